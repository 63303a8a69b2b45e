import { sql } from 'kysely';
import { fold } from '../../src-shared/domain/fold.ts';
import { toFlag } from '../database/count.ts';
import { pageAfter } from '../database/cursor.ts';
import type { Queryable } from '../database/database.ts';
import { containsPattern } from '../database/like.ts';

function mattersWithNames(db: Queryable) {
  return db
    .selectFrom('matters')
    .innerJoin('matter_types', 'matter_types.id', 'matters.matter_type_id')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .innerJoin('users', 'users.id', 'matters.fee_earner_id');
}

/** One page of the matters whose search key holds every word, newest reference first. */
export function findMatters(db: Queryable, text: string, limit: number, after: string | null) {
  const words = fold(text).split(' ').filter(Boolean);
  let query = mattersWithNames(db).select([
    'matters.id',
    'matters.reference',
    'matters.client_names',
    'matters.subject',
    'matters.sort_key',
    'matter_types.name as type_name',
    'status_types.name as status_name',
    'status_types.kind as status_kind',
    'users.name as fee_earner_name',
  ]);
  for (const word of words) {
    query = query.where(sql<boolean>`matters.search_key like ${containsPattern(word)} escape '\\'`);
  }
  return pageAfter(query, { key: 'matters.sort_key', id: 'matters.id' }, limit, after).execute();
}

/** A matter with the names of what it points to; undefined when there is none. */
export function getMatter(db: Queryable, matterId: string) {
  return mattersWithNames(db)
    .select([
      'matters.id',
      'matters.reference',
      'matters.client_names',
      'matters.subject',
      'matters.matter_type_id',
      'matters.status_type_id',
      'matters.opened_on',
      'matters.activated_on',
      'matters.exchange_date',
      'matters.completion_date',
      'matters.messages_off',
      'matters.fee_earner_id',
      'matter_types.name as type_name',
      'status_types.name as status_name',
      'status_types.kind as status_kind',
      'users.name as fee_earner_name',
      'users.initials as fee_earner_initials',
      'users.email as fee_earner_email',
    ])
    .where('matters.id', '=', matterId)
    .executeTakeFirst();
}

/** A matter's parties with their contacts, clients first, each role in its order. */
export function listParties(db: Queryable, matterId: string) {
  return db
    .selectFrom('parties')
    .innerJoin('contacts', 'contacts.id', 'parties.contact_id')
    .select([
      'parties.role',
      'contacts.id as contact_id',
      'contacts.full_name',
      'contacts.first_name',
      'contacts.salutation',
      'contacts.mobile',
      'contacts.email',
      'contacts.send_texts',
      'contacts.send_emails',
      'contacts.sms_opted_out_at',
    ])
    .where('parties.matter_id', '=', matterId)
    .orderBy('parties.position')
    .execute();
}

/** Switches a matter's messages off or on; answers whether there is such a matter. */
export async function updateMessagesOff(
  db: Queryable,
  matterId: string,
  messagesOff: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('matters')
    .set({ messages_off: toFlag(messagesOff) })
    .where('id', '=', matterId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether the firm has any matter yet. */
export async function hasMatters(db: Queryable): Promise<boolean> {
  return (await db.selectFrom('matters').select('id').limit(1).executeTakeFirst()) !== undefined;
}
