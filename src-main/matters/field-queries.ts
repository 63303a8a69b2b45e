import { sql } from 'kysely';
import { z } from 'zod';
import type { CustomField } from '../../src-shared/domain/tokens.ts';
import { newId } from '../../src-shared/ids.ts';
import type { Queryable } from '../database/database.ts';

const choicesSchema = z.array(z.string());

/** The choices of a custom field, from their stored text. Throws on one that is damaged. */
export function readChoices(text: string): string[] {
  return choicesSchema.parse(JSON.parse(text));
}

/** The custom fields of a matter type, in their order. */
export async function listFieldsOfType(
  db: Queryable,
  matterTypeId: string,
): Promise<(CustomField & { id: string })[]> {
  const rows = await db
    .selectFrom('custom_fields')
    .select(['id', 'key', 'label', 'type', 'choices'])
    .where('matter_type_id', '=', matterTypeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    choices: row.type === 'choice' ? readChoices(row.choices) : [],
  }));
}

/** The custom fields of a matter that have a value, each with its token's id ("field.<key>"); the value canonical. */
export async function listFieldValues(
  db: Queryable,
  matterId: string,
): Promise<{ fieldId: string; token: string; value: string }[]> {
  const rows = await db
    .selectFrom('field_values')
    .innerJoin('custom_fields', 'custom_fields.id', 'field_values.field_id')
    .select(['custom_fields.id', 'custom_fields.key', 'field_values.value'])
    .where('field_values.matter_id', '=', matterId)
    .execute();
  return rows.map(({ id, key, value }) => ({ fieldId: id, token: `field.${key}`, value }));
}

/**
 * Sets what an action or a form can set of a matter, by its token: `matter.exchange_date`, `matter.completion_date` or
 * `field.<key>` of its type. The value is canonical; '' empties it. Answers whether the matter has such a field; the
 * dates that are counted from it are the caller's to move (`rescheduleMatter`).
 */
export async function setMatterValue(
  tx: Queryable,
  matterId: string,
  token: string,
  value: string,
): Promise<boolean> {
  if (token === 'matter.exchange_date' || token === 'matter.completion_date') {
    const column = token === 'matter.exchange_date' ? 'exchange_date' : 'completion_date';
    const { numUpdatedRows } = await tx
      .updateTable('matters')
      .set({ [column]: value === '' ? null : value })
      .where('id', '=', matterId)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
  const field = await tx
    .selectFrom('matters')
    .innerJoin('custom_fields', 'custom_fields.matter_type_id', 'matters.matter_type_id')
    .select('custom_fields.id')
    .where('matters.id', '=', matterId)
    .where(sql<string>`'field.' || custom_fields.key`, '=', token)
    .executeTakeFirst();
  if (!field) return false;
  await putFieldValue(tx, matterId, field.id, value);
  return true;
}

async function putFieldValue(tx: Queryable, matterId: string, fieldId: string, value: string): Promise<void> {
  if (value === '') {
    await tx
      .deleteFrom('field_values')
      .where('matter_id', '=', matterId)
      .where('field_id', '=', fieldId)
      .execute();
    return;
  }
  await tx
    .insertInto('field_values')
    .values({ id: newId(), matter_id: matterId, field_id: fieldId, value })
    .onConflict((conflict) => conflict.columns(['matter_id', 'field_id']).doUpdateSet({ value }))
    .execute();
}
