import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { isMac } from './platform.ts';
import { nextSelection, type SelectHow } from './row-selection.ts';

/** Asks for the focus to go to a row; each object is answered once. */
export interface FocusRequest {
  id: string;
}

interface RowKeysOptions<Item> {
  items: readonly Item[];
  getId: (item: Item) => string;
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  selectedIds?: ReadonlySet<string>;
  onSelectIds?: (ids: ReadonlySet<string>) => void;
  onActivate?: (item: Item) => void;
  activateOn?: 'click' | 'doubleClick';
  onToggle?: (item: Item) => void;
  isGroup?: (item: Item) => boolean;
  selectsGroups?: boolean;
  onMove?: (id: string, toIndex: number) => void;
  isFixed?: (item: Item) => boolean;
  focusRequest?: FocusRequest | null;
  scroller: RefObject<HTMLElement | null>;
  pageRows: () => number;
  scrollTo: (index: number) => void;
}

const focusable = 'button, input, a[href], select, textarea, [tabindex]';

/** Where the keys and the mouse go in a list of rows: which row is current, and what is done with it. */
export function useRowKeys<Item>(options: RowKeysOptions<Item>) {
  const { items, getId, selectedId, onSelect, onActivate, activateOn = 'doubleClick', onToggle } = options;
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [, setRepeat] = useState(0);
  const rows = useRef(new Map<number, HTMLElement>());
  const moved = useRef(false);
  const anchor = useRef<string | null>(null);

  const indexOf = (id: string | null | undefined) =>
    id ? items.findIndex((item) => getId(item) === id) : -1;
  const current = indexOf(currentId);
  const selected = current < 0 ? indexOf(selectedId) : current;
  const activeIndex = selected < 0 && items.length > 0 ? 0 : selected;

  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    options.scrollTo(activeIndex);
    rows.current.get(activeIndex)?.focus({ preventScroll: true });
  });

  // After the one above: the focus moves once the row asked for is the current one.
  const answered = useRef<FocusRequest | null>(null);
  useLayoutEffect(() => {
    const request = options.focusRequest;
    if (!request || request === answered.current || indexOf(request.id) < 0) return;
    answered.current = request;
    moved.current = true;
    makeCurrent(indexOf(request.id));
    if (indexOf(request.id) === activeIndex) setRepeat((times) => times + 1);
  });

  function makeCurrent(index: number, how: SelectHow = 'one'): void {
    const item = items[index];
    if (item === undefined) return;
    setCurrentId(getId(item));
    if (options.selectsGroups || !options.isGroup?.(item)) onSelect?.(getId(item));
    select(index, how);
  }

  function select(index: number, how: SelectHow): void {
    if (!options.onSelectIds) return;
    const rows = items.map((item) => ({ id: getId(item), isGroup: options.isGroup?.(item) ?? false }));
    const before = { ids: options.selectedIds ?? new Set<string>(), anchor: anchor.current };
    const next = nextSelection(rows, before, index, how);
    anchor.current = next.anchor;
    if (next.ids !== before.ids) options.onSelectIds(next.ids);
  }

  function moveTo(index: number, how: SelectHow): void {
    moved.current = true;
    makeCurrent(Math.max(0, Math.min(items.length - 1, index)), how);
  }

  function moveInside(row: HTMLElement, step: 1 | -1): void {
    const stops = [row, ...row.querySelectorAll<HTMLElement>(focusable)];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }

  function moveOf(key: string, row: HTMLElement, how: SelectHow): (() => void) | undefined {
    switch (key) {
      case 'ArrowDown':
        return () => moveTo(activeIndex + 1, how);
      case 'ArrowUp':
        return () => moveTo(activeIndex - 1, how);
      case 'PageDown':
        return () => moveTo(activeIndex + options.pageRows(), how);
      case 'PageUp':
        return () => moveTo(activeIndex - options.pageRows(), how);
      case 'Home':
        return () => moveTo(0, how);
      case 'End':
        return () => moveTo(items.length - 1, how);
      case 'ArrowRight':
        return () => moveInside(row, 1);
      case 'ArrowLeft':
        return () => moveInside(row, -1);
      default:
        return undefined;
    }
  }

  function deedOf(key: string, item: Item): (() => void) | undefined {
    if (key === 'Enter' && onActivate) return () => onActivate(item);
    if (key === ' ' && onToggle) return () => onToggle(item);
    return undefined;
  }

  /** Alt with an arrow takes the current row along. */
  function carry(event: KeyboardEvent): void {
    const item = items[activeIndex];
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!options.onMove || step === 0 || item === undefined || options.isFixed?.(item)) return;
    event.preventDefault();
    const toIndex = activeIndex + step;
    if (toIndex < 0 || toIndex >= items.length) return;
    moved.current = true;
    makeCurrent(activeIndex);
    options.onMove(getId(item), toIndex);
  }

  /** The keys that only a list of many selected rows has. */
  function selectionOf(key: string, isMod: boolean): (() => void) | undefined {
    if (!options.onSelectIds) return undefined;
    if (isMod && key.toLowerCase() === 'a') return () => select(activeIndex, 'all');
    if (isMod && key === ' ') return () => select(activeIndex, 'toggle');
    if (key === 'Escape' && (options.selectedIds?.size ?? 0) > 1) return () => select(activeIndex, 'one');
    return undefined;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isMod = isModified(event);
    const isCtrlOrMeta = event.ctrlKey || event.metaKey;
    if (event.altKey) {
      if (!isCtrlOrMeta) carry(event);
      return;
    }
    if (isCtrlOrMeta && (!isMod || !options.onSelectIds)) return;
    const row = rows.current.get(activeIndex);
    const item = items[activeIndex];
    if (!row || item === undefined || !(event.target instanceof HTMLElement)) return;
    if (isTyping(event.target)) return;
    const how = isMod ? 'none' : event.shiftKey ? 'range' : 'one';
    const action =
      selectionOf(event.key, isMod) ??
      moveOf(event.key, row, how) ??
      (event.target === row && !isMod ? deedOf(event.key, item) : undefined);
    if (!action) return;
    event.preventDefault();
    action();
  }

  return {
    activeIndex,
    gridProps: { onKeyDown },
    rowRef: (index: number) => (element: HTMLElement | null) => {
      if (element) rows.current.set(index, element);
      else rows.current.delete(index);
    },
    onRowClick: (index: number, event: MouseEvent) => {
      const item = items[index];
      const isOneOfMany = item !== undefined && options.selectedIds?.has(getId(item)) === true;
      // A press on the box of one of several leaves the others selected.
      const plain = isOneOfMany && isOnControl(event) ? 'none' : 'one';
      makeCurrent(index, isModified(event) ? 'toggle' : event.shiftKey ? 'range' : plain);
      if (activateOn === 'click' && item !== undefined) onActivate?.(item);
    },
    onRowDoubleClick: (index: number, event: MouseEvent) => {
      const item = items[index];
      if (activateOn === 'doubleClick' && item !== undefined && !isOnControl(event)) onActivate?.(item);
    },
  };
}

function isModified(event: KeyboardEvent | MouseEvent): boolean {
  return isMac() ? event.metaKey : event.ctrlKey;
}

function isOnControl({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('button, input, label, a') !== null;
}

function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}
