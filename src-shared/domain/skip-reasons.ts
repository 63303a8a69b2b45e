import { assertNever } from '../result.ts';

/** Why a triggered action sent nothing to a client. */
export const skipReasons = [
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
] as const;

/** One of the reasons for a skip. */
export type SkipReason = (typeof skipReasons)[number];

/** The reason as a sentence about a client; `detail` is the token, the fault or the day it speaks of. */
export function skipSentence(reason: SkipReason, name: string, detail: string): string {
  switch (reason) {
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
    default:
      return assertNever(reason);
  }
}
