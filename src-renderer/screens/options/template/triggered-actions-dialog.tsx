import { ArrowDown, ArrowUp, Filter, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  actionKinds,
  type TaskDefinition,
  type TriggeredAction,
} from '../../../../src-shared/domain/task-definition.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { ConfirmDialog, Dialog } from '../../../ui/dialog.tsx';
import { MenuButton } from '../../../ui/menu.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Text } from '../../../ui/text.tsx';
import { actionKindWord, comingKinds, iconOf, newAction } from './action-kinds.ts';
import { type ActionPage, EditActionDialog } from './edit-action-dialog.tsx';
import { sayAction, sayCondition } from './say-action.ts';
import { faultsOfAction, type TaskFaults } from './task-faults.ts';
import { useTemplateScope } from './template-scope.tsx';

/** As many as the contract takes. */
const mostActions = 30;

type TriggeredActionsDialogProps = {
  definition: TaskDefinition;
  faults: TaskFaults;
  onChange: (actions: TriggeredAction[]) => void;
  onClose: () => void;
};

type Edited = { action: TriggeredAction; isNew: boolean; page: ActionPage };

/** Triggered Actions: what ticking a task does, in order. It is stored with the task. */
export function TriggeredActionsDialog({
  definition,
  faults,
  onChange,
  onClose,
}: TriggeredActionsDialogProps) {
  const { names } = useTemplateScope();
  const { actions } = definition;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [edited, setEdited] = useState<Edited | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const chosen = actions.find(({ id }) => id === chosenId) ?? actions[0];
  const at = chosen ? actions.indexOf(chosen) : -1;
  const edit = (page: ActionPage, action = chosen) => {
    if (action) setEdited({ action, isNew: false, page });
  };
  const move = (by: -1 | 1) => {
    if (chosen) onChange(actions.toSpliced(at, 1).toSpliced(at + by, 0, chosen));
  };
  const keep = (action: TriggeredAction) => {
    const isThere = actions.some(({ id }) => id === action.id);
    onChange(isThere ? actions.map((one) => (one.id === action.id ? action : one)) : [...actions, action]);
    setChosenId(action.id);
    setEdited(null);
  };

  return (
    <Dialog isOpen onClose={onClose} title="Triggered Actions" size="large">
      <Stack gap={3}>
        <Text>{`When “${definition.name || 'this task'}” is ticked, these take effect in this order:`}</Text>
        <Stack direction="row" wrap>
          <MenuButton
            label="Add"
            icon={Plus}
            isDisabled={actions.length >= mostActions}
            items={[
              ...actionKinds.map((id) => ({ id, ...actionKindWord(id) })),
              ...comingKinds.map((kind) => ({
                ...kind,
                isDisabled: true,
                description: 'Comes with the Document screen’s work',
              })),
            ]}
            onAction={(id) => {
              const kind = actionKinds.find((one) => one === id);
              if (kind) setEdited({ action: newAction(kind), isNew: true, page: 'action' });
            }}
          />
          <Button icon={Pencil} isDisabled={!chosen} onPress={() => edit('action')}>
            Edit
          </Button>
          <Button icon={Trash2} isDisabled={!chosen} onPress={() => setRemoving(true)}>
            Remove
          </Button>
          <Button icon={Filter} isDisabled={!chosen} onPress={() => edit('condition')}>
            Condition
          </Button>
          <Button icon={ArrowUp} isDisabled={at <= 0} onPress={() => move(-1)}>
            Up
          </Button>
          <Button
            icon={ArrowDown}
            isDisabled={at === -1 || at === actions.length - 1}
            onPress={() => move(1)}
          >
            Down
          </Button>
        </Stack>
        <ChoiceList
          label="Actions"
          autoFocus
          items={actions.map((action) => ({
            id: action.id,
            icon: iconOf(action),
            label: sayAction(action, names),
            detail: action.condition ? `Only when ${sayCondition(action.condition, names)}` : undefined,
            fault: Object.values(faultsOfAction(faults, action.id))[0],
          }))}
          selectedId={chosen?.id ?? null}
          onSelect={setChosenId}
          onActivate={(id) =>
            edit(
              'action',
              actions.find((action) => action.id === id),
            )
          }
          empty="Nothing yet. Add the first action."
        />
        <Text tone="muted">All of it is stored when you save the task.</Text>
      </Stack>
      {edited ? (
        <EditActionDialog
          key={edited.action.id}
          {...edited}
          faults={faultsOfAction(faults, edited.action.id)}
          onClose={() => setEdited(null)}
          onKeep={keep}
        />
      ) : null}
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title="Remove this action?"
        confirm={{
          label: 'Remove',
          onPress: () => {
            setRemoving(false);
            setChosenId(actions[at + 1]?.id ?? actions[at - 1]?.id ?? null);
            onChange(actions.toSpliced(at, 1));
          },
        }}
        cancelLabel="Keep it"
        isDestructive
      >
        Once the task is saved, ticking it no longer does this. What was done before stays on each file.
      </ConfirmDialog>
    </Dialog>
  );
}
