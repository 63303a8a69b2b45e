import type { Insertable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { DefaultPartiesTable } from '../database/schema.ts';

/** A matter type's default parties with their names, in order. */
export function listDefaultParties(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('default_parties')
    .innerJoin('contacts', 'contacts.id', 'default_parties.contact_id')
    .selectAll('default_parties')
    .select('contacts.full_name as name')
    .where('default_parties.matter_type_id', '=', matterTypeId)
    .orderBy('default_parties.position')
    .orderBy('default_parties.id')
    .execute();
}

/** One default party; undefined when there is none. */
export function getDefaultParty(db: Queryable, defaultPartyId: string) {
  return db.selectFrom('default_parties').selectAll().where('id', '=', defaultPartyId).executeTakeFirst();
}

/** A contact's name; undefined when there is none. */
export async function getContactName(db: Queryable, contactId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('contacts')
    .select('full_name')
    .where('id', '=', contactId)
    .executeTakeFirst();
  return row?.full_name;
}

/** Adds default parties. */
export async function insertDefaultParties(
  tx: Queryable,
  rows: readonly Insertable<DefaultPartiesTable>[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('default_parties').values(rows).execute();
}

/** Removes a default party: matters that have it keep it. */
export async function deleteDefaultParty(tx: Queryable, defaultPartyId: string): Promise<void> {
  await tx.deleteFrom('default_parties').where('id', '=', defaultPartyId).execute();
}
