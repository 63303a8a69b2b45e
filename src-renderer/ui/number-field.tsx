import { Minus, Plus } from 'lucide-react';
import { type Ref, useContext, useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { NumberField as AriaNumberField, NumberFieldStateContext } from 'react-aria-components/NumberField';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldLabel, FieldNotes, type FieldProps, fieldElementProps } from './field.tsx';
import { Icon } from './icon.tsx';

export interface NumberFieldProps extends FieldProps {
  /** Null is an empty field. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** `onChange` follows each key, not only when the field is left. For whole numbers from 0 on. */
  changesAsTyped?: boolean;
  onBlur?: () => void;
  minValue?: number;
  maxValue?: number;
  step?: number;
  formatOptions?: Intl.NumberFormatOptions;
  ref?: Ref<HTMLInputElement>;
}

/** A number with buttons for one less and one more; arrow keys do the same. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, onBlur, minValue, maxValue, step, formatOptions } = props;
  return (
    <AriaNumberField
      {...fieldElementProps({ width: 'short', ...props })}
      {...{ onBlur, minValue, maxValue, step, formatOptions }}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
    >
      <FieldLabel {...props} />
      <Group className={classNames(styles.input, styles.group)}>
        <Input ref={props.ref} className={styles.bare} />
        <Button slot="decrement" className={styles.inner}>
          <Icon icon={Minus} size={14} />
        </Button>
        <Button slot="increment" className={styles.inner}>
          <Icon icon={Plus} size={14} />
        </Button>
      </Group>
      <FieldNotes {...props} />
      {props.changesAsTyped ? <AsTyped value={value} onChange={onChange} /> : null}
    </AriaNumberField>
  );
}

/** Tells of the number that stands in the field before the field is left. */
function AsTyped({ value, onChange }: Pick<NumberFieldProps, 'value' | 'onChange'>) {
  const typed = useContext(NumberFieldStateContext)?.numberValue ?? Number.NaN;
  useEffect(() => {
    if (!Object.is(typed, value ?? Number.NaN)) onChange(Number.isNaN(typed) ? null : typed);
  }, [typed, value, onChange]);
  return null;
}
