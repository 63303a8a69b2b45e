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
