import { matterSkip } from '../../src-shared/domain/progress-message.ts';
import type { ReasonCode } from './reasons.ts';
import type { readSendingFacts } from './recheck-queries.ts';

/** What decides, just before sending, whether a message may still go. */
export type SendingFacts = Awaited<ReturnType<typeof readSendingFacts>>;

/** A reason not to send a message after all, and the state it then ends in. */
export type Obstacle = { state: 'cancelled' | 'expired'; reason: ReasonCode };

/**
 * Whether the tick behind a message was taken back while it was being handed over. A task that was ticked again since
 * did not tell the client a second time, so that the first message must go.
 */
export function isTakenBack(facts: Pick<SendingFacts, 'undone_at' | 'completed_at'>): boolean {
  return facts.undone_at !== null && facts.completed_at === null;
}

/** Why a message may no longer go; null when it may. Consent, matter and time may have changed since it was queued. */
export function findObstacle(facts: SendingFacts, now: string): Obstacle | null {
  if (isTakenBack(facts)) return { state: 'cancelled', reason: 'withdrawn' };
  if (facts.not_after <= now) return { state: 'expired', reason: 'expired' };
  const matter = matterSkip({ messagesOff: facts.messages_off === 1, statusKind: facts.status_kind });
  if (matter)
    return { state: 'cancelled', reason: matter === 'matter_closed' ? 'matter_closed' : 'messages_off' };
  if (facts.channel === 'email') {
    return facts.send_emails === 1 ? null : { state: 'cancelled', reason: 'not_flagged_for_emails' };
  }
  if (facts.sms_opted_out_at !== null) return { state: 'cancelled', reason: 'opted_out' };
  return facts.send_texts === 1 ? null : { state: 'cancelled', reason: 'not_flagged_for_texts' };
}
