import { ChevronDown, ChevronUp, Pencil, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { ListNote } from '../../ui/list-note.tsx';
import { Stack } from '../../ui/stack.tsx';
import type { Column } from '../../ui/table.tsx';
import { Text } from '../../ui/text.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { useOrder } from './use-order.ts';

type OrderedListProps<Item extends { id: string }> = {
  label: string;
  columns: readonly Column[];
  items: readonly Item[];
  renderRow: (item: Item) => ReactNode;
  /** Made by the program: it cannot be edited, deleted or moved. */
  isLocked?: (item: Item) => boolean;
  /** "Delete", or another word for it. */
  deleteLabel?: string;
  /** What is wrong with an item; said beneath the list while it is the selected one. */
  faultsOf?: (item: Item) => readonly string[];
  /** A sentence beneath the toolbar. */
  explanation?: string;
  /** A new object puts the focus on that row, such as one that was just added. */
  focusOn?: { id: string } | null;
  onAdd: () => void;
  onEdit?: (item: Item) => void;
  onDelete: (item: Item) => void;
  move: (id: string, toIndex: number) => Promise<unknown>;
  empty: ReactNode;
};

/** A list whose order counts: Add, Edit, Delete, Move Up, Move Down; Alt with the arrows and the mouse move a row too. */
export function OrderedList<Item extends { id: string }>(props: OrderedListProps<Item>) {
  const { label, columns, renderRow, isLocked, onAdd, onEdit, onDelete, explanation } = props;
  const order = useOrder(props.items, props.move);
  const { items } = order;
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [focusRequest, setFocusRequest] = useState<{ id: string } | null>(null);
  const { focusOn } = props;
  useEffect(() => {
    if (focusOn) setFocusRequest(focusOn);
  }, [focusOn]);
  const index = Math.max(
    items.findIndex(({ id }) => id === selectedId),
    0,
  );
  const selected = items[index];
  const faults = selected ? (props.faultsOf?.(selected) ?? []) : [];
  const isFree = (at: number): boolean => {
    const item = items[at];
    return item !== undefined && !isLocked?.(item);
  };
  const moveTo = (id: string, to: number): void => {
    if (isFree(items.findIndex((item) => item.id === id)) && isFree(to)) order.moveTo(id, to);
  };
  const step = (by: 1 | -1): void => {
    if (!selected) return;
    moveTo(selected.id, index + by);
    // At the end the button stops answering and would lose the focus.
    if (!isFree(index + 2 * by)) setFocusRequest({ id: selected.id });
  };
  return (
    <>
      <Toolbar label={label}>
        <Button icon={Plus} onPress={onAdd}>
          Add
        </Button>
        {onEdit ? (
          <Button icon={Pencil} isDisabled={!isFree(index)} onPress={() => selected && onEdit(selected)}>
            Edit
          </Button>
        ) : null}
        <Button icon={Trash2} isDisabled={!isFree(index)} onPress={() => selected && onDelete(selected)}>
          {props.deleteLabel ?? 'Delete'}
        </Button>
        <Button icon={ChevronUp} isDisabled={!isFree(index) || !isFree(index - 1)} onPress={() => step(-1)}>
          Move Up
        </Button>
        <Button icon={ChevronDown} isDisabled={!isFree(index) || !isFree(index + 1)} onPress={() => step(1)}>
          Move Down
        </Button>
      </Toolbar>
      {explanation || order.error ? (
        <ListNote>
          {explanation ? <Text tone="muted">{explanation}</Text> : null}
          {order.error ? <InlineMessage tone="danger">{order.error.message}</InlineMessage> : null}
        </ListNote>
      ) : null}
      <VirtualList
        label={label}
        columns={columns}
        items={items}
        getId={({ id }) => id}
        selectedId={selected?.id ?? null}
        onSelect={setSelectedId}
        onActivate={(item) => {
          if (!isLocked?.(item)) onEdit?.(item);
        }}
        onMove={moveTo}
        isFixed={isLocked}
        focusRequest={focusRequest}
        renderRow={renderRow}
        empty={props.empty}
      />
      {faults.length > 0 ? (
        <Stack padding={2}>
          <InlineMessage tone="warning">{faults.join(' ')}</InlineMessage>
        </Stack>
      ) : null}
    </>
  );
}
