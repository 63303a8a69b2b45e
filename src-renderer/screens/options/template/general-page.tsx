import { KeyValue } from '../../../ui/key-value.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useTemplateScope } from './template-scope.tsx';

type GeneralPageProps = {
  name: string;
  categoryId: string;
  onChange: (name: string) => void;
  error?: string;
};

/** The name of a task, and where it stands. */
export function GeneralPage({ name, categoryId, onChange, error }: GeneralPageProps) {
  const { type } = useTemplateScope();
  const category = type.categories.find(({ id }) => id === categoryId)?.name ?? '';
  return (
    <>
      <TextField label="Name" autoFocus maxLength={120} value={name} onChange={onChange} error={error} />
      <KeyValue
        items={[
          { id: 'category', label: 'Category', value: category },
          { id: 'type', label: 'Matter type', value: type.name },
        ]}
      />
    </>
  );
}
