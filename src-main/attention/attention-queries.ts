import { sql } from 'kysely';
import { pageAfter } from '../database/cursor.ts';
import type { Queryable } from '../database/database.ts';
import type { MessagesTable } from '../database/schema.ts';

/** The columns that help.ts needs, where messages and contacts are joined. */
export const helpColumns = [
  'messages.id as message_id',
  'messages.matter_id',
  'messages.contact_id',
  'messages.channel',
  'messages.state',
  'messages.state_at',
  'messages.reason',
  'messages.gateway',
  'messages.check_at',
  'messages.attention',
  'messages.test_recipient',
  'contacts.full_name',
  'contacts.mobile',
  'contacts.email',
] as const;

function messagesToLookAt(db: Queryable) {
  return db
    .selectFrom('messages')
    .innerJoin('contacts', 'contacts.id', 'messages.contact_id')
    .innerJoin('matters', 'matters.id', 'messages.matter_id')
    .innerJoin('documents', 'documents.id', 'messages.document_id')
    .innerJoin('users', 'users.id', 'documents.created_by')
    .select([
      ...helpColumns,
      'messages.document_id',
      'messages.recipient_name',
      'messages.recipient_shown',
      'messages.subject as email_subject',
      'messages.body',
      'messages.due_at',
      'messages.reason_detail',
      'messages.missed_at',
      'matters.reference',
      'matters.client_names',
      'matters.subject',
      'users.initials as by_initials',
    ]);
}

/** SQLite takes a partial index only for a value that stands in the statement itself. */
const wantsAttention = sql<boolean>`messages.attention = 1`;

/** One page of the messages that somebody has to look at, newest first. */
export function listAttention(db: Queryable, limit: number, after: string | null) {
  const columns = { key: 'messages.state_at', id: 'messages.id' } as const;
  return pageAfter(messagesToLookAt(db).where(wantsAttention), columns, limit, after).execute();
}

/** The messages that are not known and that nobody has to look at yet, newest first. */
export function listChecking(db: Queryable, limit: number) {
  return messagesToLookAt(db)
    .where('messages.state', '=', 'not_known')
    .where('messages.check_at', 'is not', null)
    .where('messages.attention', '=', 0)
    .orderBy('messages.check_at', 'desc')
    .orderBy('messages.id', 'desc')
    .limit(limit)
    .execute();
}

/** A message with its contact as they are now, for a deed; undefined when there is none. */
export function findForDeed(tx: Queryable, messageId: string) {
  return tx
    .selectFrom('messages')
    .innerJoin('contacts', 'contacts.id', 'messages.contact_id')
    .select([
      ...helpColumns,
      'messages.document_id',
      'messages.tick_id',
      'messages.limit_waived',
      'messages.may_have_gone',
      'messages.recipient',
    ])
    .where('messages.id', '=', messageId)
    .executeTakeFirst();
}

/**
 * Changes a message that still stands as it was read; `isAgain` counts one more Send again in the same statement, without which
 * the database refuses the move. Answers whether it did.
 */
export async function changeMessage(
  tx: Queryable,
  message: { message_id: string } & Pick<MessagesTable, 'state' | 'state_at'>,
  changes: Partial<MessagesTable>,
  isAgain = false,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set(changes)
    .$if(isAgain, (query) => query.set((eb) => ({ sends_again: eb('sends_again', '+', 1) })))
    .where('id', '=', message.message_id)
    .where('state', '=', message.state)
    .where('state_at', '=', message.state_at)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
