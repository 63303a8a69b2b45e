import type { Insertable, Updateable } from 'kysely';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { StatusTypesTable } from '../database/schema.ts';

/** A matter type's status types, in order. */
export function listStatusTypes(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('status_types')
    .selectAll()
    .where('matter_type_id', '=', matterTypeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** One status type; undefined when there is none. */
export function getStatusType(db: Queryable, statusTypeId: string) {
  return db.selectFrom('status_types').selectAll().where('id', '=', statusTypeId).executeTakeFirst();
}

/** Adds status types. */
export async function insertStatusTypes(
  tx: Queryable,
  rows: readonly Insertable<StatusTypesTable>[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('status_types').values(rows).execute();
}

/** Saves a status type when nobody saved it since `revision`; answers whether it did. */
export async function updateStatusType(
  tx: Queryable,
  statusTypeId: string,
  revision: number,
  values: Pick<Updateable<StatusTypesTable>, 'name' | 'kind'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('status_types')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', statusTypeId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How many matters have a status. */
export async function countMattersWithStatus(db: Queryable, statusTypeId: string): Promise<number> {
  const row = await db
    .selectFrom('matters')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('status_type_id', '=', statusTypeId)
    .executeTakeFirstOrThrow();
  return toNumber(row.count);
}

/** Removes a status type that no matter has. */
export async function deleteStatusType(tx: Queryable, statusTypeId: string): Promise<void> {
  await tx.deleteFrom('status_types').where('id', '=', statusTypeId).execute();
}
