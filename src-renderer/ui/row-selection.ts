/** How a step changes which rows are selected: only that one, it as well or no more, all from the anchor to it, none, all. */
export type SelectHow = 'one' | 'toggle' | 'range' | 'none' | 'all';

/** Which rows are selected, and the one a range is counted from. */
export interface RowSelection {
  ids: ReadonlySet<string>;
  anchor: string | null;
}

/** The selection after a step to the row at `index`. Headings are never selected. */
export function nextSelection(
  rows: readonly { id: string; isGroup: boolean }[],
  { ids, anchor }: RowSelection,
  index: number,
  how: SelectHow,
): RowSelection {
  const row = rows[index];
  if (!row) return { ids, anchor };
  switch (how) {
    case 'none':
      return { ids, anchor: anchor ?? row.id };
    case 'all':
      return { ids: idsOf(rows), anchor: row.id };
    case 'toggle': {
      const next = new Set(ids);
      if (!next.delete(row.id) && !row.isGroup) next.add(row.id);
      return { ids: next, anchor: row.id };
    }
    case 'range': {
      const from = rows.findIndex(({ id }) => id === anchor);
      const start = from < 0 ? index : from;
      const range = rows.slice(Math.min(start, index), Math.max(start, index) + 1);
      return { ids: idsOf(range), anchor: rows[start]?.id ?? row.id };
    }
    default:
      return { ids: idsOf([row]), anchor: row.id };
  }
}

function idsOf(rows: readonly { id: string; isGroup: boolean }[]): ReadonlySet<string> {
  return new Set(rows.filter(({ isGroup }) => !isGroup).map(({ id }) => id));
}
