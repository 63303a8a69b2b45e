import type { InputOf } from '../../../src-shared/contract/contract.ts';
import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { assertNever, drop } from '../../../src-shared/result.ts';
import { callApi } from '../../api.ts';
import { useShowDeed } from '../../app/outcome.ts';
import type { OpenDialog } from './progress-dialogs.tsx';
import type { ProgressRow } from './progress-view.ts';
import { isOutstanding, isRemovable, type TaskDeed } from './task-deed.ts';
import { nameOfTasks } from './task-words.ts';

type QuickCall = 'progress.setNotRequired' | 'progress.setTargetDate' | 'progress.moveTask';
type TaskRow = Extract<ProgressRow, { kind: 'task' }>;

type TaskDeedsOptions = {
  rows: readonly ProgressRow[];
  /** The chosen ones of them. */
  chosen: readonly TaskRow[];
  /** These are about to change: they stay in sight. */
  onTouched: (taskIds: readonly string[]) => void;
  onFocus: (taskId: string) => void;
  onDialog: (dialog: OpenDialog) => void;
};

/** What is done with chosen tasks at one press. What goes wrong is said over the screen. */
export function useTaskDeeds({ rows, chosen, onTouched, onFocus, onDialog }: TaskDeedsOptions) {
  const showDeed = useShowDeed();
  const tasks = chosen.map(({ task }) => task);
  const only = chosen.length === 1 ? chosen[0] : undefined;

  function ask<Name extends QuickCall>(name: Name, input: InputOf<Name>, notDone: string): void {
    drop(callApi(name, input), (error) =>
      showDeed({
        kind: 'failed',
        title: notDone,
        sentence: error instanceof Error ? error.message : 'Something went wrong in Clerkwell.',
      }),
    );
  }

  /** Marks the outstanding ones not required; when there is none, takes the mark off again. */
  function toggleNotRequired(): void {
    const outstanding = tasks.filter(isOutstanding);
    const changed = outstanding.length > 0 ? outstanding : tasks.filter(({ notRequired }) => notRequired);
    if (changed.length === 0) return;
    const taskIds = changed.map(({ id }) => id);
    onTouched(taskIds);
    const notDone = `${nameOfTasks(changed)} could not be changed`;
    ask('progress.setNotRequired', { taskIds, notRequired: outstanding.length > 0 }, notDone);
  }

  /** Gives dates typed by hand back to their rules. */
  function clearTypedDates(): void {
    const typed = tasks.filter(({ isTargetTyped, completedAt }) => isTargetTyped && completedAt === null);
    if (typed.length === 0) return;
    const taskIds = typed.map(({ id }) => id);
    onTouched(taskIds);
    ask(
      'progress.setTargetDate',
      { taskIds, targetDate: null },
      `The date of ${nameOfTasks(typed)} was not cleared`,
    );
  }

  /** Moves a task past its neighbour in sight, within its category. */
  function move({ task, category }: TaskRow, step: 1 | -1): void {
    const inSight = rows.filter((row) => row.kind === 'task' && row.category.id === category.id);
    const neighbour = inSight[inSight.findIndex(({ id }) => id === task.id) + step];
    if (!neighbour) return;
    const toIndex = category.tasks.findIndex(({ id }) => id === neighbour.id);
    ask('progress.moveTask', { taskId: task.id, toIndex }, `“${task.name}” was not moved`);
  }

  /** The focus goes to the neighbour of a task that was taken away. */
  function afterRemoving(task: ProgressTask): void {
    const at = rows.findIndex(({ id }) => id === task.id);
    const neighbour = rows[at + 1]?.kind === 'task' ? rows[at + 1] : rows[at - 1];
    if (neighbour) onFocus(neighbour.id);
  }

  function make(deed: TaskDeed): void {
    switch (deed) {
      case 'not_required':
        toggleNotRequired();
        break;
      case 'clear_date':
        clearTypedDates();
        break;
      case 'target_date':
        if (tasks.some(isOutstanding)) onDialog({ kind: 'target', tasks: tasks.filter(isOutstanding) });
        break;
      case 'open':
        if (only) onDialog({ kind: 'task', taskId: only.id });
        break;
      case 'move_up':
        if (only) move(only, -1);
        break;
      case 'move_down':
        if (only) move(only, 1);
        break;
      case 'remove':
        if (only && isRemovable(only.task)) onDialog({ kind: 'remove', task: only.task });
        break;
      default:
        assertNever(deed);
    }
  }

  return { make, afterRemoving };
}
