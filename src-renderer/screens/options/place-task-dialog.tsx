import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CategoryOptions } from '../../../src-shared/contract/options.ts';
import { type ApiError, callApi } from '../../api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import type { TaskDeed } from './task-deed.ts';

type PlaceTaskDialogProps = {
  categories: readonly CategoryOptions[];
  deed: Extract<TaskDeed, { kind: 'copy' | 'move' }>;
  onClose: () => void;
  onPlaced: (templateId: string) => void;
};

/** Asks the category that a task is copied or moved to; it comes to stand at its end. */
export function PlaceTaskDialog({ categories, deed, onClose, onPlaced }: PlaceTaskDialogProps) {
  const { kind, task } = deed;
  const isCopy = kind === 'copy';
  const free = categories.filter(({ system, id }) => !system && (isCopy || id !== deed.category.id));
  const [chosenId, setChosenId] = useState<string | null>(isCopy ? deed.category.id : (free[0]?.id ?? null));
  const placing = useMutation<string, ApiError, CategoryOptions>({
    mutationFn: async ({ id: categoryId, tasks }) => {
      const place = { templateId: task.id, categoryId };
      if (isCopy) return (await callApi('options.copyTask', place)).templateId;
      await callApi('options.moveTask', { ...place, toIndex: tasks.length });
      return task.id;
    },
  });
  const chosen = free.find(({ id }) => id === chosenId);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isCopy ? 'Copy Task' : 'Move Task'}
      size="small"
      confirm={{
        label: isCopy ? 'Copy' : 'Move',
        isPending: placing.isPending,
        isDisabled: !chosen,
        onPress: () =>
          chosen &&
          placing.mutate(chosen, {
            onSuccess: (templateId) => {
              onClose();
              onPlaced(templateId);
            },
          }),
      }}
      error={placing.error?.message}
    >
      <Stack gap={3}>
        <Text>
          {isCopy ? `A copy of “${task.name}” with all it does.` : `“${task.name}” goes to another category.`}
        </Text>
        {free.length === 0 ? (
          <Text tone="muted">There is no other category. Add one under Task Categories.</Text>
        ) : (
          <Select
            label="Category"
            autoFocus
            description="It comes to stand at the end of it."
            options={free.map(({ id, name }) => ({ id, label: name }))}
            value={chosenId}
            onChange={setChosenId}
          />
        )}
      </Stack>
    </Dialog>
  );
}
