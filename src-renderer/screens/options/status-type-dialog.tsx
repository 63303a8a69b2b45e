import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import {
  type StatusTypeForm,
  type StatusTypeOptions,
  statusTypeForm,
} from '../../../src-shared/contract/options.ts';
import { type StatusKind, statusKindNames, statusKinds } from '../../../src-shared/domain/status-kinds.ts';
import { callApi } from '../../api.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { FormText } from './form-text.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRecordForm } from './use-record-form.ts';

/** What each kind of status means. */
const meanings: Readonly<Record<StatusKind, string>> = {
  quote: 'A prospective client’s matter, before it is activated.',
  active: 'Work is under way.',
  cancelled: 'The matter fell through. It sends nothing.',
  archived: 'The matter is done and put away. It sends nothing.',
};

type StatusTypeDialogProps = {
  matterTypeId: string;
  statusType: StatusTypeOptions | null;
  onClose: () => void;
  onSaved: (statusTypeId: string) => void;
};

/** The name and the kind of a status. */
export function StatusTypeDialog({ matterTypeId, statusType, onClose, onSaved }: StatusTypeDialogProps) {
  const form = useForm<StatusTypeForm>({
    resolver: zodResolver(statusTypeForm),
    defaultValues: { name: statusType?.name ?? '', kind: statusType?.kind ?? 'active' },
  });
  const record = useRecordForm({
    form,
    fields: ['name', 'kind'],
    revision: statusType?.revision ?? 0,
    save: async (typed, revision) => {
      if (!statusType) return (await callApi('options.addStatusType', { matterTypeId, form: typed })).id;
      await callApi('options.saveStatusType', { statusTypeId: statusType.id, revision, form: typed });
      return statusType.id;
    },
    onClose,
    onSaved,
    reread: async () => {
      const { statusTypes } = await callApi('options.matterType', { matterTypeId });
      const stored = statusTypes.find(({ id }) => id === statusType?.id);
      return (
        stored && {
          revision: stored.revision,
          said: `“${stored.name}”, of the kind ${statusKindNames[stored.kind]}.`,
        }
      );
    },
  });
  return (
    <RecordDialog
      title={statusType ? 'Edit Status Type' : 'Add Status Type'}
      label={statusType ? 'Save' : 'Add'}
      onClose={onClose}
      record={record}
    >
      <FormText control={form.control} name="name" label="Name" width="medium" autoFocus />
      <Controller
        control={form.control}
        name="kind"
        render={({ field: { ref: _, ...field }, fieldState: { error } }) => (
          <RadioGroup
            {...field}
            label="Kind"
            options={statusKinds.map((id) => ({ id, label: statusKindNames[id], description: meanings[id] }))}
            error={error?.message}
          />
        )}
      />
    </RecordDialog>
  );
}
