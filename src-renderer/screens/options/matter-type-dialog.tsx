import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { type MatterTypeRow, optionsContract } from '../../../src-shared/contract/options.ts';
import { callApi } from '../../api.ts';
import { FormText } from './form-text.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRecordForm } from './use-record-form.ts';

const nameForm = z.strictObject({ name: optionsContract['options.addMatterType'].input.shape.name });
type NameForm = z.infer<typeof nameForm>;

/** What the dialog does: a new, empty type, a copy of one, or another name for one. */
export type MatterTypeDeed = { kind: 'add' } | { kind: 'copy' | 'rename'; type: MatterTypeRow };

const words = {
  add: { title: 'Add Matter Type', label: 'Add' },
  copy: { title: 'Copy Matter Type', label: 'Copy' },
  rename: { title: 'Rename Matter Type', label: 'Rename' },
} as const;

type MatterTypeDialogProps = {
  deed: MatterTypeDeed;
  onClose: () => void;
  onSaved: (matterTypeId: string) => void;
};

/** Asks the name of a matter type that is added, copied or renamed. */
export function MatterTypeDialog({ deed, onClose, onSaved }: MatterTypeDialogProps) {
  const before = deed.kind === 'add' ? '' : deed.type.name;
  const form = useForm<NameForm>({
    resolver: zodResolver(nameForm),
    defaultValues: { name: deed.kind === 'copy' ? `Copy of ${before}`.slice(0, 80) : before },
  });
  const record = useRecordForm({
    form,
    fields: ['name'],
    revision: deed.kind === 'rename' ? deed.type.revision : 0,
    save: ({ name }, revision) => saveName(deed, name, revision),
    onClose,
    onSaved,
    reread: async () => {
      if (deed.kind !== 'rename') return undefined;
      const type = await callApi('options.matterType', { matterTypeId: deed.type.id });
      return { revision: type.revision, said: `the name “${type.name}”.` };
    },
  });
  return (
    <RecordDialog {...words[deed.kind]} size="small" onClose={onClose} record={record}>
      <FormText
        control={form.control}
        name="name"
        label="Name"
        autoFocus
        description={
          deed.kind === 'add'
            ? 'It begins with four statuses and no tasks.'
            : deed.kind === 'copy'
              ? `It gets all that “${before}” has, except its matters.`
              : undefined
        }
      />
    </RecordDialog>
  );
}

async function saveName(deed: MatterTypeDeed, name: string, revision: number): Promise<string> {
  if (deed.kind === 'rename') {
    await callApi('options.renameMatterType', { matterTypeId: deed.type.id, revision, name });
    return deed.type.id;
  }
  const copyOf = deed.kind === 'copy' ? deed.type.id : null;
  return (await callApi('options.addMatterType', { name, copyOf })).matterTypeId;
}
