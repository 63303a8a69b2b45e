import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** Asks for the focus to go to a row; each object is answered once. */
export interface FocusRequest {
  id: string;
}

interface RowKeysOptions<Item> {
  items: readonly Item[];
  getId: (item: Item) => string;
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  onActivate?: (item: Item) => void;
  activateOn?: 'click' | 'doubleClick';
  onToggle?: (item: Item) => void;
  isGroup?: (item: Item) => boolean;
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

  function makeCurrent(index: number): void {
    const item = items[index];
    if (item === undefined) return;
    setCurrentId(getId(item));
    if (!options.isGroup?.(item)) onSelect?.(getId(item));
  }

  function moveTo(index: number): void {
    moved.current = true;
    makeCurrent(Math.max(0, Math.min(items.length - 1, index)));
  }

  function moveInside(row: HTMLElement, step: 1 | -1): void {
    const stops = [row, ...row.querySelectorAll<HTMLElement>(focusable)];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }

  function moveOf(key: string, row: HTMLElement): (() => void) | undefined {
    switch (key) {
      case 'ArrowDown':
        return () => moveTo(activeIndex + 1);
      case 'ArrowUp':
        return () => moveTo(activeIndex - 1);
      case 'PageDown':
        return () => moveTo(activeIndex + options.pageRows());
      case 'PageUp':
        return () => moveTo(activeIndex - options.pageRows());
      case 'Home':
        return () => moveTo(0);
      case 'End':
        return () => moveTo(items.length - 1);
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

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows.current.get(activeIndex);
    const item = items[activeIndex];
    if (!row || item === undefined || !(event.target instanceof HTMLElement)) return;
    if (isTyping(event.target)) return;
    const action = moveOf(event.key, row) ?? (event.target === row ? deedOf(event.key, item) : undefined);
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
    onRowClick: (index: number) => {
      makeCurrent(index);
      const item = items[index];
      if (activateOn === 'click' && item !== undefined) onActivate?.(item);
    },
    onRowDoubleClick: (index: number, event: MouseEvent) => {
      const item = items[index];
      const isOnControl = event.target instanceof Element && event.target.closest('button, input, label, a');
      if (activateOn === 'doubleClick' && item !== undefined && !isOnControl) onActivate?.(item);
    },
  };
}

function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}
