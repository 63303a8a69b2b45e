import { type Insertable, sql } from 'kysely';
import { fold } from '../../src-shared/domain/fold.ts';
import { parseMobile } from '../../src-shared/domain/phone.ts';
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

/** The contacts whose mobile is a number (E.164), however it was typed. */
export async function listContactsWithMobile(db: Queryable, number: string) {
  // What is no number with a country would be found in names and addresses.
  if (!/^\+\d+$/.test(number)) return [];
  const rows = await db
    .selectFrom('contacts')
    .select(['id', 'full_name', 'mobile', 'sms_opted_out_at'])
    .where(sql<boolean>`contacts.search_key like ${containsPattern(number)} escape '\\'`)
    .orderBy('search_key')
    .orderBy('id')
    .execute();
  return rows.filter(({ mobile }) => {
    const read = parseMobile(mobile ?? '');
    return read.ok && read.e164 === number;
  });
}

/** Forgets that a contact asked for no more texts; answers whether they had. */
export async function clearOptedOut(tx: Queryable, contactId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('contacts')
    .set({ sms_opted_out_at: null })
    .where('id', '=', contactId)
    .where('sms_opted_out_at', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
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
