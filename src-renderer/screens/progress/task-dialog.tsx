import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { type ProgressTask, progressContract } from '../../../src-shared/contract/progress.ts';
import { ApiError, callApi } from '../../api.ts';
import { TheirsMessage } from '../../app/theirs-message.tsx';
import { sayInstantNow } from '../../app/time-words.ts';
import { triggerWords } from '../../app/trigger-words.ts';
import { useTyped } from '../../app/use-typed.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { isOutstanding, isRemovable } from './task-deed.ts';
import { sayTargetRule } from './task-words.ts';

const taskForm = z.object({
  name: progressContract['progress.renameTask'].input.shape.name,
  note: progressContract['progress.saveNote'].input.shape.note,
  targetDate: progressContract['progress.setTargetDate'].input.shape.targetDate,
});

type TaskDialogProps = {
  task: ProgressTask;
  categoryName: string;
  onClose: () => void;
  onSaved: (taskIds: readonly string[]) => void;
  onRemove: () => void;
};

/** One task: its name and note, when it is due and by what rule, what ticking it does, and who completed it. */
export function TaskDialog({ task, categoryName, onClose, onSaved, onRemove }: TaskDialogProps) {
  const { id: taskId } = task;
  const isOpen = isOutstanding(task);
  // As it was read or saved here: `task` follows what others do meanwhile, and what was not edited here is theirs.
  const [stored, setStored] = useState({ name: task.name, note: task.note, targetDate: task.targetDate });
  const keep = (part: Partial<typeof stored>) => setStored((before) => ({ ...before, ...part }));
  const form = useTyped(taskForm, stored, async ({ name, note, targetDate }) => {
    const saved: string[] = [];
    // What may be refused goes first.
    if (note !== stored.note) {
      await saveNote(taskId, stored.note, note, (theirs) => keep({ note: theirs }));
      keep({ note });
      saved.push('The note is saved.');
    }
    if (targetDate !== stored.targetDate) {
      await sayingSaved(saved, callApi('progress.setTargetDate', { taskIds: [taskId], targetDate }));
      keep({ targetDate });
      saved.push('The target date is saved.');
    }
    if (name !== stored.name) await sayingSaved(saved, callApi('progress.renameTask', { taskId, name }));
    onSaved([taskId]);
  });
  const { values, set, errors } = form;
  const rule = sayTargetRule(task);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDirty={JSON.stringify(form.values) !== JSON.stringify(stored)}
      title={task.name}
      confirm={{ label: 'Save', onPress: () => form.submit(), isPending: form.isPending }}
      error={form.error}
      footer={
        isRemovable(task) ? (
          <Button icon={Trash2} onPress={onRemove}>
            Remove the task
          </Button>
        ) : null
      }
    >
      <Stack gap={4}>
        {task.fault ? <InlineMessage tone="warning">{task.fault}</InlineMessage> : null}
        <Stack gap={3}>
          <TextField
            label="Task"
            autoFocus
            value={values.name}
            onChange={(name) => set('name', name)}
            error={errors.name}
            maxLength={120}
          />
          <Stack direction="row" align="end" gap={2}>
            <DateField
              label="Target date"
              isDisabled={!isOpen}
              value={values.targetDate ?? ''}
              onChange={(day) => set('targetDate', day || null)}
              error={errors.targetDate}
            />
            {isOpen && task.isTargetTyped && values.targetDate !== null ? (
              <Button onPress={() => set('targetDate', null)}>Clear the typed date</Button>
            ) : null}
          </Stack>
          {rule ? <Text tone="muted">{`${rule}.`}</Text> : null}
          <TextArea
            label="Note"
            rows={4}
            value={values.note}
            onChange={(note) => set('note', note)}
            error={errors.note}
          />
          <TheirsMessage
            said={form.theirs.note === undefined ? [] : [{ label: 'Note', value: form.theirs.note }]}
          />
        </Stack>
        <KeyValue
          items={[
            { id: 'category', label: 'Category', value: categoryName },
            { id: 'state', label: 'State', value: sayState(task) },
            { id: 'triggers', label: 'When ticked', value: <Triggers task={task} /> },
          ]}
        />
      </Stack>
    </Dialog>
  );
}

/** Saves a note over the one that was read; tells of another one that is there now, which the next save replaces. */
async function saveNote(taskId: string, was: string, note: string, onTheirs: (theirs: string) => void) {
  try {
    await callApi('progress.saveNote', { taskId, was, note });
  } catch (failure) {
    if (failure instanceof ApiError && failure.code === 'changed_meanwhile')
      onTheirs(failure.details.note ?? '');
    throw failure;
  }
}

/** Waits for a call; when it is refused, the refusal says what was saved before it. */
async function sayingSaved(saved: readonly string[], call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (failure) {
    if (!(failure instanceof ApiError) || saved.length === 0) throw failure;
    throw new ApiError(failure.code, [failure.message, ...saved].join(' '), failure.details);
  }
}

function sayState({ completedAt, completedBy, notRequired, preActivation }: ProgressTask): string {
  if (completedAt !== null) {
    return `Completed ${sayInstantNow(completedAt)}${completedBy ? ` by ${completedBy}` : ''}`;
  }
  if (notRequired) return 'Not required';
  return preActivation ? 'Outstanding; must be done before the matter can become Active' : 'Outstanding';
}

function Triggers({ task }: { task: ProgressTask }) {
  const words = triggerWords(task.triggers);
  if (words.length === 0) return 'It does nothing else';
  return (
    <Stack gap={1}>
      {words.map(({ icon, label }) => (
        <Stack key={label} direction="row" gap={2}>
          <Icon icon={icon} tone="muted" />
          <Text>{label}</Text>
        </Stack>
      ))}
    </Stack>
  );
}
