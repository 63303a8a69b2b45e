import { type NotNull, sql } from 'kysely';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';

/** SQLite takes a partial index only for a value that stands in the statement itself. */
const tookOver = sql<boolean>`message_attempts.outcome = 'accepted'`;
const leftTheHouse = sql<boolean>`message_attempts.gateway <> 'practice'`;

/**
 * What real gateways took over from one instant to before another, by who wrote it and by matter type. A message that was sent again
 * counts each time, and one that went to the firm's own number in test mode counts too: both are charged.
 */
export async function sumUsage(db: Queryable, from: string, before: string) {
  const rows = await db
    .selectFrom('message_attempts')
    .innerJoin('messages', 'messages.id', 'message_attempts.message_id')
    .innerJoin('documents', 'documents.id', 'messages.document_id')
    .innerJoin('matters', 'matters.id', 'messages.matter_id')
    .select((eb) => [
      'documents.created_by as user_id',
      'matters.matter_type_id',
      'messages.channel',
      eb.fn.countAll().as('messages'),
      eb.fn.sum('messages.segments').as('parts'),
    ])
    .where(tookOver)
    .where(leftTheHouse)
    .where('message_attempts.started_at', '>=', from)
    .where('message_attempts.started_at', '<', before)
    .groupBy(['documents.created_by', 'matters.matter_type_id', 'messages.channel'])
    // Only replies, and notes of what they changed, have no author.
    .$narrowType<{ user_id: NotNull }>()
    .execute();
  return rows.map((row) => ({ ...row, messages: toNumber(row.messages), parts: toNumber(row.parts ?? 0) }));
}

/** When a real gateway took something over for the first time; null when none ever did. */
export async function firstUsedAt(db: Queryable): Promise<string | null> {
  const row = await db
    .selectFrom('message_attempts')
    .select('started_at')
    .where(tookOver)
    .where(leftTheHouse)
    .orderBy('started_at')
    .limit(1)
    .executeTakeFirst();
  return row?.started_at ?? null;
}

/** What people and matter types are called, also those that are no longer in use. */
export async function readUsageNames(db: Queryable) {
  const users = await db.selectFrom('users').select(['id', 'name']).execute();
  const types = await db.selectFrom('matter_types').select(['id', 'name']).execute();
  return {
    users: new Map(users.map(({ id, name }) => [id, name])),
    types: new Map(types.map(({ id, name }) => [id, name])),
  };
}
