import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm, useWatch } from 'react-hook-form';
import {
  type CustomFieldForm,
  type CustomFieldOptions,
  customFieldForm,
} from '../../../src-shared/contract/options.ts';
import { valueTypes } from '../../../src-shared/domain/tokens.ts';
import { callApi } from '../../api.ts';
import { Select } from '../../ui/select.tsx';
import { Text } from '../../ui/text.tsx';
import { ChoicesField } from './choices-field.tsx';
import { fieldTypeWords } from './field-words.ts';
import { FormText } from './form-text.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRecordForm } from './use-record-form.ts';

type FieldDialogProps = {
  matterTypeId: string;
  stored: CustomFieldOptions | null;
  onClose: () => void;
  onSaved: (fieldId: string) => void;
};

/** The label, the type and the choices of a custom field. Its token stays when it is renamed. */
export function FieldDialog({ matterTypeId, stored, onClose, onSaved }: FieldDialogProps) {
  const form = useForm<CustomFieldForm>({
    resolver: zodResolver(customFieldForm),
    defaultValues: {
      label: stored?.label ?? '',
      type: stored?.type ?? 'text',
      choices: stored?.choices ?? [],
    },
  });
  const type = useWatch({ control: form.control, name: 'type' });
  const record = useRecordForm({
    form,
    fields: ['label', 'type', 'choices'],
    revision: stored?.revision ?? 0,
    save: async (typed, revision) => {
      const fields = { ...typed, choices: typed.type === 'choice' ? typed.choices : [] };
      if (!stored) return (await callApi('options.addField', { matterTypeId, form: fields })).id;
      await callApi('options.saveField', { fieldId: stored.id, revision, form: fields });
      return stored.id;
    },
    onClose,
    onSaved,
    reread: async () => {
      const { fields } = await callApi('options.matterType', { matterTypeId });
      const theirs = fields.find(({ id }) => id === stored?.id);
      if (!theirs) return undefined;
      const choices = theirs.choices.length > 0 ? `: ${theirs.choices.join(', ')}` : '';
      return {
        revision: theirs.revision,
        said: `“${theirs.label}”, ${fieldTypeWords[theirs.type]}${choices}.`,
      };
    },
  });
  return (
    <RecordDialog
      title={stored ? 'Edit Field' : 'Add Field'}
      label={stored ? 'Save' : 'Add'}
      onClose={onClose}
      record={record}
    >
      <FormText control={form.control} name="label" label="Label" width="medium" autoFocus />
      <Controller
        control={form.control}
        name="type"
        render={({ field: { ref: _, ...field }, fieldState: { error } }) => (
          <Select
            {...field}
            label="Type"
            width="medium"
            description={stored ? 'It can change while no matter has a value in it.' : undefined}
            options={valueTypes.map((id) => ({ id, label: fieldTypeWords[id] }))}
            error={error?.message}
          />
        )}
      />
      {type === 'choice' ? (
        <Controller
          control={form.control}
          name="choices"
          render={({ field, formState: { errors } }) => (
            <ChoicesField {...field} error={problemOf(errors.choices)} />
          )}
        />
      ) : null}
      {stored ? (
        <Text tone="muted">{`Its token is field.${stored.key}, and stays so when the label changes.`}</Text>
      ) : null}
    </RecordDialog>
  );
}

/** A fault of the list, or of the first line that has one. */
function problemOf(error: unknown): string | undefined {
  if (!error || typeof error !== 'object') return undefined;
  if ('message' in error && typeof error.message === 'string') return error.message;
  return 'A choice can have 80 characters at most, and there can be 50 of them.';
}
