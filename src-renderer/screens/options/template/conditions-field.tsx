import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Condition } from '../../../../src-shared/domain/conditions.ts';
import { newId } from '../../../../src-shared/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Heading, Text } from '../../../ui/text.tsx';
import { ConditionEditor, newCondition } from './condition-editor.tsx';
import { ConditionPreview } from './condition-preview.tsx';
import { TemplateScope } from './template-scope.tsx';

/** As many as the contract takes. */
const mostConditions = 10;

/** What the visibility conditions of a task or a category are edited with. */
export type ConditionsFieldProps = {
  matterTypeId: string;
  value: Condition[];
  onChange: (value: Condition[]) => void;
  /** What is wrong with a condition, by its index. */
  errors?: Readonly<Record<number, string>>;
};

/** Several conditions, all of which must hold, each with a preview on a matter. */
export function ConditionsField({ matterTypeId, ...list }: ConditionsFieldProps) {
  return (
    <TemplateScope matterTypeId={matterTypeId}>
      <ConditionList {...list} />
    </TemplateScope>
  );
}

/** The same inside a TemplateScope. */
export function ConditionList({ value, onChange, errors = {} }: Omit<ConditionsFieldProps, 'matterTypeId'>) {
  // Keys go with the conditions, so that removing one does not hand its fields to the next.
  const [keys, setKeys] = useState(() => value.map(() => newId()));
  const [addedKey, setAddedKey] = useState<string | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  if (keys.length !== value.length) setKeys(value.map((_, index) => keys[index] ?? newId()));

  const remove = (at: number) => {
    setKeys(keys.toSpliced(at, 1));
    onChange(value.toSpliced(at, 1));
    addButton.current?.focus();
  };
  return (
    <Stack gap={4}>
      <Text>
        {value.length === 0
          ? 'Always shown. Add a condition to show it only when the condition holds.'
          : value.length === 1
            ? 'Shown only when this condition holds.'
            : 'Shown only when every one of these conditions holds.'}
      </Text>
      {value.map((condition, index) => {
        const key = keys[index] ?? String(index);
        const error = errors[index];
        return (
          <Stack key={key} gap={2}>
            <Stack direction="row" justify="between">
              <Heading level={3}>{`Condition ${index + 1}`}</Heading>
              <Button size="small" icon={Trash2} onPress={() => remove(index)}>
                {`Remove condition ${index + 1}`}
              </Button>
            </Stack>
            {error ? <InlineMessage tone="danger">{error}</InlineMessage> : null}
            <ConditionEditor
              label={`condition ${index + 1}`}
              value={condition}
              autoFocus={key === addedKey}
              showsFaults={error !== undefined}
              onChange={(changed) => onChange(value.with(index, changed))}
            />
            <ConditionPreview condition={condition} />
          </Stack>
        );
      })}
      <Stack direction="row">
        <Button
          ref={addButton}
          icon={Plus}
          isDisabled={value.length >= mostConditions}
          onPress={() => {
            const key = newId();
            setKeys([...keys, key]);
            setAddedKey(key);
            onChange([...value, newCondition()]);
          }}
        >
          Add condition
        </Button>
      </Stack>
    </Stack>
  );
}
