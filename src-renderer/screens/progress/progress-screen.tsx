import { ListChecks } from 'lucide-react';
import { type Dispatch, useCallback, useMemo, useRef, useState } from 'react';
import { formatDay } from '../../../src-shared/time.ts';
import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import type { Intent } from '../../app/navigation.ts';
import { Banner } from '../../ui/banner.tsx';
import { CategoryHeading } from '../../ui/category-heading.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Cell } from '../../ui/table.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { type OpenDialog, ProgressDialogs } from './progress-dialogs.tsx';
import { ProgressFilterBar } from './progress-filter-bar.tsx';
import { ProgressToolbar } from './progress-toolbar.tsx';
import {
  type ProgressFilter,
  type ProgressRow,
  type ProgressView,
  rowsInSight,
  withFilter,
  withFold,
  withKept,
} from './progress-view.ts';
import { progressColumns, TaskCells } from './task-cells.tsx';
import { TickDialog } from './tick-dialog.tsx';
import { useFocusedTask } from './use-focused-task.ts';
import { useProgressKeys } from './use-progress-keys.ts';
import { useTaskDeeds } from './use-task-deeds.ts';
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
  overdue: 'No task of this matter is overdue.',
  due_this_week: 'No task of this matter is due this week.',
  all: 'The tasks of this matter will be listed here. Its matter type has none yet.',
  not_required: 'No task of this matter is marked not required.',
};
const noIds: ReadonlySet<string> = new Set();

/** The tasks of a matter under their categories; ticking one tells the client. */
export function ProgressScreen({ matterId, view, onView, intent, takesFocus }: ProgressScreenProps) {
  const progress = useCall('progress.open', { matterId });
  const { isTicked, setTicked, asking, isAnswering, answer, cancel } = useTicking(matterId);
  const categories = useMemo(() => progress.data?.categories ?? [], [progress.data]);
  const rows = useMemo(() => rowsInSight(categories, view), [categories, view]);
  const [selectedIds, setSelectedIds] = useState(noIds);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const search = useRef<HTMLInputElement>(null);
  const { focusRequest, focusTask } = useFocusedTask({ intent, categories, view, onView, takesFocus });
  const chosen = useMemo(
    () => rows.flatMap((row) => (row.kind === 'task' && selectedIds.has(row.id) ? [row] : [])),
    [rows, selectedIds],
  );
  const chosenTasks = useMemo(() => chosen.map(({ task }) => task), [chosen]);

  const keep = useCallback((taskIds: readonly string[]) => onView(withKept(view, taskIds)), [view, onView]);
  const deeds = useTaskDeeds({ rows, chosen, onTouched: keep, onFocus: focusTask, onDialog: setDialog });
  useProgressKeys(search, deeds.make);

  if (progress.error && !progress.data) {
    return <CallFailure error={progress.error} onRetry={() => progress.refetch()} />;
  }
  return (
    <>
      <ProgressFilterBar
        searchRef={search}
        filter={view.filter}
        text={view.text}
        categories={categories}
        onFilter={(filter) => onView(withFilter(view, filter))}
        onText={(text) => onView({ ...view, text })}
        onArrowDown={() => {
          const first = rows.find(({ kind }) => kind === 'task');
          if (first) focusTask(first.id);
        }}
      />
      <ProgressToolbar
        chosen={chosenTasks}
        onAdd={() => setDialog({ kind: 'add', categoryId: chosen[0]?.category.id })}
        onDeed={deeds.make}
      />
      {progress.data?.calendarEndsBefore ? (
        <Banner tone="warning">
          {`The list of bank holidays ends on ${formatDay(progress.data.calendarEndsBefore, 'd MMM yyyy')}. A target date after it may yet move: an administrator brings the list up to date under Options, Bank Holidays.`}
        </Banner>
      ) : null}
      {progress.data ? (
        <VirtualList<ProgressRow>
          label="Tasks"
          columns={progressColumns}
          items={rows}
          getId={({ id }) => id}
          isGroup={({ kind }) => kind === 'category'}
          isMuted={(row) => row.kind === 'task' && row.task.notRequired}
          selectedIds={selectedIds}
          onSelectIds={setSelectedIds}
          focusRequest={focusRequest}
          onActivate={(row) => {
            if (row.kind === 'category') onView(withFold(view, row.id));
            else setDialog({ kind: 'task', taskId: row.id });
          }}
          onToggle={(row) => {
            if (row.kind === 'category') onView(withFold(view, row.id));
            else if (!row.task.notRequired) setTicked(row.task, !isTicked(row.task));
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
              <TaskCells task={row.task} isTicked={isTicked(row.task)} onTick={setTicked} />
            )
          }
          empty={
            <EmptyState icon={ListChecks}>
              {view.text.trim()
                ? `No task here has “${view.text.trim()}” in its name.`
                : nothing[view.filter]}
            </EmptyState>
          }
        />
      ) : null}
      <ProgressDialogs
        open={dialog}
        {...{ matterId, categories }}
        onClose={() => setDialog(null)}
        onSaved={keep}
        onAdded={(taskId) => {
          keep([taskId]);
          focusTask(taskId);
        }}
        onRemove={(task) => setDialog({ kind: 'remove', task })}
        onRemoved={deeds.afterRemoving}
      />
      {asking ? (
        <TickDialog
          questions={asking.questions}
          error={asking.error}
          isPending={isAnswering}
          onCancel={cancel}
          onAnswer={answer}
        />
      ) : null}
    </>
  );
}
