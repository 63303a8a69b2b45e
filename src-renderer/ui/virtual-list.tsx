import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { RowContext } from './row-context.ts';
import { type Column, columnTracks, HeaderRow, Row, TableRole } from './table.tsx';
import { tableRoles } from './table-roles.ts';
import { type FocusRequest, useRowKeys } from './use-row-keys.ts';
import styles from './virtual-list.module.css';

const headerHeight = 28;

export interface VirtualListProps<Item> {
  label: string;
  columns: readonly Column[];
  items: readonly Item[];
  getId: (item: Item) => string;
  /** The cells of a row. */
  renderRow: (item: Item, state: { isSelected: boolean }) => ReactNode;
  /** True for a heading among the rows (one Cell with isWhole and a CategoryHeading in it). */
  isGroup?: (item: Item) => boolean;
  isMuted?: (item: Item) => boolean;
  lines?: 1 | 2;
  selectedId?: string | null;
  /** The current row changed, by arrow key or click. */
  onSelect?: (id: string) => void;
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
  const { selectedId, onEndReached, totalCount, isHeaderHidden, empty } = props;
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
        {...tableRoles.grid(label, (totalCount ?? items.length) + 1)}
        className={styles.grid}
        style={columnTracks(columns)}
        {...keys.gridProps}
      >
        <HeaderRow columns={columns} isHidden={isHeaderHidden} />
        <div {...tableRoles.rowgroup} className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            const isSelected = getId(item) === selectedId;
            return (
              <div {...tableRoles.presentation} key={key} className={styles.slot} style={{ top: start }}>
                <Row
                  ref={keys.rowRef(index)}
                  rowIndex={index + 2}
                  tabIndex={index === activeIndex ? 0 : -1}
                  isSelected={isSelected}
                  isGroup={isGroup?.(item)}
                  isMuted={isMuted?.(item)}
                  lines={isGroup?.(item) ? 1 : lines}
                  onClick={() => keys.onRowClick(index)}
                  onDoubleClick={(event) => keys.onRowDoubleClick(index, event)}
                >
                  <RowContext value={{ isActive: index === activeIndex }}>
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
