import { Zap } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Stack } from '../../ui/stack.tsx';
import { ActionsDialog } from './actions-dialog.tsx';

/** The definition of one task, and the way to what it does when it is ticked. */
export function EditTaskDialog({ templateId, onClose }: { templateId: string; onClose: () => void }) {
  const template = useCall('options.taskTemplate', { templateId });
  const [isActionsOpen, setActionsOpen] = useState(false);
  const count = template.data?.actions.length ?? 0;
  const sends = count === 0 ? 'Nothing yet' : count === 1 ? '1 message' : `${count} messages`;
  return (
    <Dialog isOpen onClose={onClose} title="Edit Task Template" error={template.error?.message}>
      {template.data ? (
        <Stack gap={4}>
          <KeyValue
            items={[
              { id: 'name', label: 'Task', value: template.data.name },
              { id: 'category', label: 'Category', value: template.data.categoryName },
              { id: 'type', label: 'Matter type', value: template.data.matterTypeName },
              { id: 'actions', label: 'When ticked, sends', value: sends },
            ]}
          />
          <Stack direction="row">
            <Button icon={Zap} autoFocus onPress={() => setActionsOpen(true)}>
              Actions
            </Button>
          </Stack>
          {isActionsOpen ? (
            <ActionsDialog template={template.data} onClose={() => setActionsOpen(false)} />
          ) : null}
        </Stack>
      ) : null}
    </Dialog>
  );
}
