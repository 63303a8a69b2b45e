import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { useAct } from '../../api.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';

type RemoveTaskDialogProps = { task: ProgressTask; onClose: () => void; onRemoved: () => void };

/** Asks before a task that was added by hand is taken away for good. */
export function RemoveTaskDialog({ task, onClose, onRemoved }: RemoveTaskDialogProps) {
  const remove = useAct('progress.removeTask');
  return (
    <ConfirmDialog
      isOpen
      isDestructive
      onClose={onClose}
      title={`Remove “${task.name}”?`}
      confirm={{
        label: 'Remove the task',
        isPending: remove.isPending,
        onPress: () => remove.mutate({ taskId: task.id }, { onSuccess: onRemoved }),
      }}
      error={remove.error?.message}
    >
      The task and its note will be gone from this matter. This cannot be undone.
    </ConfirmDialog>
  );
}
