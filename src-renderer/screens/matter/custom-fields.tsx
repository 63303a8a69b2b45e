import type { FieldOfMatter } from '../../../src-shared/contract/matters.ts';
import { sayValue } from '../../../src-shared/domain/values.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Field = Omit<FieldOfMatter, 'value'>;

type CustomFieldsProps = {
  fields: readonly Field[];
  /** What is typed, by field id. */
  values: Readonly<Record<string, string>>;
  /** By "fields.<id>". */
  errors: Readonly<Record<string, string>>;
  onChange: (values: Record<string, string>) => void;
};

/** The custom fields of a matter, each as its type is typed or chosen. */
export function CustomFields({ fields, values, errors, onChange }: CustomFieldsProps) {
  return (
    <Stack gap={3}>
      {fields.map((field) => (
        <CustomField
          key={field.fieldId}
          field={field}
          value={values[field.fieldId] ?? ''}
          error={errors[`fields.${field.fieldId}`]}
          onChange={(value) => onChange({ ...values, [field.fieldId]: value })}
        />
      ))}
    </Stack>
  );
}

/** The stored value of each field as one types it: pounds and pence rather than pence. */
export function typedValues(fields: readonly FieldOfMatter[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ fieldId, type, value }) => [fieldId, type === 'money' ? sayValue({ type }, value) : value]),
  );
}

const none = { id: 'none', label: 'Not set' };
const yesNo = [none, { id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }];

type CustomFieldProps = {
  field: Field;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function CustomField({ field, value, error, onChange }: CustomFieldProps) {
  const common = { label: field.label, error };
  switch (field.type) {
    case 'text':
      return <TextField {...common} {...{ value, onChange }} maxLength={500} />;
    case 'number':
      return <TextField {...common} {...{ value, onChange }} width="medium" maxLength={40} />;
    case 'money':
      return (
        <TextField {...common} {...{ value, onChange }} width="medium" placeholder="£0.00" maxLength={40} />
      );
    case 'date':
      return <DateField {...common} {...{ value, onChange }} width="medium" />;
    case 'yes_no':
      return <Choice {...common} options={yesNo} {...{ value, onChange }} />;
    case 'choice': {
      // A choice is told from "Not set" by its place: the firm may have named one just so.
      const options = [none, ...field.choices.map((choice, index) => ({ id: `${index}`, label: choice }))];
      const index = field.choices.indexOf(value);
      return (
        <Choice
          {...common}
          options={options}
          value={index < 0 ? '' : `${index}`}
          onChange={(id) => onChange(id === '' ? '' : (field.choices[Number(id)] ?? ''))}
        />
      );
    }
    default:
      return assertNever(field.type);
  }
}

type ChoiceProps = {
  label: string;
  error: string | undefined;
  options: readonly { id: string; label: string }[];
  /** Empty: not set. */
  value: string;
  onChange: (value: string) => void;
};

function Choice({ value, onChange, ...rest }: ChoiceProps) {
  return (
    <Select
      {...rest}
      width="medium"
      value={value || none.id}
      onChange={(id) => onChange(id === none.id ? '' : id)}
    />
  );
}
