import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ActionOptions, TaskTemplateOptions } from '../../../src-shared/contract/options.ts';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { channelWords } from './action-channels.ts';
import { EditActionDialog } from './edit-action-dialog.tsx';

/** Triggered Actions: what ticking a task does, to look at, add to, change and take away. */
export function ActionsDialog(props: { template: TaskTemplateOptions; onClose: () => void }) {
  const { template, onClose } = props;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [edited, setEdited] = useState<ActionOptions | 'new' | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const remove = useAct('options.removeAction');
  const { actions } = template;
  const chosen = actions.find(({ id }) => id === chosenId) ?? actions[0];

  return (
    <Dialog isOpen onClose={onClose} title="Triggered Actions" size="large">
      <Stack gap={3}>
        <Text>{`When “${template.name}” is ticked, each client of the matter is sent:`}</Text>
        <Stack direction="row">
          <Button icon={Plus} onPress={() => setEdited('new')} autoFocus={actions.length === 0}>
            Add
          </Button>
          <Button
            icon={Pencil}
            isDisabled={!chosen}
            autoFocus={actions.length > 0}
            onPress={() => setEdited(chosen ?? null)}
          >
            Edit
          </Button>
          <Button icon={Trash2} isDisabled={!chosen} onPress={() => setRemoving(true)}>
            Remove
          </Button>
        </Stack>
        {actions.length > 0 ? (
          <RadioGroup
            label="Actions"
            isLabelHidden
            options={actions.map(({ id, channel, subject, body }) => ({
              id,
              label: subject ? `${channelWords[channel]}: ${subject}` : channelWords[channel],
              description: body,
            }))}
            value={chosen?.id ?? null}
            onChange={setChosenId}
          />
        ) : (
          <Text tone="muted">Nothing yet. Add the first message.</Text>
        )}
      </Stack>
      {edited ? (
        <EditActionDialog
          templateId={template.id}
          action={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title="Remove this action?"
        confirm={{
          label: 'Remove',
          isPending: remove.isPending,
          onPress: () => {
            if (chosen) remove.mutate({ actionId: chosen.id }, { onSuccess: () => setRemoving(false) });
          },
        }}
        cancelLabel="Keep it"
        isDestructive
        error={remove.error?.message}
      >
        Ticking the task will no longer send it, on any matter. What was sent before stays on each file.
      </ConfirmDialog>
    </Dialog>
  );
}
