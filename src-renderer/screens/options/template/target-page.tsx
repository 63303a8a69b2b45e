import type { Anchor, TargetRule } from '../../../../src-shared/domain/schedule.ts';
import { FormRow } from '../../../ui/form.tsx';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { Text } from '../../../ui/text.tsx';
import { sayRule } from './say-action.ts';
import { useTemplateScope } from './template-scope.tsx';

const units = [
  { id: 'days', label: 'days' },
  { id: 'working_days', label: 'working days' },
  { id: 'weeks', label: 'weeks' },
  { id: 'months', label: 'months' },
] as const;
const directions = [
  { id: 'after', label: 'after' },
  { id: 'before', label: 'before' },
] as const;

/** The days of a matter that are no key dates to be counted from: they are anchors of their own. */
const ownAnchors = ['matter.opened_on', 'matter.activated_on', 'task.target_date'];
const first: TargetRule = { amount: 5, unit: 'working_days', direction: 'after', anchor: { kind: 'opened' } };

type TargetPageProps = {
  target: TargetRule | null;
  /** A task is not counted from itself. */
  ownTemplateId: string | null;
  onChange: (target: TargetRule | null) => void;
  error?: string;
};

/** When a task is due: so long after or before an anchor, or not at all. */
export function TargetPage({ target, ownTemplateId, onChange, error }: TargetPageProps) {
  const { names } = useTemplateScope();
  return (
    <>
      <Switch
        label="It has a target date"
        isSelected={target !== null}
        onChange={(has) => onChange(has ? first : null)}
      />
      {error ? <InlineMessage tone="danger">{error}</InlineMessage> : null}
      {target ? (
        <>
          <RuleFields rule={target} ownTemplateId={ownTemplateId} onChange={onChange} />
          <Text weight="strong">
            {isWhole(target) ? `${sayRule(target, names)}.` : 'Choose what it is counted from.'}
          </Text>
          <Text tone="muted">
            When that moves, the target date of an outstanding task moves with it. A date typed on the matter
            by hand stays until it is cleared.
          </Text>
        </>
      ) : (
        <Text>No target date. One can still be typed on a matter.</Text>
      )}
    </>
  );
}

function isWhole({ amount, anchor }: TargetRule): boolean {
  return !Number.isNaN(amount) && !('templateId' in anchor && anchor.templateId === '');
}

function RuleFields(props: {
  rule: TargetRule;
  ownTemplateId: string | null;
  onChange: (rule: TargetRule) => void;
}) {
  const { rule, ownTemplateId, onChange } = props;
  const { names, type } = useTemplateScope();
  const keyDates = names.catalogue.tokens.filter(
    (token) => token.type === 'date' && !ownAnchors.includes(token.id),
  );
  const anchors = [
    { id: 'opened', label: 'the matter’s opening' },
    { id: 'activated', label: 'the matter’s activation' },
    ...keyDates.map(({ id, label }) => ({ id, label })),
    { id: 'task_completed', label: 'the completion of a task' },
    { id: 'task_target', label: 'the target date of a task' },
  ];
  const { anchor } = rule;
  const taskId = 'templateId' in anchor ? anchor.templateId : '';
  const tasks = type.categories.flatMap(({ name, tasks: listed }) =>
    listed
      .filter(({ id }) => id !== ownTemplateId)
      .map((task) => ({ id: task.id, label: task.name, description: name })),
  );
  const setAnchor = (id: string) => onChange({ ...rule, anchor: anchorOf(id, taskId) });
  return (
    <>
      <FormRow>
        <NumberField
          label="Amount"
          changesAsTyped
          minValue={0}
          maxValue={999}
          value={Number.isNaN(rule.amount) ? null : rule.amount}
          onChange={(amount) => onChange({ ...rule, amount: amount ?? Number.NaN })}
        />
        <Select
          label="Unit"
          options={units}
          value={rule.unit}
          onChange={(id) => {
            const unit = units.find((one) => one.id === id)?.id;
            if (unit) onChange({ ...rule, unit });
          }}
        />
        <Select
          label="Direction"
          width="short"
          options={directions}
          value={rule.direction}
          onChange={(id) => onChange({ ...rule, direction: id === 'before' ? 'before' : 'after' })}
        />
        <Select
          label="Counted from"
          width="medium"
          options={anchors}
          value={anchor.kind === 'key_date' ? anchor.token : anchor.kind}
          onChange={setAnchor}
        />
      </FormRow>
      {'templateId' in anchor ? (
        <Select
          label="Task"
          options={tasks}
          value={taskId || null}
          onChange={(templateId) => onChange({ ...rule, anchor: { kind: anchor.kind, templateId } })}
        />
      ) : null}
    </>
  );
}

function anchorOf(id: string, templateId: string): Anchor {
  if (id === 'opened' || id === 'activated') return { kind: id };
  if (id === 'task_completed' || id === 'task_target') return { kind: id, templateId };
  return { kind: 'key_date', token: id };
}
