import { useState } from 'react';
import type { TaskDefinition } from '../../../../src-shared/domain/task-definition.ts';
import { useCall } from '../../../api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { TaskEditor } from './task-editor.tsx';
import { TemplateScope } from './template-scope.tsx';
import type { StartingTask } from './use-task-draft.ts';

/** What Edit Task Template is opened with. Without `templateId` a task is added to the category. */
export type EditTaskDialogProps = {
  matterTypeId: string;
  templateId: string | null;
  categoryId: string;
  onClose: () => void;
  onSaved: (templateId: string) => void;
};

const nothing: TaskDefinition = { name: '', preActivation: false, target: null, visibility: [], actions: [] };

/** Edit Task Template: the whole definition of a task, saved as one. */
export function EditTaskDialog({
  matterTypeId,
  templateId,
  categoryId,
  onClose,
  onSaved,
}: EditTaskDialogProps) {
  const template = useCall(
    'options.taskTemplate',
    { templateId: templateId ?? '' },
    { enabled: templateId !== null },
  );
  const [start, setStart] = useState<StartingTask | null>(
    templateId === null ? { definition: nothing, revision: 0 } : null,
  );
  // What was asked before and may be old is shown to nobody; what comes once the dialog is open does not change it.
  if (!start && template.data && !template.isFetching) {
    const { definition, revision } = template.data;
    setStart({ definition, revision });
  }
  if (template.error && !start)
    return (
      <Dialog isOpen onClose={onClose} title="Edit Task Template" error={template.error.message}>
        {null}
      </Dialog>
    );
  if (!start) return null;
  return (
    <TemplateScope matterTypeId={matterTypeId} templateId={templateId}>
      <TaskEditor {...{ templateId, categoryId, start, onClose, onSaved }} />
    </TemplateScope>
  );
}
