import { type SelectQueryBuilder, type StringReference, sql } from 'kysely';

/** Where a page of a list ended: the sort key and the id of its last row, as one text. */
export function toCursor(key: string, id: string): string {
  return `${key}|${id}`;
}

/** The sort key and id a cursor stands for; null when it is none. */
export function fromCursor(cursor: string | null): { key: string; id: string } | null {
  if (cursor === null) return null;
  const bar = cursor.lastIndexOf('|');
  return bar < 0 ? null : { key: cursor.slice(0, bar), id: cursor.slice(bar + 1) };
}

/**
 * One page of a query, newest first: so many rows of those after a cursor, by the columns of the sort key and the id, each
 * with its table.
 */
export function pageAfter<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  columns: { key: StringReference<Tables, Table>; id: StringReference<Tables, Table> },
  limit: number,
  after: string | null,
): SelectQueryBuilder<Tables, Table, Row> {
  const cursor = fromCursor(after);
  const [key, id] = [sql.ref(columns.key), sql.ref(columns.id)];
  const rest = cursor ? query.where(sql<boolean>`(${key}, ${id}) < (${cursor.key}, ${cursor.id})`) : query;
  return rest.orderBy(key, 'desc').orderBy(id, 'desc').limit(limit);
}
