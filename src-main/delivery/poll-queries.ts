import type { Queryable } from '../database/database.ts';
import type { OutboxMessage } from './delivery-queries.ts';

/** The accepted messages that are next to be asked after, of those whose time has come; at most `count`. */
export function listPollable(db: Queryable, now: string, count: number): Promise<OutboxMessage[]> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('poll_at', 'is not', null)
    .where('poll_at', '<=', now)
    .where('state', '=', 'accepted')
    .orderBy('poll_at')
    .orderBy('id')
    .limit(count)
    .execute();
}

/** When the next accepted message is to be asked after; null when none is. */
export async function nextPollAt(db: Queryable): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('poll_at')
    .where('poll_at', 'is not', null)
    .where('state', '=', 'accepted')
    .orderBy('poll_at')
    .limit(1)
    .executeTakeFirst();
  return row?.poll_at ?? null;
}

/** Writes what an asking gave, unless another runner has asked since. Answers whether it was written. */
export async function completePoll(
  tx: Queryable,
  message: Pick<OutboxMessage, 'id' | 'polls' | 'provider_id'>,
  changes: Partial<
    Pick<
      OutboxMessage,
      'state' | 'state_at' | 'reason' | 'reason_detail' | 'attention' | 'may_have_gone' | 'segments'
    >
  > & { poll_at: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ ...changes, polls: message.polls + 1 })
    .where('id', '=', message.id)
    .where('state', '=', 'accepted')
    .where('polls', '=', message.polls)
    // It may have been sent again since: what became of the earlier one says nothing of that.
    .where('provider_id', '=', message.provider_id)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
