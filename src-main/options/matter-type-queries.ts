import type { Insertable, Updateable } from 'kysely';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { MatterTypesTable } from '../database/schema.ts';

/** Every matter type, in order. */
export function listMatterTypes(db: Queryable) {
  return db.selectFrom('matter_types').selectAll().orderBy('position').orderBy('id').execute();
}

/** One matter type; undefined when there is none. */
export function getMatterType(db: Queryable, matterTypeId: string) {
  return db.selectFrom('matter_types').selectAll().where('id', '=', matterTypeId).executeTakeFirst();
}

/** How many open matters (Quote or Active) there are of each matter type; a type with none is not in it. */
export async function countOpenMatters(db: Queryable): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('matters')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .select((eb) => ['matters.matter_type_id', eb.fn.countAll().as('count')])
    .where('status_types.kind', 'in', ['quote', 'active'])
    .groupBy('matters.matter_type_id')
    .execute();
  return new Map(rows.map((row) => [row.matter_type_id, toNumber(row.count)]));
}

/** The ids of every matter of a type. */
export async function listMatterIds(db: Queryable, matterTypeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('matters')
    .select('id')
    .where('matter_type_id', '=', matterTypeId)
    .execute();
  return rows.map((row) => row.id);
}

/** Adds a matter type. */
export async function insertMatterType(tx: Queryable, row: Insertable<MatterTypesTable>): Promise<void> {
  await tx.insertInto('matter_types').values(row).execute();
}

/** Saves a matter type when nobody saved it since `revision`; answers whether it did. */
export async function updateMatterType(
  tx: Queryable,
  matterTypeId: string,
  revision: number,
  values: Pick<Updateable<MatterTypesTable>, 'name' | 'sms_limit'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('matter_types')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', matterTypeId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Retires a matter type, or offers it again for new matters. */
export async function setRetired(tx: Queryable, matterTypeId: string, retired: 0 | 1): Promise<void> {
  await tx.updateTable('matter_types').set({ retired }).where('id', '=', matterTypeId).execute();
}
