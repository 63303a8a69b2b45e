import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { RowContext } from './row-context.ts';
import { type Column, columnTracks, HeaderRow, Row, TableRole } from './table.tsx';
import { tableRoles } from './table-roles.ts';
import { useRowDrag } from './use-row-drag.ts';
import { type FocusRequest, useRowKeys } from './use-row-keys.ts';
import styles from './virtual-list.module.css';

const headerHeight = 28;
// Always the same two, so that a row whose place does not change is not drawn again.
const current = { isActive: true };
const other = { isActive: false };

export interface VirtualListProps<Item> {
  label: string;
  columns: readonly Column[];
  items: readonly Item[];
  getId: (item: Item) => string;
  /** The cells of a row. */
  renderRow: (item: Item, state: { isSelected: boolean }) => ReactNode;
  /** True for a heading among the rows (one Cell with isWhole and a CategoryHeading in it). */
  isGroup?: (item: Item) => boolean;
  /** A heading can be the selected row too. */
  selectsGroups?: boolean;
  /** The row is to stand at that index: Alt with the up or down arrow, or dragged there. */
  onMove?: (id: string, toIndex: number) => void;
  /** Such a row stays where it is, and nothing is dragged by it. */
  isFixed?: (item: Item) => boolean;
  isMuted?: (item: Item) => boolean;
  lines?: 1 | 2;
  selectedId?: string | null;
  /** The current row changed, by arrow key or click. */
  onSelect?: (id: string) => void;
  /** Several rows can be selected: Mod+click, Shift+arrows and click, Mod+A, Mod+Space; Esc leaves only the current one. */
  selectedIds?: ReadonlySet<string>;
  onSelectIds?: (ids: ReadonlySet<string>) => void;
  /** A new object puts the focus on that row, once it is there. */
  focusRequest?: FocusRequest | null;
  /** Enter, or the mouse as `activateOn` says. */
  onActivate?: (item: Item) => void;
  activateOn?: 'click' | 'doubleClick';
  /** Space on a row, for instance to tick it. */
  onToggle?: (item: Item) => void;
  /** How many there are in all, when that is known and more than are loaded. */
  totalCount?: number;
  /** The last loaded rows come into sight: fetch the next page. Called once for each length. */
  onEndReached?: () => void;
  isHeaderHidden?: boolean;
  /** Instead of rows when there are none: an EmptyState. */
  empty?: ReactNode;
}

/**
 * A list of any length: only the rows in sight exist. One row is in the tab order; arrow keys, Home, End and the page
 * keys move it; left and right go to the controls inside the row.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, columns, items, getId, renderRow, isGroup, isMuted, lines = 1 } = props;
  const { selectedId, selectedIds, selectsGroups, onEndReached, totalCount, isHeaderHidden, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const offset = isHeaderHidden ? 0 : headerHeight;
  const rowHeight = lines === 2 ? 52 : 32;

  const keys = useRowKeys({
    ...props,
    scroller,
    pageRows: () => Math.floor(((scroller.current?.clientHeight ?? 0) - offset) / rowHeight) - 1,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  });
  const { activeIndex } = keys;
  const dragOf = useRowDrag(props);

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => getId(items[index] as Item),
    overscan: 12,
    scrollPaddingStart: offset,
    // The row in the tab order always exists, so that focus is not lost when it is scrolled out of sight.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        if (activeIndex < 0 || activeIndex >= range.count || shown.includes(activeIndex)) return shown;
        return [...shown, activeIndex].sort((a, b) => a - b);
      },
      [activeIndex],
    ),
  });

  const lastShown = virtualizer.range?.endIndex ?? -1;
  const reachedFor = useRef(-1);
  useEffect(() => {
    if (!onEndReached || items.length === 0 || reachedFor.current === items.length) return;
    if (lastShown < items.length - 20) return;
    reachedFor.current = items.length;
    onEndReached();
  }, [lastShown, items.length, onEndReached]);

  if (items.length === 0 && empty) return <div className={styles.empty}>{empty}</div>;

  return (
    <TableRole value="grid">
      <div
        ref={scroller}
        {...tableRoles.grid(label, (totalCount ?? items.length) + 1, props.onSelectIds !== undefined)}
        className={styles.grid}
        style={columnTracks(columns)}
        {...keys.gridProps}
      >
        <HeaderRow columns={columns} isHidden={isHeaderHidden} />
        <div {...tableRoles.rowgroup} className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            const isSelected = selectedIds ? selectedIds.has(getId(item)) : getId(item) === selectedId;
            return (
              <div {...tableRoles.presentation} key={key} className={styles.slot} style={{ top: start }}>
                <Row
                  ref={keys.rowRef(index)}
                  rowIndex={index + 2}
                  tabIndex={index === activeIndex ? 0 : -1}
                  isSelected={isGroup?.(item) && !selectsGroups ? undefined : isSelected}
                  isGroup={isGroup?.(item)}
                  drag={dragOf(index)}
                  isMuted={isMuted?.(item)}
                  lines={isGroup?.(item) ? 1 : lines}
                  onClick={(event) => keys.onRowClick(index, event)}
                  onDoubleClick={(event) => keys.onRowDoubleClick(index, event)}
                >
                  <RowContext value={index === activeIndex ? current : other}>
                    {renderRow(item, { isSelected })}
                  </RowContext>
                </Row>
              </div>
            );
          })}
        </div>
      </div>
    </TableRole>
  );
}
