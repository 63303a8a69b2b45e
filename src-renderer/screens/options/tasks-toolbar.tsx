import { ChevronDown, ChevronUp, Copy, FolderInput, Pencil, Plus, Trash2 } from 'lucide-react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Text } from '../../ui/text.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { TaskDeed } from './task-deed.ts';
import { placeOf, type TaskRow } from './task-rows.ts';

type TasksToolbarProps = {
  rows: readonly TaskRow[];
  selected: TaskRow | undefined;
  onDeed: (deed: TaskDeed) => void;
  moveTo: (templateId: string, toLine: number) => void;
  /** The task cannot go further, so the button that moved it stops answering. */
  onMovedToEnd: (templateId: string) => void;
};

/** What can be done with the selected task, or beneath the selected category. */
export function TasksToolbar({ rows, selected, onDeed, moveTo, onMovedToEnd }: TasksToolbarProps) {
  const row = selected?.kind === 'task' && !selected.category.system ? selected : undefined;
  const line = selected ? rows.indexOf(selected) : -1;
  const canAdd = selected !== undefined && !selected.category.system;
  const canMove = (to: number): boolean => row !== undefined && placeOf(rows, row.id, to) !== undefined;
  const step = (by: 1 | -1): void => {
    if (!row) return;
    moveTo(row.id, line + by);
    if (!canMove(line + 2 * by)) onMovedToEnd(row.id);
  };
  return (
    <Toolbar label="Tasks" end={selected?.category.system ? <Text tone="muted">Locked</Text> : undefined}>
      <Button
        icon={Plus}
        isDisabled={!canAdd}
        onPress={() => canAdd && onDeed({ kind: 'add', categoryId: selected.category.id })}
      >
        Add Task
      </Button>
      <Button
        icon={Pencil}
        isDisabled={!row}
        onPress={() => row && onDeed({ kind: 'edit', task: row.task, categoryId: row.category.id })}
      >
        Edit Task
      </Button>
      <Button
        icon={Copy}
        isDisabled={!row}
        onPress={() => row && onDeed({ kind: 'copy', task: row.task, category: row.category })}
      >
        Copy
      </Button>
      <Button
        icon={FolderInput}
        isDisabled={!row}
        onPress={() => row && onDeed({ kind: 'move', task: row.task, category: row.category })}
      >
        Move…
      </Button>
      <IconButton icon={ChevronUp} label="Move Up" isDisabled={!canMove(line - 1)} onPress={() => step(-1)} />
      <IconButton
        icon={ChevronDown}
        label="Move Down"
        isDisabled={!canMove(line + 1)}
        onPress={() => step(1)}
      />
      <Button
        icon={Trash2}
        isDisabled={!row}
        onPress={() => row && onDeed({ kind: 'delete', task: row.task })}
      >
        Delete
      </Button>
    </Toolbar>
  );
}
