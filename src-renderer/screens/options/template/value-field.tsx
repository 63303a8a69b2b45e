import { useState } from 'react';
import { parseValue, sayValue, type ValueType } from '../../../../src-shared/domain/tokens.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';

type ValueFieldProps = {
  type: ValueType;
  choices: readonly string[];
  label: string;
  isLabelHidden?: boolean;
  /** As it is stored for the type; what could not be read, as it was typed. */
  value: string;
  onChange: (value: string) => void;
  error?: string;
};

/** A value of a token's type: a text, a number, an amount, a date to pick, a choice. */
export function ValueField(props: ValueFieldProps) {
  const { type, choices, value, onChange, ...field } = props;
  switch (type) {
    case 'date':
      return (
        <DateField {...field} value={/^\d{4}-\d\d-\d\d$/.test(value) ? value : ''} onChange={onChange} />
      );
    case 'choice':
      return (
        <Select
          {...field}
          width="medium"
          options={choices.map((id) => ({ id, label: id }))}
          value={choices.includes(value) ? value : null}
          onChange={onChange}
        />
      );
    case 'yes_no':
      return (
        <Select
          {...field}
          width="short"
          options={[
            { id: 'yes', label: 'Yes' },
            { id: 'no', label: 'No' },
          ]}
          value={value || null}
          onChange={onChange}
        />
      );
    case 'text':
      return <TextField {...field} width="medium" maxLength={500} value={value} onChange={onChange} />;
    case 'number':
    case 'money':
      return <AmountField key={type} {...field} type={type} value={value} onChange={onChange} />;
    default:
      return assertNever(type);
  }
}

/** A number or an amount keeps what is typed as it is typed, and says when it cannot be read. */
function AmountField(props: Omit<ValueFieldProps, 'type' | 'choices'> & { type: 'number' | 'money' }) {
  const { type, value, onChange, error, ...field } = props;
  const [typed, setTyped] = useState(() => sayValue({ type }, value));
  const read = parseValue(type, typed);
  return (
    <TextField
      {...field}
      width="short"
      placeholder={type === 'money' ? '£' : undefined}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        const parsed = parseValue(type, text);
        onChange(parsed.ok ? parsed.value : text);
      }}
      error={read.ok ? error : read.problem}
    />
  );
}
