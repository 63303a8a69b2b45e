import type { Queryable } from '../database/database.ts';
import type { OutboxMessage } from './delivery-queries.ts';

/** The message that is not known and is to be looked for next, when that time has come; undefined when there is none. */
export function findCheckable(db: Queryable, now: string): Promise<OutboxMessage | undefined> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('check_at', 'is not', null)
    .where('check_at', '<=', now)
    .where('state', '=', 'not_known')
    .orderBy('check_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** When the next message that is not known is to be looked for; null when none is. */
export async function nextCheckAt(db: Queryable): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('check_at')
    .where('check_at', 'is not', null)
    .where('state', '=', 'not_known')
    .orderBy('check_at')
    .limit(1)
    .executeTakeFirst();
  return row?.check_at ?? null;
}

/** Writes what a looking gave, unless another runner or a user has moved the message since. Answers whether it was written. */
export async function completeCheck(
  tx: Queryable,
  message: Pick<OutboxMessage, 'id' | 'check_at' | 'attempts'>,
  changes: Partial<OutboxMessage>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set(changes)
    .where('id', '=', message.id)
    .where('state', '=', 'not_known')
    .where('attempts', '=', message.attempts)
    .where('check_at', '=', message.check_at)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Whether the same words to the same recipient are being handed over just now: what a provider lists may be those. */
export async function isTwinUnderWay(
  tx: Queryable,
  { id, recipient, body }: Pick<OutboxMessage, 'id' | 'recipient' | 'body'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('messages')
    .select('id')
    .where('state', '=', 'dispatching')
    .where('recipient', '=', recipient)
    .where('body', '=', body)
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Records for good that the last attempt of a message was taken over after all. */
export async function proveAttempt(
  tx: Queryable,
  message: Pick<OutboxMessage, 'id' | 'attempts'>,
  providerId: string,
): Promise<void> {
  await tx
    .updateTable('message_attempts')
    .set({ outcome: 'accepted', code: 'found', provider_id: providerId })
    .where('message_id', '=', message.id)
    .where('number', '=', message.attempts)
    .execute();
}
