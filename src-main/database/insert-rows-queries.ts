import type { Insertable } from 'kysely';
import type { Queryable } from './database.ts';
import type { Schema } from './schema.ts';

/** SQLite takes 32,766 values in one statement, PostgreSQL 65,535; short of both. */
const valuesAtOnce = 8_000;

/** Inserts rows into a table, as many at once as one statement takes. The rows have the same columns. */
export async function insertRows<Table extends keyof Schema>(
  tx: Queryable,
  table: Table,
  rows: readonly Schema[Table][],
): Promise<void> {
  const rowsAtOnce = Math.floor(valuesAtOnce / Object.keys(rows[0] ?? { none: 0 }).length);
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const chunk = rows.slice(start, start + rowsAtOnce) as unknown as Insertable<Schema[keyof Schema]>[];
    await tx
      .insertInto(table as keyof Schema)
      .values(chunk)
      .execute();
  }
}
