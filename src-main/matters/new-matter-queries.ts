import { type Insertable, sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import { betweenPattern } from '../database/like.ts';
import type { MattersTable } from '../database/schema.ts';

/** The matter types that new matters can be of, in order. */
export function listTypesOffered(db: Queryable) {
  return db
    .selectFrom('matter_types')
    .select(['id', 'name'])
    .where('retired', '=', 0)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** A matter type that new matters can be of; undefined when it is retired or gone. */
export function getTypeOffered(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('matter_types')
    .select(['id', 'name'])
    .where('id', '=', matterTypeId)
    .where('retired', '=', 0)
    .executeTakeFirst();
}

/** The users who can run a matter, in order. */
export function listFeeEarners(db: Queryable) {
  return db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('active', '=', 1)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** The folded references that begin and end so. */
export async function listReferencesBetween(
  db: Queryable,
  { before, after }: { before: string; after: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('matters')
    .select('sort_key')
    .where(sql<boolean>`matters.sort_key like ${betweenPattern(before, after)} escape '\\'`)
    .execute();
  return rows.map((row) => row.sort_key);
}

/** Makes whoever else opens a matter wait until this transaction ends, so that no two take one reference. */
export async function lockReferences(tx: Queryable): Promise<void> {
  await tx
    .updateTable('firm_settings')
    .set((eb) => ({ reference_pattern: eb.ref('reference_pattern') }))
    .execute();
}

/** Adds a matter. */
export async function insertMatter(tx: Queryable, matter: Insertable<MattersTable>): Promise<void> {
  await tx.insertInto('matters').values(matter).execute();
}

/** The default parties of a matter type, in order. */
export function listDefaultParties(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('default_parties')
    .select(['role', 'contact_id'])
    .where('matter_type_id', '=', matterTypeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}
