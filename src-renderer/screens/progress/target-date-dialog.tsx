import { useState } from 'react';
import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { useAct } from '../../api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { nameOfTasks } from './task-words.ts';

type TargetDateDialogProps = {
  /** Outstanding ones, at least one. */
  tasks: readonly ProgressTask[];
  onClose: () => void;
  onSaved: (taskIds: readonly string[]) => void;
};

/** Types one target date for all the chosen tasks. */
export function TargetDateDialog({ tasks, onClose, onSaved }: TargetDateDialogProps) {
  const save = useAct('progress.setTargetDate');
  const [day, setDay] = useState((tasks.length === 1 && tasks[0]?.targetDate) || '');
  const [isEmptyShown, setEmptyShown] = useState(false);
  const taskIds = tasks.map(({ id }) => id);

  function trySave(): void {
    if (day === '') {
      setEmptyShown(true);
      return;
    }
    save.mutate({ taskIds, targetDate: day }, { onSuccess: () => onSaved(taskIds) });
  }

  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title="Target date"
      confirm={{ label: 'Set the date', onPress: trySave, isPending: save.isPending }}
      error={save.error?.message}
    >
      <Stack gap={3}>
        <Text as="p">{`For ${nameOfTasks(tasks)}. A date typed by hand stays, whatever its rule says, until it is cleared.`}</Text>
        <DateField
          label="Target date"
          autoFocus
          value={day}
          onChange={(next) => {
            setDay(next);
            setEmptyShown(false);
          }}
          error={isEmptyShown ? 'Type a date.' : undefined}
        />
      </Stack>
    </Dialog>
  );
}
