import { type Insertable, sql } from 'kysely';
import { fold } from '../../src-shared/domain/fold.ts';
import type { Queryable } from '../database/database.ts';
import { containsPattern } from '../database/like.ts';
import type { ContactsTable } from '../database/schema.ts';

/** What a user changes of a contact. */
export type ContactChanges = Omit<ContactsTable, 'id' | 'sms_opted_out_at' | 'revision'>;

/** Contacts whose search key holds every word of a text, those on the most matters first. */
export function findContacts(db: Queryable, text: string, limit: number) {
  let query = db.selectFrom('contacts').select(['id', 'kind', 'full_name', 'mobile', 'email']);
  for (const word of fold(text).split(' ').filter(Boolean))
    query = query.where(sql<boolean>`contacts.search_key like ${containsPattern(word)} escape '\\'`);
  return query
    .orderBy(
      (eb) =>
        eb
          .selectFrom('parties')
          .whereRef('parties.contact_id', '=', 'contacts.id')
          .select((inner) => inner.fn.countAll().as('matters')),
      'desc',
    )
    .orderBy('contacts.search_key')
    .orderBy('contacts.id')
    .limit(limit)
    .execute();
}

/** A contact; undefined when there is none. */
export function getContact(db: Queryable, contactId: string) {
  return db.selectFrom('contacts').selectAll().where('id', '=', contactId).executeTakeFirst();
}

/** Adds a contact. */
export async function insertContact(tx: Queryable, contact: Insertable<ContactsTable>): Promise<void> {
  await tx.insertInto('contacts').values(contact).execute();
}

/** Changes a contact: what was read before has another revision then. */
export async function updateContact(
  tx: Queryable,
  contactId: string,
  changes: ContactChanges,
): Promise<void> {
  await tx
    .updateTable('contacts')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('id', '=', contactId)
    .execute();
}

/** The matters on which a contact is a client. */
export async function listMattersOfClient(db: Queryable, contactId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('parties')
    .select('matter_id')
    .distinct()
    .where('contact_id', '=', contactId)
    .where('role', '=', 'client')
    .execute();
  return rows.map((row) => row.matter_id);
}
