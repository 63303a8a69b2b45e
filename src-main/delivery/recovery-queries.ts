import type { ExpressionBuilder } from 'kysely';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import type { Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';

/** Which messages a runner may take from another: all of them, or those whose lease is over. */
export type Orphans = { notOwner: string; leaseOverAt: string | null };

function orphans(tx: Queryable, state: 'claimed' | 'dispatching', { notOwner, leaseOverAt }: Orphans) {
  const update = tx
    .updateTable('messages')
    .where('state', '=', state)
    .where((eb) => eb.or([eb('claimed_by', 'is', null), eb('claimed_by', '!=', notOwner)]));
  return leaseOverAt === null ? update : update.where('claimed_until', '<=', leaseOverAt);
}

/** What was claimed was due: it still is, also when the clock that said so ran ahead. */
function backToWaiting(eb: ExpressionBuilder<Schema, 'messages'>, now: string) {
  const due_at = eb.case().when('due_at', '>', now).then(now).else(eb.ref('due_at')).end();
  return { state: 'queued' as const, due_at, claimed_by: null, claimed_until: null, state_at: now };
}

/** Puts back what other runners had claimed and not begun to hand over. Answers the messages. */
export function requeueOrphans(tx: Queryable, which: Orphans, now: string) {
  return orphans(tx, 'claimed', which)
    .set((eb) => backToWaiting(eb, now))
    .returning(['id', 'matter_id', 'tick_id'])
    .execute();
}

/** Says "not known" of what other runners were handing over when they ended. Answers the messages. */
export function doubtOrphans(tx: Queryable, which: Orphans, now: string) {
  return orphans(tx, 'dispatching', which)
    .set({
      state: 'not_known',
      reason: 'crashed',
      reason_detail: null,
      may_have_gone: 1,
      claimed_by: null,
      claimed_until: null,
      state_at: now,
    })
    .returning(['id', 'matter_id', 'tick_id', 'gateway', 'retried'])
    .execute();
}

/** Ends the record of the attempts of messages that are in doubt, and says when they are looked for, or that a person has to decide. */
export async function followDoubt(
  tx: Queryable,
  ids: string[],
  checkAt: string | null,
  now: string,
): Promise<void> {
  if (ids.length === 0) return;
  await finishAttempts(tx, ids, 'not_known', 'crashed', now);
  await tx
    .updateTable('messages')
    .set({ check_at: checkAt, checks: 0, attention: checkAt === null ? 1 : 0 })
    .where('id', 'in', ids)
    .execute();
}

/**
 * Puts back what an owner holds of a channel but those it names. Only for a lane that knows that no gateway has any of it:
 * `held` are those it handed over and has not written down. Answers the messages.
 */
export async function putBackUnsent(
  tx: Queryable,
  channel: Channel,
  owner: string,
  held: readonly string[],
  now: string,
) {
  const put = await tx
    .updateTable('messages')
    .set((eb) => backToWaiting(eb, now))
    .where('state', 'in', ['claimed', 'dispatching'])
    .where('channel', '=', channel)
    .where('claimed_by', '=', owner)
    .$if(held.length > 0, (query) =>
      // What is only claimed has no gateway, though an earlier try of it may still be out.
      query.where((eb) => eb.or([eb('state', '=', 'claimed'), eb('id', 'not in', held)])),
    )
    .returning(['id', 'matter_id', 'tick_id'])
    .execute();
  const ids = put.map((message) => message.id);
  if (ids.length > 0) await finishAttempts(tx, ids, 'later', 'not_begun', now);
  return put;
}

async function finishAttempts(
  tx: Queryable,
  ids: string[],
  outcome: 'later' | 'not_known',
  code: string,
  now: string,
) {
  await tx
    .updateTable('message_attempts')
    .set({ finished_at: now, outcome, code })
    .where('message_id', 'in', ids)
    .where('finished_at', 'is', null)
    .execute();
}

/** When the first lease of another runner ends; null when none is held. */
export async function nextLeaseEnd(db: Queryable, notOwner: string): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('claimed_until')
    .where('state', 'in', ['claimed', 'dispatching'])
    .where('claimed_by', '!=', notOwner)
    .where('claimed_until', 'is not', null)
    .orderBy('claimed_until')
    .limit(1)
    .executeTakeFirst();
  return row?.claimed_until ?? null;
}
