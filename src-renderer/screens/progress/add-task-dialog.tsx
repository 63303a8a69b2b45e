import { type ProgressCategory, progressContract } from '../../../src-shared/contract/progress.ts';
import { callApi } from '../../api.ts';
import { useTyped } from '../../app/use-typed.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';

type AddTaskDialogProps = {
  matterId: string;
  categories: readonly ProgressCategory[];
  /** The one that is offered. */
  categoryId: string | undefined;
  onClose: () => void;
  onAdded: (taskId: string) => void;
};

/** Adds a task by hand to this matter. */
export function AddTaskDialog({ matterId, categories, categoryId, onClose, onAdded }: AddTaskDialogProps) {
  const start = {
    matterId,
    categoryId: categoryId ?? categories[0]?.id ?? '',
    name: '',
    targetDate: null as string | null,
  };
  const form = useTyped(progressContract['progress.addTask'].input, start, async (input) => {
    const { taskId } = await callApi('progress.addTask', input);
    onAdded(taskId);
  });
  const { values, set, errors } = form;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
      title="Add task"
      confirm={{
        label: 'Add task',
        onPress: () => form.submit(),
        isPending: form.isPending,
        isDisabled: categories.length === 0,
      }}
      error={form.error}
    >
      <Stack gap={3}>
        {categories.length === 0 ? (
          <InlineMessage tone="info">
            The matter type has no task category yet. An administrator adds one under Options, Matter Types.
          </InlineMessage>
        ) : null}
        <TextField
          label="Task"
          autoFocus
          value={values.name}
          onChange={(name) => set('name', name)}
          error={errors.name}
          maxLength={120}
        />
        <FormRow>
          <Select
            label="Category"
            options={categories.map(({ id, name }) => ({ id, label: name }))}
            value={values.categoryId || null}
            onChange={(id) => set('categoryId', id)}
            error={errors.categoryId}
          />
          <DateField
            label="Target date"
            value={values.targetDate ?? ''}
            onChange={(day) => set('targetDate', day || null)}
            error={errors.targetDate}
          />
        </FormRow>
      </Stack>
    </Dialog>
  );
}
