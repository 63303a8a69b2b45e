import type { Selectable } from 'kysely';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import type { MessagesTable } from '../database/schema.ts';
import type { GatewayName } from './gateway.ts';
import type { ReasonCode } from './reasons.ts';

/** A message of the outbox as the runner has it. */
export type OutboxMessage = Selectable<MessagesTable>;

/** How long a runner may hold a message before another may say that it died: longer than any gateway's limit. */
const leaseSeconds = 300;

/** Takes the first message of a channel that is due, for one owner; undefined when there is none. */
export function claimNext(
  db: Queryable,
  channel: Channel,
  owner: string,
  now: string,
): Promise<OutboxMessage | undefined> {
  return (
    db
      .updateTable('messages')
      .set({
        state: 'claimed',
        claimed_by: owner,
        claimed_until: addSeconds(now, leaseSeconds),
        state_at: now,
        // Why it waited is over, whatever comes next.
        reason: null,
        reason_detail: null,
      })
      .where('id', '=', (eb) =>
        eb
          .selectFrom('messages')
          .select('id')
          .where('state', '=', 'queued')
          .where('due_at', '<=', now)
          .where('channel', '=', channel)
          .orderBy('due_at')
          .orderBy('id')
          .limit(1),
      )
      // Looked at again under the row's lock: of two runners that found the same message, one gets it.
      .where('state', '=', 'queued')
      .returningAll()
      .executeTakeFirst()
  );
}

/** Whether an owner still holds a message that it claimed. */
export async function isStillClaimed(tx: Queryable, id: string, owner: string): Promise<boolean> {
  const row = await tx
    .selectFrom('messages')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'claimed')
    .where('claimed_by', '=', owner)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Says, before a gateway is called, that a message is being handed over, and begins the record of the attempt.
 * Answers the attempt's number; null when the message is no longer this owner's.
 */
export async function markDispatching(
  tx: Queryable,
  id: string,
  { owner, machine }: { owner: string; machine: string },
  gateway: GatewayName,
  now: string,
): Promise<number | null> {
  const row = await tx
    .updateTable('messages')
    .set((eb) => ({
      state: 'dispatching' as const,
      attempts: eb('attempts', '+', 1),
      gateway,
      claimed_until: addSeconds(now, leaseSeconds),
      state_at: now,
    }))
    .where('id', '=', id)
    .where('state', '=', 'claimed')
    .where('claimed_by', '=', owner)
    .returning(['attempts', 'recipient'])
    .executeTakeFirst();
  if (!row) return null;
  const attempt = {
    id: newId(),
    message_id: id,
    number: row.attempts,
    gateway,
    started_by: owner,
    machine,
    recipient: row.recipient,
    started_at: now,
  };
  await tx
    .insertInto('message_attempts')
    .values({ ...attempt, finished_at: null, outcome: null, code: null })
    .execute();
  return row.attempts;
}

/** What an attempt leaves behind: of the message, and of the record of the attempt. */
export type Completion = {
  message: Pick<OutboxMessage, 'state' | 'reason' | 'reason_detail'> &
    Partial<Pick<OutboxMessage, 'due_at' | 'provider_id' | 'poll_at'>>;
  outcome: 'accepted' | 'refused' | 'later' | 'not_known';
  code: string | null;
};

/** Ends an attempt, as its owner only: false, with nothing changed, when the message is no longer in this attempt. */
export async function completeAttempt(
  tx: Queryable,
  attempt: { messageId: string; number: number; owner: string },
  completion: Completion,
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ ...completion.message, claimed_by: null, claimed_until: null, state_at: now })
    .where('id', '=', attempt.messageId)
    .where('state', '=', 'dispatching')
    .where('claimed_by', '=', attempt.owner)
    .where('attempts', '=', attempt.number)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) return false;
  await tx
    .updateTable('message_attempts')
    .set({ finished_at: now, outcome: completion.outcome, code: completion.code })
    .where('message_id', '=', attempt.messageId)
    .where('number', '=', attempt.number)
    .where('finished_at', 'is', null)
    .execute();
  return true;
}

/** Ends, or puts back, a message that its owner claimed and has not handed over. */
export async function releaseClaim(
  tx: Queryable,
  id: string,
  owner: string,
  to: { state: 'queued' | 'cancelled' | 'expired'; reason: ReasonCode | null; reason_detail?: string },
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ reason_detail: null, ...to, claimed_by: null, claimed_until: null, state_at: now })
    .where('id', '=', id)
    .where('state', '=', 'claimed')
    .where('claimed_by', '=', owner)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** When the next message of a channel is due, or the next after an instant; null when none waits. */
export async function nextDueAt(db: Queryable, channel: Channel, after?: string): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('due_at')
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .$if(after !== undefined, (query) => query.where('due_at', '>', after ?? ''))
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

export {
  endPauses,
  expireWaiting,
  explainWaiting,
  listPauses,
  pauseChannel,
  pausedUntil,
  resumeChannel,
} from './pause-queries.ts';
