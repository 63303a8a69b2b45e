const noCharge = 'Nothing was sent.';
const mayHaveGone =
  'It may have gone, so it is not sent again by itself. Ask the client before sending another.';

const smsAccount = 'Options > SMS account';
const emailAccount = 'Options > Email account';

/** The code in brackets, when there is one, for whoever has to ask the provider. */
const code = (detail: string) => (detail === '' ? '' : ` (code ${detail})`);

/** Every reason, one per meaning, as a sentence that says what to do. */
const sentences = {
  // Why it waits
  undo_window: () => 'It waits while it can be undone.',
  no_network: () => 'The internet could not be reached. It goes by itself when the connection is back.',
  provider_busy: (detail) =>
    `The provider could not take it just now${code(detail)}. It is tried again by itself.`,
  rate: () => 'The provider asked to send more slowly. It goes by itself.',
  mailbox_busy: (detail) =>
    `The client's mailbox could not take it just now${code(detail)}. It is tried again by itself.`,
  sms_auth: () =>
    `Twilio refused the account SID or the auth token. Ask an administrator to check ${smsAccount}.`,
  sms_account_not_found: () =>
    `The SMS provider knows no such account. Ask an administrator to check the SID and the API address under ${smsAccount}.`,
  email_auth: () =>
    `The mail server refused the user name or the password. Ask an administrator to check ${emailAccount}.`,
  email_password_off: () =>
    `The mail server no longer takes passwords for this account. Ask IT to allow SMTP sign-in, or to give another account for ${emailAccount}.`,
  tls: () =>
    'No safe connection to the provider could be made, so nothing was sent. Ask IT to check the certificate and the connection security of the account.',
  account_incomplete: () =>
    `The account is not complete. Ask an administrator to fill in ${smsAccount} or ${emailAccount}.`,
  secret_unreadable: () =>
    `The saved password cannot be read on this computer. Ask an administrator to type it again under ${smsAccount} or ${emailAccount}.`,
  // Why it was withdrawn
  withdrawn: () => 'It was withdrawn before it was sent.',
  practice_ended: () =>
    'It was written for practice, and the real account was set before it went, so it was not sent. If it is still wanted, send it again.',
  expired: () =>
    'It could not be sent in time, so it was not sent: the news would be old. Send a new message.',
  messages_off: () => 'Messages were switched off for this matter, so it was not sent.',
  matter_closed: () => 'The matter was cancelled or archived, so it was not sent.',
  not_flagged_for_texts: () => 'The client is no longer flagged to be sent texts, so it was not sent.',
  not_flagged_for_emails: () => 'The client is no longer flagged to be sent emails, so it was not sent.',
  not_on_matter: () =>
    'The recipient is no longer on the matter in the role this was written for, so it was not sent. If it is still wanted, put them back on the matter, then un-tick the task and tick it again, or write a new message.',
  number_changed: (detail) =>
    `The recipient's number was changed to ${detail} after this was written, so it was not sent to the old one. To send it to the new one, un-tick the task and tick it again, or write a new message.`,
  number_gone: () =>
    'The recipient has no valid mobile any more, so this was not sent to the old one. Ask for their mobile and type it in their details; then un-tick the task and tick it again, or write a new message.',
  address_changed: (detail) =>
    `The recipient's email address was changed to ${detail} after this was written, so it was not sent to the old one. To send it to the new one, un-tick the task and tick it again.`,
  address_gone: () =>
    'The recipient has no valid email address any more, so this was not sent to the old one. Ask for their address and type it in their details; then un-tick the task and tick it again.',
  opted_out: () => 'The client has asked for no more texts, by answering STOP. Reach them another way.',
  // Why it was refused
  number_not_valid: () => `The number is not a valid one. ${noCharge} Check the number with the client.`,
  not_a_mobile: () => `The number is not a mobile. ${noCharge} Ask the client for their mobile number.`,
  not_routable: () => `The provider cannot reach this number. ${noCharge} Reach the client another way.`,
  sms_sender_refused: (detail) =>
    `The provider does not accept the sender${code(detail)}. ${noCharge} Ask an administrator to check the sender under ${smsAccount}.`,
  region_off: () =>
    `The SMS account may not text numbers of this country. ${noCharge} Ask an administrator to allow the country at the provider.`,
  trial_account: () =>
    `The SMS account is a trial and may only text numbers verified at the provider. ${noCharge} Ask an administrator to upgrade it.`,
  too_long: () => `The text is too long. ${noCharge} Shorten it.`,
  queue_full: () => 'The provider has too many texts waiting for this sender. It is tried again by itself.',
  address_not_valid: () =>
    `The email address is not a valid one. ${noCharge} Check the address with the client.`,
  address_refused: (detail) =>
    `The mail server refused the client's address${code(detail)}. ${noCharge} Check the address with the client.`,
  email_sender_refused: (detail) =>
    `The mail server does not let this account send from the firm's address${code(detail)}. ${noCharge} Ask an administrator to check the address under ${emailAccount}.`,
  content_refused: (detail) =>
    `The mail server refused the message for what it says${code(detail)}. ${noCharge} Change the wording, or ask IT.`,
  refused: (detail) =>
    `The provider refused the message${code(detail)}. ${noCharge} Ask an administrator to look the code up.`,
  // What became of it later
  handset_off: () =>
    "The client's phone could not be reached: switched off or without signal. Send it again later, or ring.",
  blocked: () => 'The text was blocked by the network or by the client. Reach the client another way.',
  number_unknown: () => 'The number is unknown or no longer in use. Check the number with the client.',
  landline: () =>
    'The number is a landline, or its network takes no texts. Ask the client for their mobile number.',
  filtered: () =>
    "The networks held the text for spam. Reach the client another way, and change the text's wording.",
  not_delivered: (detail) => `The text did not reach the phone${code(detail)}. Send it again, or ring.`,
  no_receipt: () => 'Sent, but no receipt came back. It has probably arrived.',
  // Why it is not known
  timed_out: () => `The provider did not answer in time. ${mayHaveGone}`,
  connection_lost: () => `The connection broke while it was handed over. ${mayHaveGone}`,
  unclear_answer: (detail) => `The provider answered with a fault${code(detail)}. ${mayHaveGone}`,
  crashed: () => `Clerkwell or the computer stopped while it was handed over. ${mayHaveGone}`,
} satisfies Record<string, (detail: string) => string>;

/** Why a message waits, did not go, or is not known to have gone. */
export type ReasonCode = keyof typeof sentences;

/** Whether a stored text is a reason. */
export function isReasonCode(text: string): text is ReasonCode {
  return Object.hasOwn(sentences, text);
}

/** The reason in plain words, with what to do. `detail`: the provider's code, or empty. */
export function reasonSentence(reason: ReasonCode, detail: string): string {
  return (sentences[reason] as (detail: string) => string)(detail);
}
