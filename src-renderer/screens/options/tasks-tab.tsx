import { Eye, Flag, ListChecks, ListTree, Lock } from 'lucide-react';
import { useState } from 'react';
import type { MatterTypeOptions, TemplateRow } from '../../../src-shared/contract/options.ts';
import { countOf } from '../../app/count-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { ListNote } from '../../ui/list-note.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { Text } from '../../ui/text.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { FaultCount } from './fault-count.tsx';
import type { TaskDeed } from './task-deed.ts';
import { TaskDialogs } from './task-dialogs.tsx';
import { rowsOf, type TaskRow } from './task-rows.ts';
import { TasksToolbar } from './tasks-toolbar.tsx';
import { TriggerIcons } from './trigger-icons.tsx';
import { useMoveTask } from './use-move-task.ts';

const columns: readonly Column[] = [
  { id: 'name', heading: 'Task', width: 'minmax(0, 3fr)' },
  { id: 'marks', heading: '', label: 'Visibility and activation', width: '40px' },
  { id: 'triggers', heading: 'Trigger', width: '76px' },
  { id: 'target', heading: 'Target', width: 'minmax(0, 2fr)' },
  { id: 'faults', heading: 'Faults', width: '72px' },
];

type TasksTabProps = { type: MatterTypeOptions; onShowCategories: () => void };

/** The task templates of a matter type, by category. */
export function TasksTab({ type, onShowCategories }: TasksTabProps) {
  const { id: matterTypeId, categories } = type;
  const rows = rowsOf(categories);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [focusRequest, setFocusRequest] = useState<{ id: string } | null>(null);
  const [deed, setDeed] = useState<TaskDeed | null>(null);
  const moving = useMoveTask(rows);
  const selected =
    rows.find(({ id }) => id === selectedId) ?? rows.find(({ kind }) => kind === 'task') ?? rows[0];
  const wrong = selected?.kind === 'task' ? selected.task : selected?.category;

  return (
    <>
      <TasksToolbar
        rows={rows}
        selected={selected}
        onDeed={setDeed}
        moveTo={moving.moveTo}
        onMovedToEnd={(id) => setFocusRequest({ id })}
      />
      {moving.error ? (
        <ListNote>
          <InlineMessage tone="danger">{moving.error.message}</InlineMessage>
        </ListNote>
      ) : null}
      <VirtualList<TaskRow>
        label="Task templates"
        columns={columns}
        items={rows}
        getId={({ id }) => id}
        isGroup={({ kind }) => kind === 'category'}
        selectsGroups
        isFixed={({ kind, category }) => kind === 'category' || category.system}
        selectedId={selected?.id ?? null}
        onSelect={setSelectedId}
        focusRequest={focusRequest}
        onMove={moving.moveTo}
        onActivate={(row) => {
          if (row.kind === 'task') setDeed({ kind: 'edit', task: row.task, categoryId: row.category.id });
        }}
        renderRow={(row) =>
          row.kind === 'category' ? <CategoryCell row={row} /> : <TaskCells task={row.task} />
        }
        empty={
          <EmptyState
            icon={ListChecks}
            action={
              <Button variant="primary" icon={ListTree} onPress={onShowCategories}>
                Task Categories
              </Button>
            }
          >
            The tasks of this matter type will be listed here. Add a category for them first.
          </EmptyState>
        }
      />
      {wrong && wrong.faults.length > 0 ? (
        <Stack padding={2}>
          <InlineMessage tone="warning">{`“${wrong.name}”: ${wrong.faults.join(' ')}`}</InlineMessage>
        </Stack>
      ) : null}
      <TaskDialogs
        matterTypeId={matterTypeId}
        categories={categories}
        deed={deed}
        onDeed={setDeed}
        onFocus={(id) => setFocusRequest({ id })}
      />
    </>
  );
}

function CategoryCell({ row: { category } }: { row: TaskRow }) {
  const count = category.tasks.length;
  return (
    <Cell isWhole tone="strong" title={category.name}>
      <Text isTruncated>{category.name}</Text>
      {category.system ? (
        <>
          <Icon icon={Lock} size={14} tone="muted" />
          <Text tone="muted">locked</Text>
        </>
      ) : null}
      {category.visibility.length > 0 ? (
        <Icon icon={Eye} size={14} tone="muted" label="Shows only when its conditions hold" />
      ) : null}
      <Text tone="muted">{count === 0 ? 'no tasks yet' : countOf(count, 'task')}</Text>
      <FaultCount count={category.faults.length} />
    </Cell>
  );
}

function TaskCells({ task }: { task: TemplateRow }) {
  return (
    <>
      <Cell isRowHeader>{task.name}</Cell>
      <Cell>
        {task.preActivation ? <Icon icon={Flag} tone="muted" label="Required before activation" /> : null}
        {task.hasVisibility ? (
          <Icon icon={Eye} tone="muted" label="Shows only when its conditions hold" />
        ) : null}
      </Cell>
      <Cell>
        <TriggerIcons triggers={task.triggers} />
      </Cell>
      <Cell>{task.target}</Cell>
      <Cell title={task.faults.join(' ')}>
        <FaultCount count={task.faults.length} />
      </Cell>
    </>
  );
}
