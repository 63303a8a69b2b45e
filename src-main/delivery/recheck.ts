import { findBankDetails } from '../../src-shared/domain/bank-details-guard.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { parseMobile } from '../../src-shared/domain/phone.ts';
import { matterSkip } from '../../src-shared/domain/progress-message.ts';
import { markTest } from '../../src-shared/domain/test-message.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import { countGoneOn } from '../messages/daily-limit-queries.ts';
import { type Reach, reachNow, reachOf } from '../messages/went-for-real.ts';
import { isStatusOfOwnTick, statusGiven } from '../tasks/own-status.ts';
import type { OutboxMessage } from './delivery-queries.ts';
import type { ReasonCode } from './reasons.ts';
import { readSendingFacts } from './recheck-queries.ts';
import type { SendingRules } from './sending-rules.ts';

/** What decides, just before sending, whether a message may still go. */
export type SendingFacts = Awaited<ReturnType<typeof readSendingFacts>>;

/** A reason not to send a message after all, and the state it then ends in. */
type Ending<State> = { state: State; reason: ReasonCode; reason_detail?: string };

/** An end by the message's recipient, matter and time. */
type Obstacle = Ending<'cancelled' | 'expired'>;

type Block = Ending<'blocked'>;

/** What is to become of a message just before it is handed over. `pause`: its whole channel stands still. */
export type Decision =
  | {
      kind: 'go';
      recipient: string;
      recipientName: string;
      subject: string | null;
      body: string;
      /** Where it goes instead of to its recipient, in test mode; null: to the recipient. */
      testRecipient: string | null;
    }
  | { kind: 'hold'; until: string; reason: ReasonCode; detail?: string }
  | { kind: 'pause'; reason: ReasonCode; seconds: number }
  | { kind: 'end'; state: 'cancelled' | 'expired' | 'blocked'; reason: ReasonCode; detail?: string };

/** How long a channel waits for somebody to set the number or address of test mode, unless it is set before. */
const testPauseSeconds = 300;

/** The recipient's name of a test: an address book that learns from mail must not learn the client's. */
const testName = 'Clerkwell test';

/**
 * Whether the tick behind a message was taken back while it was being handed over. A task that was ticked again since
 * did not tell the client a second time, so that the first message must go.
 */
export function isTakenBack(facts: Pick<SendingFacts, 'undone_at' | 'completed_at'>): boolean {
  return facts.undone_at !== null && facts.completed_at === null;
}

/**
 * Decides, in the transaction that would hand a message over, whether it still may go, and as what: consent, address,
 * matter, settings and time may have changed since it was queued. `rules` are those of the same transaction and `now`.
 */
export async function checkBeforeSending(
  tx: Queryable,
  rules: SendingRules,
  message: OutboxMessage,
  now: string,
): Promise<Decision> {
  const facts = await readSendingFacts(tx, message.id);
  const obstacle =
    findObstacle(facts, now) ?? findBlockedText(message) ?? (await findDailyLimit(tx, rules, message, facts));
  if (obstacle) {
    const { state, reason, reason_detail: detail } = obstacle;
    return { kind: 'end', state, reason, ...(detail === undefined ? {} : { detail }) };
  }
  if (rules.opensAt > now) {
    if (rules.opensAt >= message.not_after) return { kind: 'end', state: 'expired', reason: 'expired' };
    return { kind: 'hold', until: rules.opensAt, reason: 'outside_hours' };
  }
  return address(rules, message);
}

/** Why a message may no longer go by its recipient, matter and time; null when it may. */
function findObstacle(facts: SendingFacts, now: string): Obstacle | null {
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

/** Whether the matter has the status that the message's own tick gave it: "we have closed your file" closes the file. */
function isClosedByItsOwnTick(facts: SendingFacts): boolean {
  return isStatusOfOwnTick(statusGiven(facts.own_status_change), facts.status_type_id);
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

function findBlockedText({ subject, body }: OutboxMessage): Block | null {
  const found = findBankDetails(`${subject ?? ''}\n${body}`);
  return found && { state: 'blocked', reason: 'bank_details', reason_detail: found.found };
}

/** Whether a client has had what they may have on the day the message would go. A professional has no limit. */
async function findDailyLimit(
  tx: Queryable,
  { firm, opensAt }: SendingRules,
  message: OutboxMessage,
  facts: SendingFacts,
): Promise<Block | null> {
  const { daily_limit: limit } = firm;
  if (limit === null || message.limit_waived === 1 || facts.action_kind === 'email_party') return null;
  const gone = await countGoneOn(tx, message.contact_id, dayOf(opensAt), firm);
  return gone < limit ? null : { state: 'blocked', reason: 'daily_limit', reason_detail: String(limit) };
}

/** To the client or, in test mode, marked to the firm's own number or address. Practice reaches nobody anyway. */
function address({ firm }: SendingRules, message: OutboxMessage): Decision {
  const {
    channel,
    recipient,
    recipient_name: recipientName,
    recipient_shown: shown,
    subject,
    body,
  } = message;
  const reach = reachNow(firm, channel);
  // An earlier try went the other way, and was turned away: the switch cancels what waits, but not what is out just then.
  const tried = reachOf(message);
  if (tried !== null && tried !== reach)
    return { kind: 'end', state: 'cancelled', reason: crossingReason(tried, reach) };
  if (reach !== 'test') return { kind: 'go', recipient, recipientName, subject, body, testRecipient: null };
  const test = channel === 'sms' ? testMobile(firm.test_mobile) : parseEmailAddress(firm.test_email);
  if (test === null) return { kind: 'pause', reason: 'test_recipient_missing', seconds: testPauseSeconds };
  const marked = markTest({ channel, shown, subject, body });
  return { kind: 'go', recipient: test, recipientName: testName, ...marked, testRecipient: test };
}

function crossingReason(tried: Reach, reach: Reach): ReasonCode {
  if (tried === 'practice') return 'practice_ended';
  return reach === 'practice' ? 'account_changed' : 'test_mode_changed';
}

function testMobile(stored: string): string | null {
  const mobile = parseMobile(stored);
  return mobile.ok ? mobile.e164 : null;
}
