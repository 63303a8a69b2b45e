import { CircleAlert } from 'lucide-react';
import { type Ref, useId, useImperativeHandle, useRef } from 'react';
import { Checkbox } from './checkbox.tsx';
import field from './field.module.css';
import { Icon } from './icon.tsx';
import { Stack } from './stack.tsx';

export interface CheckboxGroupProps {
  label: string;
  isLabelHidden?: boolean;
  options: readonly { id: string; label: string }[];
  value: readonly string[];
  /** Called with the ids in the order of the options. */
  onChange: (value: string[]) => void;
  error?: string;
  /** Beside one another, for options of a word each. */
  isInline?: boolean;
  /** Puts the focus on its first box. */
  ref?: Ref<{ focus(): void }>;
}

/** Several choices out of a few. A value that is no option any more goes with the next change. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { label, isLabelHidden, options, value, onChange, error, isInline = false, ref } = props;
  const labelId = useId();
  const group = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => group.current?.querySelector('input')?.focus() }), []);
  const toggle = (id: string, isSelected: boolean) =>
    onChange(
      options.map((option) => option.id).filter((one) => (one === id ? isSelected : value.includes(one))),
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label is that of our other fields, not a legend.
    <div ref={group} role="group" aria-labelledby={labelId} className={field.field}>
      <span id={labelId} className={isLabelHidden ? field.hiddenLabel : field.label}>
        {label}
      </span>
      <Stack direction={isInline ? 'row' : 'column'} gap={isInline ? 4 : 1} align="start" wrap={isInline}>
        {options.map(({ id, label: name }) => (
          <Checkbox
            key={id}
            label={name}
            isSelected={value.includes(id)}
            onChange={(isSelected) => toggle(id, isSelected)}
          />
        ))}
      </Stack>
      {error ? (
        <span className={field.error} role="alert">
          <Icon icon={CircleAlert} size={14} />
          <span>{error}</span>
        </span>
      ) : null}
    </div>
  );
}
