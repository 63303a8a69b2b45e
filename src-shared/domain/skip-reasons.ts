import { assertNever } from '../result.ts';

/** Why a triggered action sent nothing to a client. */
export const skipReasons = [
  'condition_not_met',
  'condition_faulty',
  'no_party',
  'status_gone',
  'status_already',
  'pre_activation',
  'field_gone',
  'value_not_valid',
  'nothing_to_set',
  'address_not_valid',
  'no_clients',
  'messages_off',
  'matter_closed',
  'not_flagged_for_texts',
  'not_flagged_for_emails',
  'no_channel',
  'no_mobile',
  'no_email',
  'mobile_not_valid',
  'email_not_valid',
  'opted_out',
  'empty_token',
  'template_faulty',
  'too_long',
  'already_told',
  'perhaps_told',
  'duplicate',
  'perhaps_duplicate',
] as const;

/** One of the reasons for a skip. */
export type SkipReason = (typeof skipReasons)[number];

/** The reason as a sentence about a client; `detail` is the token, the fault or the day it speaks of. */
export function skipSentence(reason: SkipReason, name: string, detail: string): string {
  switch (reason) {
    case 'condition_not_met':
      return `Its condition is not met: ${detail}.`;
    case 'condition_faulty':
      return `Its condition in Options has a fault: ${detail}`;
    case 'no_party':
      return `The matter has no ${detail}. Add one under Details.`;
    case 'status_gone':
      return 'The status it sets is no longer there. Mend the action in Options.';
    case 'status_already':
      return `The status is already ${detail}.`;
    case 'pre_activation':
      return `The matter cannot become Active yet. Still to do: ${detail}.`;
    case 'field_gone':
      return 'The field it sets is no longer there. Mend the action in Options.';
    case 'value_not_valid':
      return `The value it sets does not fit the field: ${detail}.`;
    case 'nothing_to_set':
      return 'None of the tasks it sets is outstanding on this matter.';
    case 'address_not_valid':
      return `The address of the web page is not one that can be opened: ${detail}.`;
    case 'no_clients':
      return 'The matter has no client to tell. Add one under Details.';
    case 'messages_off':
      return 'Messages are switched off for this matter.';
    case 'matter_closed':
      return 'The matter is cancelled or archived, and such matters send nothing.';
    case 'not_flagged_for_texts':
      return `${name} is not flagged to be sent texts.`;
    case 'not_flagged_for_emails':
      return `${name} is not flagged to be sent emails.`;
    case 'no_channel':
      return `${name} has neither a mobile flagged for texts nor an email address flagged for emails.`;
    case 'no_mobile':
      return `${name} has no mobile number.`;
    case 'no_email':
      return `${name} has no email address.`;
    case 'mobile_not_valid':
      return `The mobile number of ${name} is not a valid mobile: ${detail}.`;
    case 'email_not_valid':
      return `The email address of ${name} is not valid: ${detail}.`;
    case 'opted_out':
      return `${name} has asked for no more texts.`;
    case 'empty_token':
      return `The text needs ${detail}, which is empty.`;
    case 'template_faulty':
      return `The text in Options has a fault: ${detail}`;
    case 'too_long':
      return `The text is too long to send: ${detail}.`;
    case 'already_told':
      return `${name} was told this on ${detail}, so it was not sent again.`;
    case 'perhaps_told':
      return `${name} may have been told this on ${detail}, so it was not sent again: see the message on Documents.`;
    case 'duplicate':
      return detail === ''
        ? `The same text to ${name} already waits to go, so it was not sent again.`
        : `The same text was sent to ${name} at ${detail}, so it was not sent again.`;
    case 'perhaps_duplicate':
      return `The same text may have been sent to ${name} at ${detail}, so it was not sent again: see the message on Documents.`;
    default:
      return assertNever(reason);
  }
}
