/**
 * The roles of a table's parts, spread onto plain elements. Table elements do not fit: each row is a CSS grid, and in a
 * long list only the rows in sight exist.
 */
export const tableRoles = {
  table: (label: string) => ({ role: 'table', 'aria-label': label }),
  grid: (label: string, rowCount: number, isMany: boolean) => ({
    role: 'grid',
    'aria-label': label,
    'aria-rowcount': rowCount,
    'aria-multiselectable': isMany || undefined,
  }),
  row: (rowIndex?: number, isSelected?: boolean) => ({
    role: 'row',
    'aria-rowindex': rowIndex,
    'aria-selected': isSelected,
  }),
  columnheader: { role: 'columnheader' },
  rowgroup: { role: 'rowgroup' },
  presentation: { role: 'presentation' },
} as const;
