import { ListChecks } from 'lucide-react';
import { type Dispatch, useEffect, useMemo, useState } from 'react';
import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import type { Intent } from '../../app/navigation.ts';
import { CategoryHeading } from '../../ui/category-heading.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Cell } from '../../ui/table.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ProgressFilterBar } from './progress-filter-bar.tsx';
import {
  isInSight,
  type ProgressFilter,
  type ProgressRow,
  type ProgressView,
  rowsInSight,
  withFilter,
  withFold,
} from './progress-view.ts';
import { progressColumns, TaskCells } from './task-cells.tsx';
import { useTicking } from './use-ticking.ts';

type ProgressScreenProps = {
  matterId: string;
  view: ProgressView;
  onView: Dispatch<ProgressView>;
  intent: Intent | null;
  /** The first outstanding task takes the focus. */
  takesFocus: boolean;
};

const nothing: Readonly<Record<ProgressFilter, string>> = {
  outstanding: 'Every task of this matter is completed. Choose All to see them.',
  all: 'The tasks of this matter will be listed here. Its matter type has none yet.',
};

/** The tasks of a matter under their categories; ticking one tells the client. */
export function ProgressScreen({ matterId, view, onView, intent, takesFocus }: ProgressScreenProps) {
  const progress = useCall('progress.open', { matterId });
  const { isTicked, setTicked } = useTicking(matterId);
  const categories = progress.data?.categories;
  const rows = useMemo(() => rowsInSight(categories ?? [], view), [categories, view]);
  const tasks = categories?.flatMap((category) => category.tasks) ?? [];
  const wanted = useWantedTask(intent, tasks, view, onView);
  const first = useFirstTask(tasks, takesFocus);
  const toggle = (task: ProgressTask): void => setTicked(task, !isTicked(task));

  if (progress.error && !progress.data) {
    return <CallFailure error={progress.error} onRetry={() => progress.refetch()} />;
  }
  return (
    <>
      <ProgressFilterBar
        filter={view.filter}
        categories={categories ?? []}
        onFilter={(filter) => onView(withFilter(view, filter))}
      />
      {categories ? (
        <VirtualList<ProgressRow>
          label="Tasks"
          columns={progressColumns}
          items={rows}
          getId={({ id }) => id}
          isGroup={({ kind }) => kind === 'category'}
          isMuted={(row) => row.kind === 'task' && row.task.notRequired}
          focusRequest={wanted ?? first}
          onActivate={(row) => {
            if (row.kind === 'category') onView(withFold(view, row.id));
          }}
          onToggle={(row) => {
            if (row.kind === 'category') onView(withFold(view, row.id));
            else if (!row.task.notRequired) toggle(row.task);
          }}
          renderRow={(row) =>
            row.kind === 'category' ? (
              <Cell isWhole>
                <CategoryHeading
                  label={row.category.name}
                  done={row.category.done}
                  total={row.category.total}
                  isExpanded={row.isExpanded}
                  onToggle={() => onView(withFold(view, row.id))}
                />
              </Cell>
            ) : (
              <TaskCells task={row.task} isTicked={isTicked(row.task)} onTick={() => toggle(row.task)} />
            )
          }
          empty={<EmptyState icon={ListChecks}>{nothing[view.filter]}</EmptyState>}
        />
      ) : null}
    </>
  );
}

/** The task that was asked for, made to be in sight. */
function useWantedTask(
  intent: Intent | null,
  tasks: readonly ProgressTask[],
  view: ProgressView,
  onView: Dispatch<ProgressView>,
): { id: string } | null {
  const wanted = useMemo(() => (intent?.kind === 'task' ? { id: intent.taskId } : null), [intent]);
  const task = tasks.find(({ id }) => id === wanted?.id);
  const isHidden = task !== undefined && !isInSight(task, view);
  useEffect(() => {
    if (isHidden) onView(withFilter(view, 'all'));
  }, [isHidden, view, onView]);
  return wanted;
}

/** The first outstanding task, as it was when the list came. */
function useFirstTask(tasks: readonly ProgressTask[], takesFocus: boolean): { id: string } | null {
  const [start, setStart] = useState<{ id: string } | null>(null);
  const first = tasks.find((task) => !task.notRequired && task.completedAt === null)?.id;
  useEffect(() => {
    if (takesFocus && first) setStart((before) => before ?? { id: first });
  }, [takesFocus, first]);
  return start;
}
