import type { Database as Connection } from 'better-sqlite3';
import type { Schema } from '../../src-main/database/schema.ts';

/** Inserts one row: a value for every column. */
type Insert<Table extends keyof Schema> = (
  row: { [Column in keyof Schema[Table]]: Schema[Table][Column] | string },
) => void;

/** Answers how to insert rows into a table by one prepared statement; a row names every column. */
export function inserter<Table extends keyof Schema>(connection: Connection, table: Table): Insert<Table> {
  const columns = connection.pragma(`table_info(${table})`) as { name: string }[];
  const names = columns.map((column) => column.name);
  const statement = connection.prepare(
    `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
  );
  return (row) => statement.run(row);
}

/** Takes every index away while rows are put in, which is quicker, and answers how to make them again. */
export function withoutIndexes(connection: Connection): () => void {
  const indexes = connection
    .prepare("select name, sql from sqlite_master where type = 'index' and sql is not null")
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) connection.exec(`drop index ${name}`);
  return () => {
    for (const { sql } of indexes) connection.exec(sql);
  };
}
