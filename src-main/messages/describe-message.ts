import type { MessageStatus } from '../../src-shared/contract/message-status.ts';
import { certaintyOf } from '../../src-shared/domain/message-states.ts';
import { showMobile } from '../../src-shared/domain/phone.ts';
import { dayOf, sayInstant, timeOfDay } from '../../src-shared/time.ts';
import type { MessagesTable } from '../database/schema.ts';
import { isDoubt, isReasonCode, reasonSentence } from '../delivery/reasons.ts';

/** What of a message its status is told from. */
export type MessageFacts = Pick<
  MessagesTable,
  'state' | 'due_at' | 'reason' | 'reason_detail' | 'gateway' | 'test_recipient'
>;

/** What is known of a message, in a user's words, and nothing that is not known. `now` decides "until 14:05". */
export function describeMessage(message: MessageFacts, now: string): MessageStatus {
  return {
    state: message.state,
    note: [noteFor(message, now), testNote(message)].filter((note) => note !== '').join(' '),
    practice: message.gateway === 'practice',
  };
}

/** Of what went to the firm's own number or address: that no client has it. */
function testNote({ state, test_recipient }: MessageFacts): string {
  if (test_recipient === null || certaintyOf(state) === null) return '';
  return `Test mode: it went to ${showMobile(test_recipient)}, not to the client.`;
}

function noteFor(message: MessageFacts, now: string): string {
  const why =
    message.reason && isReasonCode(message.reason)
      ? reasonSentence(message.reason, message.reason_detail ?? '')
      : '';
  // The reason is the last try's; what is not known is an earlier one.
  if (message.state === 'not_known' && !isDoubt(message.reason))
    return `An earlier try may have gone. ${why}`;
  if (message.state !== 'queued' || message.due_at <= now) return message.reason === 'undo_window' ? '' : why;
  const until =
    dayOf(message.due_at) === dayOf(now) ? timeOfDay(message.due_at, true) : sayInstant(message.due_at, now);
  return message.reason === 'undo_window'
    ? `Until ${until}, while it can be undone.`
    : `Until ${until}. ${why}`.trim();
}
