import { addSeconds, millisecondsBetween } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import { leaseSeconds } from './delivery-queries.ts';

/** Two computers of a firm, or a computer that sets its clock right, differ by no more than this, in seconds. */
const toleranceSeconds = 120;
/** No pause, no looking and no asking is planned further ahead than this, in seconds. */
const furthestSeconds = 2 * 60 * 60;

/**
 * Mends what was planned by a clock that ran ahead: what was written in what is now the future waits as long as it was
 * meant to, from now on, and not until that future comes. Answers whether anything was mended.
 */
export async function mendFuture(tx: Queryable, now: string): Promise<boolean> {
  const limit = addSeconds(now, toleranceSeconds);
  const ahead = await tx
    .selectFrom('messages')
    .select(['id', 'due_at', 'not_after', 'state_at'])
    .where('state', 'in', ['queued', 'claimed', 'dispatching'])
    .where('state_at', '>', limit)
    .execute();
  for (const { id, due_at, not_after, state_at } of ahead) {
    const back = millisecondsBetween(state_at, now) / 1000;
    await tx
      .updateTable('messages')
      .set({ due_at: addSeconds(due_at, back), not_after: addSeconds(not_after, back), state_at: now })
      .where('id', '=', id)
      .execute();
  }
  // How long is asked and looked is counted from here. Only the few that still are stand in these indexes.
  const asked = await tx
    .updateTable('messages')
    .set({ state_at: now })
    .where('state', '=', 'accepted')
    .where('poll_at', 'is not', null)
    .where('state_at', '>', limit)
    .executeTakeFirst();
  const doubted = await tx
    .updateTable('messages')
    .set({ state_at: now })
    .where('state', '=', 'not_known')
    .where('check_at', 'is not', null)
    .where('state_at', '>', limit)
    .executeTakeFirst();
  const furthest = addSeconds(now, furthestSeconds);
  const leases = await tx
    .updateTable('messages')
    .set({ claimed_until: addSeconds(now, leaseSeconds) })
    .where('state', 'in', ['claimed', 'dispatching'])
    .where('claimed_until', '>', addSeconds(now, leaseSeconds + toleranceSeconds))
    .executeTakeFirst();
  const polls = await tx
    .updateTable('messages')
    .set({ poll_at: now })
    .where('state', '=', 'accepted')
    .where('poll_at', '>', furthest)
    .executeTakeFirst();
  const checks = await tx
    .updateTable('messages')
    .set({ check_at: now })
    .where('state', '=', 'not_known')
    .where('check_at', '>', furthest)
    .executeTakeFirst();
  const pauses = await tx
    .deleteFrom('channel_pauses')
    .where('paused_until', '>', furthest)
    .executeTakeFirst();
  const mended = [leases, asked, doubted, polls, checks].map(({ numUpdatedRows }) => numUpdatedRows);
  return ahead.length > 0 || [...mended, pauses.numDeletedRows].some((count) => Number(count) > 0);
}
