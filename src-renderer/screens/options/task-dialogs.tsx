import { type Dispatch, type SetStateAction, useCallback } from 'react';
import type { CategoryOptions } from '../../../src-shared/contract/options.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { callApi } from '../../api.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { PlaceTaskDialog } from './place-task-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import type { TaskDeed } from './task-deed.ts';
import { EditTaskDialog } from './template/edit-task-dialog.tsx';

type TaskDialogsProps = {
  matterTypeId: string;
  categories: readonly CategoryOptions[];
  deed: TaskDeed | null;
  onDeed: Dispatch<SetStateAction<TaskDeed | null>>;
  /** The task that was added or changed is to be the current one. */
  onFocus: (templateId: string) => void;
};

/** The dialogs of the list of task templates, one at a time. */
export function TaskDialogs({ matterTypeId, categories, deed, onDeed, onFocus }: TaskDialogsProps) {
  // Only what this dialog is about: by then the question after a save may have taken its place.
  const close = useCallback((): void => onDeed((now) => (now === deed ? null : now)), [deed, onDeed]);
  const ask = (templateId: string): void => onDeed({ kind: 'apply', templateId });
  const saved = (templateId: string): void => {
    onFocus(templateId);
    ask(templateId);
  };
  if (!deed) return null;
  switch (deed.kind) {
    case 'add':
    case 'edit':
      return (
        <EditTaskDialog
          matterTypeId={matterTypeId}
          templateId={deed.kind === 'edit' ? deed.task.id : null}
          categoryId={deed.categoryId}
          onClose={close}
          onSaved={saved}
        />
      );
    case 'copy':
    case 'move':
      return <PlaceTaskDialog {...{ categories, deed }} onClose={close} onPlaced={saved} />;
    case 'delete':
      return (
        <RemoveDialog
          title={`Delete the task “${deed.task.name}”?`}
          remove={() => callApi('options.removeTask', { templateId: deed.task.id })}
          onClose={close}
          onRemoved={() => ask(deed.task.id)}
        >
          New matters will not have it. What happened on matters stays on their files.
        </RemoveDialog>
      );
    case 'apply':
      return (
        <ApplyDialog {...{ matterTypeId }} templateId={deed.templateId} isAsked={false} onClose={close} />
      );
    default:
      return assertNever(deed);
  }
}
