import type { Insertable } from 'kysely';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { type SampleRows, type SampleTable, sampleTables } from './sample-rows.ts';

/** SQLite takes 32,766 values in one statement, PostgreSQL 65,535; short of both. */
const valuesAtOnce = 8_000;

/** Inserts every row of a sample firm, each table after those it points to. */
export async function insertSampleRows(tx: Queryable, rows: SampleRows): Promise<void> {
  for (const table of sampleTables) await insertAll(tx, table, rows[table]);
}

async function insertAll<Table extends SampleTable>(
  tx: Queryable,
  table: Table,
  rows: Schema[Table][],
): Promise<void> {
  const rowsAtOnce = Math.floor(valuesAtOnce / Object.keys(rows[0] ?? { none: 0 }).length);
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const chunk = rows.slice(start, start + rowsAtOnce) as unknown as Insertable<Schema[SampleTable]>[];
    await tx
      .insertInto(table as SampleTable)
      .values(chunk)
      .execute();
  }
}

/** The lowest position a user has; null when there is no user. */
export async function findLowestUserPosition(tx: Queryable): Promise<number | null> {
  const row = await tx
    .selectFrom('users')
    .select((eb) => eb.fn.min('position').as('lowest'))
    .executeTakeFirst();
  return row?.lowest === null || row?.lowest === undefined ? null : toNumber(row.lowest);
}
