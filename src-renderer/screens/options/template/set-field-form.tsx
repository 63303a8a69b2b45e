import type { ActionOf } from '../../../../src-shared/domain/task-definition.ts';
import { FormRow } from '../../../ui/form.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Select } from '../../../ui/select.tsx';
import type { ActionFormProps } from './action-form-props.ts';
import { useTemplateScope } from './template-scope.tsx';
import { TokenText } from './token-text.tsx';
import { ValueField } from './value-field.tsx';

const keyDates = ['matter.exchange_date', 'matter.completion_date'];
const units = [
  { id: 'days', label: 'days' },
  { id: 'working_days', label: 'working days' },
] as const;

/** A field or key date, and the value it is set to. */
export function SetFieldForm({ action, faults, onChange }: ActionFormProps<ActionOf<'set_field'>>) {
  const { names } = useTemplateScope();
  const { value } = action;
  const token = names.catalogue.find(action.token);
  const fields = names.catalogue.tokens.filter(({ id }) => keyDates.includes(id) || id.startsWith('field.'));
  const kinds = [
    { id: 'fixed', label: 'A value' },
    ...(token?.type === 'date' ? [{ id: 'day', label: 'A day counted from the tick' }] : []),
    { id: 'empty', label: 'Nothing: empty it' },
  ];
  const setKind = (kind: string) => {
    if (kind === 'day') onChange({ ...action, value: { kind, days: 5, unit: 'working_days' } });
    else if (kind === 'empty') onChange({ ...action, value: { kind } });
    else onChange({ ...action, value: { kind: 'fixed', value: '' } });
  };
  return (
    <>
      <Select
        label="Field"
        width="medium"
        autoFocus
        options={fields.map(({ id, label, group }) => ({ id, label, description: group }))}
        value={action.token || null}
        // Another field has another type: what was typed for the one is nothing for the other.
        onChange={(id) => onChange({ ...action, token: id, value: { kind: 'fixed', value: '' } })}
        error={faults.token}
      />
      {token ? (
        <RadioGroup
          label="Set it to"
          orientation="horizontal"
          options={kinds}
          value={value.kind}
          onChange={setKind}
        />
      ) : null}
      {token && value.kind === 'fixed' ? (
        <ValueField
          key={token.id}
          type={token.type}
          choices={token.choices ?? []}
          label="Value"
          value={value.value}
          onChange={(typed) => onChange({ ...action, value: { kind: 'fixed', value: typed } })}
          error={faults.value}
        />
      ) : null}
      {value.kind === 'day' ? (
        <DaysAfterTick
          label="Days after the tick"
          minValue={-3650}
          days={value.days}
          unit={value.unit}
          onChange={(days) => onChange({ ...action, value: { kind: 'day', ...days } })}
          error={faults.value}
        />
      ) : null}
    </>
  );
}

/** A reminder, due so long after the tick. */
export function ReminderForm({ action, faults, onChange }: ActionFormProps<ActionOf<'create_reminder'>>) {
  return (
    <>
      <TokenText
        label="Remind of"
        isSingleLine
        autoFocus
        description="It becomes a task in the category Reminders of the matter."
        value={action.text}
        onChange={(text) => onChange({ ...action, text })}
        error={faults.text}
      />
      <DaysAfterTick
        label="Due after the tick"
        minValue={0}
        days={action.days}
        unit={action.unit}
        onChange={(days) => onChange({ ...action, ...days })}
        error={faults.days}
      />
    </>
  );
}

type Days = { days: number; unit: 'days' | 'working_days' };
type DaysAfterTickProps = Days & {
  label: string;
  minValue: number;
  onChange: (days: Days) => void;
  error?: string;
};

function DaysAfterTick({ label, minValue, days, unit, onChange, error }: DaysAfterTickProps) {
  return (
    <FormRow>
      <NumberField
        label={label}
        minValue={minValue}
        maxValue={minValue < 0 ? 3650 : 999}
        value={Number.isNaN(days) ? null : days}
        onChange={(typed) => onChange({ days: typed ?? Number.NaN, unit })}
        error={error}
      />
      <Select
        label="Unit"
        width="short"
        options={units}
        value={unit}
        onChange={(id) => onChange({ days, unit: id === 'days' ? 'days' : 'working_days' })}
      />
    </FormRow>
  );
}
