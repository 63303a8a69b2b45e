import { findBankDetails } from '../../src-shared/domain/bank-details-guard.ts';
import { nextSendingTime } from '../../src-shared/domain/sending-hours.ts';
import { addSeconds, dayOf } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import type { ReasonCode } from '../delivery/reasons.ts';
import type { SendingRules } from '../delivery/sending-rules.ts';
import { countOn } from './daily-limit-queries.ts';
import type { NewMessage } from './new-message.ts';

/** A message that has not gone a day after it was due expires: stale news is worse than none. */
export const lifetimeSeconds = 24 * 60 * 60;

/** How a message begins: waiting until it is due, or blocked by a rule for a person to look at. */
export type Placed = {
  state: 'queued' | 'blocked';
  due_at: string;
  ordered_at: string;
  not_after: string;
  reason: ReasonCode | null;
  reason_detail: string | null;
  attention: 0 | 1;
};

/**
 * Where the rules of sending put new messages, in their order. The same rules are asked again just before each is sent:
 * this tells a user at once what is known already.
 */
export async function placeMessages(
  tx: Queryable,
  rules: SendingRules,
  messages: readonly NewMessage[],
  now: string,
): Promise<Placed[]> {
  const placed: Placed[] = [];
  const taken = new Map<string, number>();
  for (const message of messages) {
    const dueAt = nextSendingTime(message.dueAt, rules.hours, rules.calendar);
    const block = findBlock(message) ?? (await findLimit(tx, rules, message, dueAt, taken, now));
    placed.push({
      state: block ? 'blocked' : 'queued',
      due_at: dueAt,
      ordered_at: dueAt,
      not_after: addSeconds(dueAt, lifetimeSeconds),
      reason: block ? block.reason : whyItWaits(message.dueAt, dueAt, now),
      reason_detail: block ? block.detail : null,
      attention: block ? 1 : 0,
    });
  }
  return placed;
}

type Block = { reason: ReasonCode; detail: string };

function findBlock({ subject, body }: NewMessage): Block | null {
  const found = findBankDetails(`${subject ?? ''}\n${body}`);
  return found ? { reason: 'bank_details', detail: found.found } : null;
}

/** Counts the message in, unless its client has had what they may on its day. `taken`: of this batch, by contact and day. */
async function findLimit(
  tx: Queryable,
  { firm }: SendingRules,
  { contactId, isToProfessional }: NewMessage,
  dueAt: string,
  taken: Map<string, number>,
  now: string,
): Promise<Block | null> {
  const { daily_limit: limit } = firm;
  if (limit === null || isToProfessional) return null;
  const day = dayOf(dueAt);
  const key = `${contactId} ${day}`;
  const before = taken.get(key) ?? (await countOn(tx, contactId, day, firm, now));
  if (before >= limit) return { reason: 'daily_limit', detail: String(limit) };
  taken.set(key, before + 1);
  return null;
}

function whyItWaits(wanted: string, dueAt: string, now: string): ReasonCode | null {
  if (dueAt > wanted) return 'outside_hours';
  return dueAt > now ? 'undo_window' : null;
}
