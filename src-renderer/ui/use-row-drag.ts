import { type DragEvent, useState } from 'react';
import type { RowDrag } from './table.tsx';

interface RowDragOptions<Item> {
  items: readonly Item[];
  getId: (item: Item) => string;
  onMove?: (id: string, toIndex: number) => void;
  isFixed?: (item: Item) => boolean;
}

/** What each row of a list needs to be dragged to another place; the keyboard has Alt and the arrows. */
export function useRowDrag<Item>(options: RowDragOptions<Item>): (index: number) => RowDrag | undefined {
  const { items, getId, onMove, isFixed } = options;
  const [drag, setDrag] = useState<{ id: string; over: number } | null>(null);
  const from = drag ? items.findIndex((item) => getId(item) === drag.id) : -1;

  function edgeOf(index: number): RowDrag['edge'] {
    if (!drag || from < 0 || drag.over !== index || index === from) return null;
    return index < from ? 'above' : 'below';
  }

  return (index) => {
    const item = items[index];
    if (!onMove || item === undefined || isFixed?.(item)) return undefined;
    return {
      edge: edgeOf(index),
      handlers: {
        onDragStart: (event: DragEvent) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', '');
          setDrag({ id: getId(item), over: index });
        },
        onDragOver: (event: DragEvent) => {
          if (from < 0) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
          if (drag && drag.over !== index) setDrag({ id: drag.id, over: index });
        },
        onDrop: (event: DragEvent) => {
          event.preventDefault();
          setDrag(null);
          if (drag && from >= 0 && index !== from) onMove(drag.id, index);
        },
        onDragEnd: () => setDrag(null),
      },
    };
  };
}
