import type { Insertable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { PracticeInboxTable } from '../database/schema.ts';

/** Keeps a message that the practice gateway took. */
export async function insertPracticeMessage(
  db: Queryable,
  message: Insertable<PracticeInboxTable>,
): Promise<void> {
  await db.insertInto('practice_inbox').values(message).execute();
}

/** When the practice gateway took a message; undefined when it never did. */
export async function findPracticeAcceptance(db: Queryable, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('practice_inbox')
    .select('accepted_at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.accepted_at;
}

/** The ids under which the practice gateway took a message, in order; more than one after Send again. */
export async function listPracticeIds(db: Queryable, messageId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('practice_inbox')
    .select('id')
    .where('message_id', '=', messageId)
    .orderBy('accepted_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The practice inbox, newest first. */
export function listPracticeInbox(db: Queryable, limit: number) {
  return db
    .selectFrom('practice_inbox')
    .select(['id', 'channel', 'recipient', 'subject', 'body', 'accepted_at'])
    .orderBy('accepted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
