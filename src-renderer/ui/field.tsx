import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

/** What every field has: a label, and the words beneath it. */
export interface FieldProps {
  label: ReactNode;
  /** The label is read aloud but not seen. */
  isLabelHidden?: boolean;
  description?: ReactNode;
  /** Says what is wrong and what to do; makes the field invalid. */
  error?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  autoFocus?: boolean;
  name?: string;
  width?: 'full' | 'short' | 'medium';
}

/** The label of a field; for use inside a React Aria field. */
export function FieldLabel({ label, isLabelHidden, isRequired }: FieldProps) {
  return (
    <Label className={isLabelHidden ? styles.hiddenLabel : styles.label}>
      {label}
      {isRequired ? <span className={styles.required}> required</span> : null}
    </Label>
  );
}

/** The description and error of a field; for use inside a React Aria field. */
export function FieldNotes({ description, error, counter }: FieldProps & { counter?: ReactNode }) {
  return (
    <>
      {description || counter ? (
        <div className={styles.notes}>
          {description ? (
            <Text slot="description" className={styles.description}>
              {description}
            </Text>
          ) : null}
          {counter ? <div className={styles.counter}>{counter}</div> : null}
        </div>
      ) : null}
      <FieldError className={styles.error}>
        <Icon icon={CircleAlert} size={14} />
        <span>{error}</span>
      </FieldError>
    </>
  );
}

/** Splits a field's own properties from those of its React Aria element. */
export function fieldElementProps(field: FieldProps) {
  const { isRequired, isDisabled, isReadOnly, autoFocus, name } = field;
  return {
    isRequired,
    isDisabled,
    isReadOnly,
    autoFocus,
    name,
    isInvalid: Boolean(field.error),
    validationBehavior: 'aria' as const,
    className: styles.field,
    'data-width': field.width,
  };
}
