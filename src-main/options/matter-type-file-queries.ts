import type { Queryable } from '../database/database.ts';
import { insertRows } from '../database/insert-rows-queries.ts';
import type { MatterTypeRows } from './matter-type-rows.ts';

/** The contacts with one of these names, as they are written. */
export async function listContactsNamed(
  db: Queryable,
  names: string[],
): Promise<{ id: string; name: string }[]> {
  if (names.length === 0) return [];
  return db
    .selectFrom('contacts')
    .select(['id', 'full_name as name'])
    .where('full_name', 'in', names)
    .execute();
}

/** Each after those it points to. */
const tables = [
  'matter_types',
  'status_types',
  'custom_fields',
  'default_parties',
  'task_categories',
  'task_templates',
  'task_template_versions',
] as const satisfies (keyof MatterTypeRows)[];

/** Inserts the rows of a matter type. */
export async function insertMatterTypeRows(tx: Queryable, rows: MatterTypeRows): Promise<void> {
  for (const table of tables) await insertRows(tx, table, rows[table]);
}
