import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import {
  type CategoryForm,
  type CategoryOptions,
  categoryForm,
} from '../../../src-shared/contract/options.ts';
import { callApi } from '../../api.ts';
import { countOf } from '../../app/count-words.ts';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';
import { FormText } from './form-text.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { ConditionsField } from './template/conditions-field.tsx';
import { useRecordForm } from './use-record-form.ts';

type CategoryDialogProps = {
  matterTypeId: string;
  category: CategoryOptions | null;
  onClose: () => void;
  onSaved: (categoryId: string) => void;
};

/** The name of a task category, and when it shows. */
export function CategoryDialog({ matterTypeId, category, onClose, onSaved }: CategoryDialogProps) {
  const form = useForm<CategoryForm>({
    resolver: zodResolver(categoryForm),
    defaultValues: { name: category?.name ?? '', visibility: category?.visibility ?? [] },
  });
  const record = useRecordForm({
    form,
    fields: ['name', 'visibility'],
    revision: category?.revision ?? 0,
    save: async (typed, revision) => {
      if (!category) return (await callApi('options.addCategory', { matterTypeId, form: typed })).id;
      await callApi('options.saveCategory', { categoryId: category.id, revision, form: typed });
      return category.id;
    },
    onClose,
    onSaved,
    reread: async () => {
      const { categories } = await callApi('options.matterType', { matterTypeId });
      const stored = categories.find(({ id }) => id === category?.id);
      if (!stored) return undefined;
      const conditions = stored.visibility.length;
      const shows = conditions === 0 ? 'always shown' : `shown on ${countOf(conditions, 'condition')}`;
      return { revision: stored.revision, said: `“${stored.name}”, ${shows}.` };
    },
  });
  return (
    <RecordDialog
      title={category ? 'Edit Task Category' : 'Add Task Category'}
      label={category ? 'Save' : 'Add'}
      size="large"
      onClose={onClose}
      record={record}
    >
      <FormText control={form.control} name="name" label="Name" width="medium" autoFocus />
      <Stack gap={2}>
        <Heading level={3}>Visibility</Heading>
        <Text tone="muted">
          On the Progress screen the category and its tasks show when every one of these holds; without any,
          always.
        </Text>
        <Controller
          control={form.control}
          name="visibility"
          render={({ field: { value, onChange } }) => (
            <ConditionsField
              matterTypeId={matterTypeId}
              value={value}
              onChange={onChange}
              errors={conditionErrors(form.formState.errors.visibility, record.error?.details ?? {})}
            />
          )}
        />
      </Stack>
    </RecordDialog>
  );
}

/** What is wrong with each condition, by its index: what this side saw, or what main said of it ("visibility.0"). */
function conditionErrors(seen: unknown, said: Readonly<Record<string, string>>): Record<number, string> {
  const incomplete = Object.entries(Array.isArray(seen) ? seen : [])
    .filter(([, fault]) => fault)
    .map(([index]) => [index, 'Complete this condition, or remove it.']);
  const refused = Object.entries(said).flatMap(([path, sentence]) => {
    const [, index] = /^visibility\.(\d+)/.exec(path) ?? [];
    return index === undefined ? [] : [[index, sentence]];
  });
  return Object.fromEntries([...incomplete, ...refused]);
}
