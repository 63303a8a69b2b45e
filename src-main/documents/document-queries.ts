import { pageAfter } from '../database/cursor.ts';
import type { Queryable } from '../database/database.ts';
import { statusColumns } from '../messages/describe-message.ts';

function documentsWithMessages(db: Queryable) {
  return db
    .selectFrom('documents')
    .leftJoin('users', 'users.id', 'documents.created_by')
    .leftJoin('messages', 'messages.document_id', 'documents.id')
    .leftJoin('replies', 'replies.document_id', 'documents.id')
    .leftJoin('contacts as writers', 'writers.id', 'replies.contact_id')
    .select([
      'documents.id',
      'documents.matter_id',
      'documents.kind',
      'documents.description',
      'documents.created_at',
      'documents.folder',
      'users.initials as by_initials',
      'messages.recipient_name',
      ...statusColumns,
      'replies.id as reply_id',
      'replies.from_number as reply_number',
      'replies.unread as reply_unread',
      'writers.full_name as reply_name',
    ]);
}

/** One page of what is on a matter's file, newest first. */
export function listDocuments(db: Queryable, matterId: string, limit: number, after: string | null) {
  const query = documentsWithMessages(db).where('documents.matter_id', '=', matterId);
  return pageAfter(query, { key: 'documents.created_at', id: 'documents.id' }, limit, after).execute();
}

/** One document with its message, if it is one; undefined when there is none. */
export function getDocument(db: Queryable, documentId: string) {
  return documentsWithMessages(db)
    .leftJoin('contacts', 'contacts.id', 'messages.contact_id')
    .select([
      'documents.text',
      'messages.id as message_id',
      'messages.contact_id',
      'messages.channel',
      'contacts.full_name',
      'contacts.mobile',
      'contacts.email',
      'messages.recipient_shown',
      'messages.subject',
      'messages.segments',
    ])
    .where('documents.id', '=', documentId)
    .executeTakeFirst();
}

/** Every time a message was handed to a gateway, oldest first. */
export function listAttempts(db: Queryable, messageId: string) {
  return db
    .selectFrom('message_attempts')
    .select(['started_at', 'outcome', 'code', 'gateway'])
    .where('message_id', '=', messageId)
    .orderBy('number')
    .execute();
}
