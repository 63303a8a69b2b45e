import type { ReactNode } from 'react';
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup';
import { FieldLabel, FieldNotes, type FieldProps, fieldElementProps } from './field.tsx';
import styles from './radio-group.module.css';

export interface RadioOption {
  id: string;
  label: string;
  description?: ReactNode;
  isDisabled?: boolean;
}

export interface RadioGroupProps extends FieldProps {
  options: readonly RadioOption[];
  value: string | null;
  onChange: (id: string) => void;
  onBlur?: () => void;
  orientation?: 'vertical' | 'horizontal';
}

/** One choice of a few that are all worth seeing. */
export function RadioGroup(props: RadioGroupProps) {
  const { value, onChange, onBlur, orientation = 'vertical' } = props;
  const { autoFocus: _, ...element } = fieldElementProps(props);
  return (
    <AriaRadioGroup {...element} {...{ value, onChange, onBlur, orientation }}>
      <FieldLabel {...props} />
      <div className={styles.options} data-orientation={orientation}>
        {props.options.map((option) => (
          <Radio key={option.id} value={option.id} isDisabled={option.isDisabled} className={styles.radio}>
            <span className={styles.dot} aria-hidden="true" />
            <span className={styles.texts}>
              <span>{option.label}</span>
              {option.description ? <span className={styles.description}>{option.description}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes {...props} />
    </AriaRadioGroup>
  );
}
