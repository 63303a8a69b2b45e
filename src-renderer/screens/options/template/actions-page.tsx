import { Zap } from 'lucide-react';
import { useState } from 'react';
import type { TaskDefinition, TriggeredAction } from '../../../../src-shared/domain/task-definition.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Text } from '../../../ui/text.tsx';
import { iconOf } from './action-kinds.ts';
import { sayAction, sayCondition } from './say-action.ts';
import { faultsOfAction, type TaskFaults } from './task-faults.ts';
import { useTemplateScope } from './template-scope.tsx';
import { TriggeredActionsDialog } from './triggered-actions-dialog.tsx';

type ActionsPageProps = {
  definition: TaskDefinition;
  faults: TaskFaults;
  onChange: (actions: TriggeredAction[]) => void;
};

/** What ticking the task does, and the way to the Triggered Actions window. */
export function ActionsPage({ definition, faults, onChange }: ActionsPageProps) {
  const { names } = useTemplateScope();
  const [isOpen, setOpen] = useState(false);
  const { actions } = definition;
  return (
    <>
      <Stack direction="row">
        <Button icon={Zap} onPress={() => setOpen(true)}>
          Actions
        </Button>
      </Stack>
      {actions.length === 0 ? <Text tone="muted">Ticking the task only completes it.</Text> : null}
      {actions.map((action) => {
        const [fault] = Object.values(faultsOfAction(faults, action.id));
        return (
          <Stack key={action.id} gap={0}>
            <Stack direction="row" gap={2} align="start">
              <Icon icon={iconOf(action)} tone="muted" />
              <Stack gap={0}>
                <Text>{sayAction(action, names)}</Text>
                {action.condition ? (
                  <Text
                    tone="muted"
                    size="small"
                  >{`Only when ${sayCondition(action.condition, names)}`}</Text>
                ) : null}
              </Stack>
            </Stack>
            {fault ? <Text tone="danger">{fault}</Text> : null}
          </Stack>
        );
      })}
      {isOpen ? (
        <TriggeredActionsDialog
          definition={definition}
          faults={faults}
          onChange={onChange}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
