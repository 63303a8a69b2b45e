import type { Schema } from '../database/schema.ts';

/** The tables a sample firm fills, each after those it points to. */
export const sampleTables = [
  'users',
  'contacts',
  'matter_types',
  'status_types',
  'custom_fields',
  'default_parties',
  'task_categories',
  'task_templates',
  'task_template_versions',
  'matters',
  'field_values',
  'parties',
  'tasks',
  'ticks',
  'documents',
  'messages',
  'tick_outcomes',
  'message_attempts',
] as const satisfies (keyof Schema)[];

/** One of the tables a sample firm fills. */
type SampleTable = (typeof sampleTables)[number];

/** Every row of a sample firm, by table. */
export type SampleRows = { [Table in SampleTable]: Schema[Table][] };

/** No rows yet. */
export function noRows(): SampleRows {
  return Object.fromEntries(sampleTables.map((table) => [table, []])) as unknown as SampleRows;
}
