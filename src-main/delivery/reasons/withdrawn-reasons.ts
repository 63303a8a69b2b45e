import type { Reason } from './reason.ts';

/** The new number or address, where it is told. */
const to = (detail: string) => (detail === '' ? '' : ` to ${detail}`);

/** A daily limit as a person says it; of an unknown one, what can be said. */
const sayMessages = (count: string) =>
  count === '' ? 'too many messages' : `${count} ${count === '1' ? 'message' : 'messages'}`;

/** Why a message was taken back before it went. */
export const withdrawnReasons = {
  withdrawn: { says: () => 'It was withdrawn before it was sent.', concerns: 'file', remedies: [] },
  practice_ended: {
    says: () =>
      'It was written for practice, and the real account was set before it went, so it was not sent. If it is still wanted, send it again.',
    concerns: 'file',
    remedies: ['send_again'],
  },
  account_changed: {
    says: () => 'The account was changed before it was tried once more. Ask the client, or send it again.',
    concerns: 'account',
    remedies: ['send_again'],
  },
  test_mode_changed: {
    says: () =>
      'Test mode was switched on or off while it waited, so it was not sent. If it is still wanted, send it again.',
    concerns: 'file',
    remedies: ['send_again'],
  },
  bank_details: {
    says: (detail) =>
      `It was not sent, because it seems to have bank details in it${detail && ` (“${detail}”)`}. They are given in person or by telephone, never by text or email: fraudsters send such messages too. Send a message without them.`,
    concerns: 'file',
    remedies: ['write_new'],
  },
  daily_limit: {
    says: (detail) =>
      `It was not sent, because the client had had ${sayMessages(detail)} that day, the most that one client is sent. Send it anyway if they need it now, or ring.`,
    concerns: 'file',
    remedies: ['send_anyway'],
  },
  expired: {
    says: () =>
      'It could not be sent in time, so it was not sent: the news would be old. Read it again: send it if it still holds, or write a new message.',
    concerns: 'file',
    remedies: ['write_new', 'send_again'],
  },
  messages_off: {
    says: () =>
      'Messages were switched off for this matter, so it was not sent. If it is still wanted, switch them on for the matter and send it again.',
    concerns: 'file',
    remedies: ['open_matter', 'send_again'],
  },
  matter_closed: {
    says: () =>
      'The matter was cancelled or archived, so it was not sent. If it is still wanted, change the status of the matter and send it again.',
    concerns: 'file',
    remedies: ['open_matter', 'send_again'],
  },
  not_on_matter: {
    says: () =>
      'The recipient is no longer on the matter in the role this was written for, so it was not sent. If it is still wanted, put them back on the matter and send it again.',
    concerns: 'file',
    remedies: ['open_matter', 'send_again'],
  },
  not_flagged_for_texts: {
    says: () =>
      'The client is no longer flagged to be sent texts, so it was not sent. If they do want texts, say so in their details and send it again.',
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  not_flagged_for_emails: {
    says: () =>
      'The client is no longer flagged to be sent emails, so it was not sent. If they do want emails, say so in their details and send it again.',
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  number_changed: {
    says: (detail) =>
      `The recipient's number was changed${to(detail)} after this was written, so it was not sent to the old one. Send it again to send it to the new one.`,
    concerns: 'contact',
    remedies: ['send_again', 'correct_contact'],
  },
  number_gone: {
    says: () =>
      'The recipient has no valid mobile any more, so this was not sent to the old one. Ask for their mobile, type it in their details and send it again.',
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  address_changed: {
    says: (detail) =>
      `The recipient's email address was changed${to(detail)} after this was written, so it was not sent to the old one. Send it again to send it to the new one.`,
    concerns: 'contact',
    remedies: ['send_again', 'correct_contact'],
  },
  address_gone: {
    says: () =>
      'The recipient has no valid email address any more, so this was not sent to the old one. Ask for their address, type it in their details and send it again.',
    concerns: 'contact',
    remedies: ['correct_contact', 'send_again'],
  },
  opted_out: {
    says: () => 'The client has asked for no more texts, by answering STOP. Reach them another way.',
    concerns: 'contact',
    remedies: [],
  },
} as const satisfies Record<string, Reason>;
