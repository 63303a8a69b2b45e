import type { CSSProperties, DOMAttributes, MouseEvent, ReactNode, Ref } from 'react';
import { createContext, useContext } from 'react';
import { classNames } from './class-names.ts';
import styles from './table.module.css';
import { tableRoles } from './table-roles.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A column of a table. */
export interface Column {
  id: string;
  /** The heading; an empty one (a column of boxes) needs `label`. */
  heading: ReactNode;
  /** Read aloud where the heading is an icon or nothing. */
  label?: string;
  /** A CSS grid track: `96px`, `minmax(0, 2fr)`. Text takes a share, dates and icons a fixed width. */
  width: string;
  align?: 'start' | 'end' | 'center';
}

type TableRole = 'table' | 'grid';
const TableRoleContext = createContext<TableRole>('table');

/** The tracks of all rows of a table, as a custom property. */
export function columnTracks(columns: readonly Column[]): CSSProperties {
  return { '--columns': columns.map(({ width }) => width).join(' ') } as CSSProperties;
}

/** Tells rows and cells inside whether they belong to a plain table or to a grid one moves in. */
export const TableRole = TableRoleContext.Provider;

export interface TableProps {
  label: string;
  columns: readonly Column[];
  /** Rows. */
  children: ReactNode;
  isHeaderHidden?: boolean;
}

/** A short table to read; long ones, and ones to move in, are a VirtualList. */
export function Table({ label, columns, children, isHeaderHidden }: TableProps) {
  return (
    <div {...tableRoles.table(label)} className={styles.table} style={columnTracks(columns)}>
      <HeaderRow columns={columns} isHidden={isHeaderHidden} />
      <div {...tableRoles.rowgroup}>{children}</div>
    </div>
  );
}

/** The row of headings; stays in sight while the rows scroll. */
export function HeaderRow({ columns, isHidden }: { columns: readonly Column[]; isHidden?: boolean }) {
  return (
    <div {...tableRoles.rowgroup} className={classNames(styles.header, isHidden && styles.headerHidden)}>
      <div {...tableRoles.row(1)} className={styles.row}>
        {columns.map((column) => (
          <ColumnHeading key={column.id} {...column} />
        ))}
      </div>
    </div>
  );
}

/** The heading of one column. */
export function ColumnHeading({ heading, label, align }: Column) {
  return (
    <div {...tableRoles.columnheader} className={styles.heading} data-align={align}>
      {heading}
      {label ? <VisuallyHidden>{label}</VisuallyHidden> : null}
    </div>
  );
}

export interface RowProps {
  children: ReactNode;
  isSelected?: boolean;
  /** Two lines of text (52 px) instead of one (32 px). */
  lines?: 1 | 2;
  /** A heading over the rows beneath it, one cell wide. */
  isGroup?: boolean;
  /** Greyed, for instance a withdrawn row. */
  isMuted?: boolean;
  rowIndex?: number;
  tabIndex?: number;
  style?: CSSProperties;
  ref?: Ref<HTMLDivElement>;
  onClick?: (event: MouseEvent) => void;
  onDoubleClick?: (event: MouseEvent) => void;
  /** The row is dragged: how, and where the dragged one would land. */
  drag?: RowDrag;
}

/** What a row that can be dragged is told by the mouse. */
export interface RowDrag {
  /** A line on this edge says that the dragged row would land there. */
  edge: 'above' | 'below' | null;
  handlers: Pick<DOMAttributes<HTMLDivElement>, 'onDragStart' | 'onDragOver' | 'onDrop' | 'onDragEnd'>;
}

/** One row; its children are cells. */
export function Row({ isSelected, lines = 1, isGroup, isMuted, rowIndex, drag, ...rest }: RowProps) {
  const role = useContext(TableRoleContext);
  // A heading that cannot be the current row says nothing of being selected.
  const selection = isGroup ? isSelected : Boolean(isSelected);
  return (
    <div
      {...rest}
      {...drag?.handlers}
      draggable={drag ? true : undefined}
      {...tableRoles.row(rowIndex, role === 'grid' ? selection : undefined)}
      className={classNames(styles.row, styles.data, isGroup && styles.group)}
      data-lines={lines}
      data-selected={isSelected || undefined}
      data-muted={isMuted || undefined}
      data-edge={drag?.edge ?? undefined}
    />
  );
}

export interface CellProps {
  children?: ReactNode;
  align?: 'start' | 'end' | 'center';
  /** The whole text, where it may be cut off; taken from the children when they are plain text. */
  title?: string;
  tone?: 'muted' | 'strong' | 'danger';
  /** This cell names the row. */
  isRowHeader?: boolean;
  /** Takes the whole row: a heading. */
  isWhole?: boolean;
}

/** One cell; plain text is cut off at its end and whole on hover. */
export function Cell({ children, align, title, tone, isRowHeader, isWhole }: CellProps) {
  const role = useContext(TableRoleContext);
  const isText = typeof children === 'string' || typeof children === 'number';
  return (
    <div
      role={isRowHeader ? 'rowheader' : role === 'grid' ? 'gridcell' : 'cell'}
      className={classNames(styles.cell, isWhole && styles.whole)}
      data-align={align}
      data-tone={tone}
      title={title ?? (isText ? String(children) : undefined)}
    >
      {isText ? <span className={styles.text}>{children}</span> : children}
    </div>
  );
}
