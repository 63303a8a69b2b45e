import { CircleAlert, Plus } from 'lucide-react';
import { useState } from 'react';
import type { TaskDefinition, TriggeredAction } from '../../../../src-shared/domain/task-definition.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Heading, Text } from '../../../ui/text.tsx';
import { ActionForm } from './action-form.tsx';
import { actionKindWord } from './action-kinds.ts';
import { ConditionEditor, newCondition } from './condition-editor.tsx';
import { ConditionPreview } from './condition-preview.tsx';
import { faultsOfAction, findFaults } from './task-faults.ts';
import { useTemplateScope } from './template-scope.tsx';
import { TriedPreview } from './tried-preview.tsx';

/** The pages of the window in which an action is edited; the button Condition opens it at the second. */
export type ActionPage = 'action' | 'condition';

type EditActionDialogProps = {
  action: TriggeredAction;
  isNew: boolean;
  page: ActionPage;
  /** What the last save said of it, by field. */
  faults: Readonly<Record<string, string>>;
  onClose: () => void;
  onKeep: (action: TriggeredAction) => void;
};

/** A definition with nothing but one action: what its preview ticks. */
function definitionOf(action: TriggeredAction): TaskDefinition {
  return { name: 'Preview', preActivation: false, target: null, visibility: [], actions: [action] };
}

/** One triggered action: what it does, when, and what that makes for a matter. */
export function EditActionDialog(props: EditActionDialogProps) {
  const { isNew, onClose, onKeep } = props;
  const { names } = useTemplateScope();
  const [action, setAction] = useState(props.action);
  const [faults, setFaults] = useState(props.faults);
  const [page, setPage] = useState(props.page);
  const isDirty = JSON.stringify(action) !== JSON.stringify(props.action);

  const change = (next: TriggeredAction) => {
    setAction(next);
    setFaults({});
  };
  const keep = () => {
    // A condition of which nothing is left is none.
    const kept = action.condition?.parts.length === 0 ? { ...action, condition: null } : action;
    const found = faultsOfAction(findFaults(definitionOf(kept), names), kept.id);
    if (Object.keys(found).length === 0) return onKeep(kept);
    setFaults(found);
    if (!found.condition) setPage('action');
    else if (Object.keys(found).length === 1) setPage('condition');
  };
  const marked = (id: ActionPage, label: string) => {
    const hasFault = Object.keys(faults).some((field) => (field === 'condition') === (id === 'condition'));
    return hasFault ? { id, label: `${label} (fault)`, icon: CircleAlert } : { id, label };
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDirty={isDirty}
      title={isNew ? 'Add Triggered Action' : 'Edit Triggered Action'}
      size="large"
      isTall
      confirm={{ label: 'Done', onPress: keep }}
    >
      <Tabs
        label="Pages of the action"
        tabs={[marked('action', actionKindWord(action.kind).label), marked('condition', 'Condition')]}
        selectedId={page}
        onChange={setPage}
      >
        <Stack padding={4} gap={3}>
          {page === 'action' ? (
            <>
              <ActionForm action={action} faults={faults} onChange={change} />
              <Heading level={3}>Preview</Heading>
              <TriedPreview definition={definitionOf(action)} />
            </>
          ) : (
            <ConditionPage action={action} fault={faults.condition} onChange={change} />
          )}
        </Stack>
      </Tabs>
    </Dialog>
  );
}

type ConditionPageProps = {
  action: TriggeredAction;
  fault: string | undefined;
  onChange: (action: TriggeredAction) => void;
};

/** When the action fires. */
function ConditionPage({ action, fault, onChange }: ConditionPageProps) {
  const { condition } = action;
  const [wasAdded, setAdded] = useState(false);
  if (!condition) {
    return (
      <>
        <Text>Fires whenever the task is ticked.</Text>
        <Stack direction="row">
          <Button
            icon={Plus}
            autoFocus={wasAdded}
            onPress={() => {
              setAdded(true);
              onChange({ ...action, condition: newCondition() });
            }}
          >
            Add condition
          </Button>
        </Stack>
      </>
    );
  }
  return (
    <>
      <Stack direction="row" justify="between">
        <Text>Fires only when this holds as the task is ticked.</Text>
        <Button size="small" onPress={() => onChange({ ...action, condition: null })}>
          Remove condition
        </Button>
      </Stack>
      {fault ? <InlineMessage tone="danger">{fault}</InlineMessage> : null}
      <ConditionEditor
        label="the condition"
        value={condition}
        autoFocus={wasAdded}
        showsFaults={fault !== undefined}
        onChange={(changed) => onChange({ ...action, condition: changed })}
      />
      <ConditionPreview condition={condition} perClient={action.kind === 'send_progress_message'} />
    </>
  );
}
