import type { MessageStatus } from '../../src-shared/contract/message-status.ts';
import { certaintyOf } from '../../src-shared/domain/message-states.ts';
import { showMobile } from '../../src-shared/domain/phone.ts';
import { addSeconds, dayOf, sayInstant, timeOfDay } from '../../src-shared/time.ts';
import type { MessagesTable } from '../database/schema.ts';
import { code, sending } from '../delivery/reasons/reason.ts';
import { isDoubt, isReasonCode, reasonFor, reasonSentence } from '../delivery/reasons.ts';

/** What of a message its status is told from. */
export type MessageFacts = Pick<
  MessagesTable,
  | 'state'
  | 'state_at'
  | 'due_at'
  | 'reason'
  | 'reason_detail'
  | 'gateway'
  | 'check_at'
  | 'missed_at'
  | 'attention'
  | 'test_recipient'
>;

/** The columns of them, where messages are joined. */
export const statusColumns = [
  'messages.state',
  'messages.state_at',
  'messages.due_at',
  'messages.reason',
  'messages.reason_detail',
  'messages.gateway',
  'messages.check_at',
  'messages.missed_at',
  'messages.attention',
  'messages.test_recipient',
] as const;

/** After this, in seconds, a provider's lists are looked through for the last time. */
const lastCheckSeconds = 60 * 60;

/** What is known of a message, in a user's words, and nothing that is not known. `now` decides "until 14:05". */
export function describeMessage(message: MessageFacts, now: string): MessageStatus {
  return {
    state: message.state,
    note: [noteFor(message, now), testNote(message)].filter((note) => note !== '').join(' '),
    practice: message.gateway === 'practice',
  };
}

/** Whether it is the firm's own number or address that a message did not reach, in test mode, and nothing of the client. */
export function isFaultOfTest({
  state,
  reason,
  test_recipient,
}: Pick<MessageFacts, 'state' | 'reason' | 'test_recipient'>): boolean {
  if (test_recipient === null || (state !== 'failed' && state !== 'undelivered')) return false;
  return reason !== null && isReasonCode(reason) && reasonFor(reason).concerns === 'contact';
}

/** Of what went, or did not go, to the firm's own number or address: that it is not the client's. */
function testNote(message: MessageFacts): string {
  const { state, test_recipient, reason_detail } = message;
  if (test_recipient === null) return '';
  if (isFaultOfTest(message))
    return `Test mode: it did not reach ${showMobile(test_recipient)}${code(reason_detail ?? '')}, where tests go. Look at it under ${sending}. It says nothing of the client.`;
  const certainty = certaintyOf(state);
  if (state === 'failed' || (certainty !== null && certainty !== 'told'))
    return `Test mode: it was for ${showMobile(test_recipient)}, so this says nothing of the client.`;
  if (certainty === null) return '';
  return `Test mode: it went to ${showMobile(test_recipient)}, not to the client.`;
}

/** The same where a message may be joined or not: null when it is none. */
export function describeIfMessage(
  row: { [Key in keyof MessageFacts]: MessageFacts[Key] | null },
  now: string,
): MessageStatus | null {
  // A message that is joined is joined with all that it must have.
  return row.state === null ? null : describeMessage(row as MessageFacts, now);
}

/** Until when it is being found out whether a message went; null when nobody does, or a person has to decide already. */
export function checkingUntil({
  state,
  state_at,
  check_at,
  attention,
  gateway,
}: Pick<MessageFacts, 'state' | 'state_at' | 'check_at' | 'attention' | 'gateway'>): string | null {
  if (state !== 'not_known' || check_at === null || attention === 1) return null;
  if (gateway !== 'twilio') return check_at;
  const last = addSeconds(state_at, lastCheckSeconds);
  return last > check_at ? last : check_at;
}

function noteFor(message: MessageFacts, now: string): string {
  const why =
    message.reason && isReasonCode(message.reason) && !isFaultOfTest(message)
      ? reasonSentence(message.reason, message.reason_detail ?? '')
      : '';
  if (message.state === 'not_known') {
    // The reason is the last try's; what is not known may be an earlier one.
    const doubt = isDoubt(message.reason) ? why : `An earlier try may have gone. ${why}`;
    const { missed_at } = message;
    const missed =
      missed_at === null ? '' : ` At ${sayWhen(missed_at, now, false)} the provider’s list did not have it.`;
    const until = checkingUntil(message);
    const check = until === null ? '' : ` ${sayCheck(message, sayWhen(until, now, false))}`;
    return `${doubt}${missed}${check}`;
  }
  if (message.state !== 'queued' || message.due_at <= now) return message.reason === 'undo_window' ? '' : why;
  const due = sayWhen(message.due_at, now, true);
  return message.reason === 'undo_window'
    ? `Until ${due}, while it can be undone.`
    : `Until ${due}. ${why}`.trim();
}

/** A mail server cannot be asked: an email is tried once more instead. */
function sayCheck({ gateway }: MessageFacts, until: string): string {
  return gateway === 'smtp' ? `It is tried once more at ${until}.` : `It is being checked until ${until}.`;
}

/** The time of day, with the day when that is not today. */
function sayWhen(at: string, now: string, seconds: boolean): string {
  return dayOf(at) === dayOf(now) ? timeOfDay(at, seconds) : sayInstant(at, now);
}
