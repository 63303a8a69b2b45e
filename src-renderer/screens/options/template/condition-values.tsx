import { ListChecks } from 'lucide-react';
import { comparisonsFor, type Line } from '../../../../src-shared/domain/conditions.ts';
import { statusKindNames, statusKinds } from '../../../../src-shared/domain/status-kinds.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { PopoverButton } from '../../../ui/popover.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Text } from '../../../ui/text.tsx';
import { comparesDays } from './line-subject.ts';
import { useTemplateScope } from './template-scope.tsx';
import { ValueField } from './value-field.tsx';

const kinds = statusKinds.map((id) => ({ id, label: statusKindNames[id] }));

type LineValuesProps<L extends Line = Line> = { line: L; onChange: (line: Line) => void };

/** What a line is compared with, by its type. */
export function ConditionValues({ line, onChange }: LineValuesProps) {
  const { type } = useTemplateScope();
  switch (line.kind) {
    case 'token':
      return line.token === '' ? null : <TokenValues line={line} onChange={onChange} />;
    case 'status':
      return (
        <SeveralOf
          label="Statuses"
          options={type.statusTypes.map(({ id, name }) => ({ id, label: name }))}
          value={line.statusTypeIds}
          onChange={(statusTypeIds) => onChange({ ...line, statusTypeIds })}
        />
      );
    case 'status_kind':
      return (
        <SeveralOf
          label="Kinds of status"
          options={kinds}
          value={line.kinds}
          onChange={(ids) => onChange({ ...line, kinds: statusKinds.filter((id) => ids.includes(id)) })}
        />
      );
    case 'task':
      return null;
    default:
      return assertNever(line);
  }
}

function TokenValues({ line, onChange }: LineValuesProps<Extract<Line, { kind: 'token' }>>) {
  const { names } = useTemplateScope();
  const token = names.catalogue.find(line.token);
  const choice = token && comparisonsFor(token.type).find(({ comparison }) => comparison === line.comparison);
  if (!token || !choice || choice.needs === 0) return null;
  const choices = token.choices ?? [];
  const [first = '', second = ''] = line.values;
  const set = (values: string[]) =>
    onChange({ ...line, values: values.every((one) => one === '') ? [] : values });
  if (comparesDays(line.comparison)) {
    return (
      <Stack direction="row" gap={1}>
        <NumberField
          label="Days"
          isLabelHidden
          minValue={0}
          maxValue={9999}
          value={first === '' ? null : Number(first)}
          onChange={(days) => set(days === null ? [] : [String(days)])}
        />
        <Text>days</Text>
      </Stack>
    );
  }
  if (choice.needs === 'many') {
    const options = choices.map((id) => ({ id, label: id }));
    return <SeveralOf label="Choices" options={options} value={line.values} onChange={set} />;
  }
  const field = { type: token.type, choices, isLabelHidden: true } as const;
  // A key for each token, so that an amount typed for one is not shown for another.
  if (choice.needs === 1)
    return (
      <ValueField key={token.id} {...field} label="Value" value={first} onChange={(value) => set([value])} />
    );
  return (
    <Stack direction="row" gap={1}>
      <ValueField
        key={token.id}
        {...field}
        label="From"
        value={first}
        onChange={(value) => set([value, second])}
      />
      <Text>and</Text>
      <ValueField
        key={`${token.id} to`}
        {...field}
        label="To"
        value={second}
        onChange={(value) => set([first, value])}
      />
    </Stack>
  );
}

function SeveralOf(props: {
  label: string;
  options: readonly { id: string; label: string }[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const { label, options, value, onChange } = props;
  const chosen = options.filter(({ id }) => value.includes(id)).map((option) => option.label);
  return (
    <PopoverButton button={{ icon: ListChecks }} label={chosen.length > 0 ? chosen.join(', ') : `${label}…`}>
      <CheckboxGroup label={label} options={options} value={value} onChange={onChange} />
    </PopoverButton>
  );
}
