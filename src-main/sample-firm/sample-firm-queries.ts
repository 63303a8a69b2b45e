import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import { insertRows } from '../database/insert-rows-queries.ts';
import { type SampleRows, sampleTables } from './sample-rows.ts';

/** Inserts every row of a sample firm, each table after those it points to. */
export async function insertSampleRows(tx: Queryable, rows: SampleRows): Promise<void> {
  for (const table of sampleTables) await insertRows(tx, table, rows[table]);
}

/** The lowest position a user has; null when there is no user. */
export async function findLowestUserPosition(tx: Queryable): Promise<number | null> {
  const row = await tx
    .selectFrom('users')
    .select((eb) => eb.fn.min('position').as('lowest'))
    .executeTakeFirst();
  return row?.lowest === null || row?.lowest === undefined ? null : toNumber(row.lowest);
}
