import type { ProgressCategory, ProgressTask } from '../../../src-shared/contract/progress.ts';
import { AddTaskDialog } from './add-task-dialog.tsx';
import { RemoveTaskDialog } from './remove-task-dialog.tsx';
import { TargetDateDialog } from './target-date-dialog.tsx';
import { TaskDialog } from './task-dialog.tsx';

/** Which dialog is open over the list. */
export type OpenDialog =
  | { kind: 'add'; categoryId: string | undefined }
  | { kind: 'task'; taskId: string }
  | { kind: 'target'; tasks: readonly ProgressTask[] }
  | { kind: 'remove'; task: ProgressTask }
  | null;

type ProgressDialogsProps = {
  open: OpenDialog;
  matterId: string;
  categories: readonly ProgressCategory[];
  onClose: () => void;
  /** These were changed: they stay in sight. */
  onSaved: (taskIds: readonly string[]) => void;
  onAdded: (taskId: string) => void;
  /** It is to be taken away; once it is, `onRemoved`. */
  onRemove: (task: ProgressTask) => void;
  onRemoved: (task: ProgressTask) => void;
};

/** The dialog that is open over the list of tasks, if any. */
export function ProgressDialogs({ open, matterId, categories, onClose, ...props }: ProgressDialogsProps) {
  const saved = (taskIds: readonly string[]): void => {
    onClose();
    props.onSaved(taskIds);
  };
  if (open?.kind === 'add') {
    return (
      <AddTaskDialog
        {...{ matterId, onClose }}
        categories={categories}
        categoryId={open.categoryId}
        onAdded={(taskId) => {
          onClose();
          props.onAdded(taskId);
        }}
      />
    );
  }
  if (open?.kind === 'target')
    return <TargetDateDialog tasks={open.tasks} {...{ onClose }} onSaved={saved} />;
  if (open?.kind === 'remove') {
    const { task } = open;
    return (
      <RemoveTaskDialog
        {...{ task, onClose }}
        onRemoved={() => {
          onClose();
          props.onRemoved(task);
        }}
      />
    );
  }
  if (open?.kind !== 'task') return null;
  const category = categories.find(({ tasks }) => tasks.some(({ id }) => id === open.taskId));
  const task = category?.tasks.find(({ id }) => id === open.taskId);
  if (!category || !task) return null;
  return (
    <TaskDialog
      {...{ task, onClose }}
      categoryName={category.name}
      onSaved={saved}
      onRemove={() => props.onRemove(task)}
    />
  );
}
