import type { Insertable, Updateable } from 'kysely';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { CustomFieldsTable } from '../database/schema.ts';

/** A matter type's custom fields, in order. */
export function listFields(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('custom_fields')
    .selectAll()
    .where('matter_type_id', '=', matterTypeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** One custom field; undefined when there is none. */
export function getField(db: Queryable, fieldId: string) {
  return db.selectFrom('custom_fields').selectAll().where('id', '=', fieldId).executeTakeFirst();
}

/** Adds custom fields. */
export async function insertFields(
  tx: Queryable,
  rows: readonly Insertable<CustomFieldsTable>[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('custom_fields').values(rows).execute();
}

/** Saves a custom field when nobody saved it since `revision`; answers whether it did. Its key never changes. */
export async function updateField(
  tx: Queryable,
  fieldId: string,
  revision: number,
  values: Pick<Updateable<CustomFieldsTable>, 'label' | 'type' | 'choices'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('custom_fields')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', fieldId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How many matters have each value of a field; what is empty is not counted. */
export async function countValues(db: Queryable, fieldId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('field_values')
    .select((eb) => ['value', eb.fn.countAll().as('count')])
    .where('field_id', '=', fieldId)
    .where('value', '!=', '')
    .groupBy('value')
    .execute();
  return new Map(rows.map((row) => [row.value, toNumber(row.count)]));
}

/** Every key that a field of a matter type ever had, those of removed fields too. */
export async function listKeysEverUsed(db: Queryable, matterTypeId: string): Promise<Set<string>> {
  const ofFields = db.selectFrom('custom_fields').select('key').where('matter_type_id', '=', matterTypeId);
  const ofRemoved = db
    .selectFrom('removed_field_keys')
    .select('key')
    .where('matter_type_id', '=', matterTypeId);
  return new Set((await ofFields.union(ofRemoved).execute()).map((row) => row.key));
}

/** Removes a custom field that has no values; no other field of the type gets its key. */
export async function deleteField(
  tx: Queryable,
  { id, matter_type_id, key }: Pick<CustomFieldsTable, 'id' | 'matter_type_id' | 'key'>,
): Promise<void> {
  await tx.deleteFrom('field_values').where('field_id', '=', id).where('value', '=', '').execute();
  await tx.deleteFrom('custom_fields').where('id', '=', id).execute();
  await tx.insertInto('removed_field_keys').values({ id, matter_type_id, key }).execute();
}
