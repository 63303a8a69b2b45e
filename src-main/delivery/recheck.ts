import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { parseMobile } from '../../src-shared/domain/phone.ts';
import { matterSkip } from '../../src-shared/domain/progress-message.ts';
import { isStatusOfOwnTick, statusGiven } from '../tasks/own-status.ts';
import type { ReasonCode } from './reasons.ts';
import type { readSendingFacts } from './recheck-queries.ts';

/** What decides, just before sending, whether a message may still go. */
export type SendingFacts = Awaited<ReturnType<typeof readSendingFacts>>;

/** A reason not to send a message after all, and the state it then ends in. */
export type Obstacle = { state: 'cancelled' | 'expired'; reason: ReasonCode; reason_detail?: string };

/**
 * Whether the tick behind a message was taken back while it was being handed over. A task that was ticked again since
 * did not tell the client a second time, so that the first message must go.
 */
export function isTakenBack(facts: Pick<SendingFacts, 'undone_at' | 'completed_at'>): boolean {
  return facts.undone_at !== null && facts.completed_at === null;
}

/** Whether the matter has the status that the message's own tick gave it: "we have closed your file" closes the file. */
function isClosedByItsOwnTick(facts: SendingFacts): boolean {
  return isStatusOfOwnTick(statusGiven(facts.own_status_change), facts.status_type_id);
}

/** Whether the contact has another number or address now than the one a message was written to, read as a tick reads it. */
function findOtherAddress({ channel, recipient, mobile, email }: SendingFacts): Obstacle | null {
  if (channel === 'sms') {
    const now = parseMobile(mobile ?? '');
    if (!now.ok) return { state: 'cancelled', reason: 'number_gone' };
    if (now.e164 === recipient) return null;
    return { state: 'cancelled', reason: 'number_changed', reason_detail: now.shown };
  }
  const now = parseEmailAddress(email ?? '');
  if (now === null) return { state: 'cancelled', reason: 'address_gone' };
  if (now === recipient) return null;
  return { state: 'cancelled', reason: 'address_changed', reason_detail: now };
}

/** Why a message may no longer go; null when it may. Consent, address, matter and time may have changed since it was queued. */
export function findObstacle(facts: SendingFacts, now: string): Obstacle | null {
  if (isTakenBack(facts)) return { state: 'cancelled', reason: 'withdrawn' };
  if (facts.not_after <= now) return { state: 'expired', reason: 'expired' };
  const matter = matterSkip({
    messagesOff: facts.messages_off === 1,
    statusKind: isClosedByItsOwnTick(facts) ? 'active' : facts.status_kind,
  });
  if (matter)
    return { state: 'cancelled', reason: matter === 'matter_closed' ? 'matter_closed' : 'messages_off' };
  if (!facts.on_matter) return { state: 'cancelled', reason: 'not_on_matter' };
  return findRefusal(facts) ?? findOtherAddress(facts);
}

/** Whether the recipient wants no such message any more. */
function findRefusal(facts: SendingFacts): Obstacle | null {
  // A professional is written to at work: their consent was not asked when it was queued, and is not now.
  if (facts.action_kind === 'email_party') return null;
  if (facts.channel === 'email') {
    return facts.send_emails === 1 ? null : { state: 'cancelled', reason: 'not_flagged_for_emails' };
  }
  if (facts.sms_opted_out_at !== null) return { state: 'cancelled', reason: 'opted_out' };
  return facts.send_texts === 1 ? null : { state: 'cancelled', reason: 'not_flagged_for_texts' };
}
