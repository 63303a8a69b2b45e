import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';
import { useIsOutOfTabOrder } from './row-context.ts';

interface CheckboxBase {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  isInvalid?: boolean;
  autoFocus?: boolean;
  name?: string;
  /** Id of a text that explains the box, for instance why it cannot be ticked. */
  'aria-describedby'?: string;
}

/** A label that is seen, or the name of a box whose label stands elsewhere (a row of a table). */
export type CheckboxProps = CheckboxBase &
  (
    | { label: ReactNode; 'aria-label'?: never; 'aria-labelledby'?: never }
    | { label?: undefined; 'aria-label': string; 'aria-labelledby'?: never }
    | { label?: undefined; 'aria-label'?: never; 'aria-labelledby': string }
  );

/** A box to tick, as tall as a row so that it is easy to hit. */
export function Checkbox({ label, ...rest }: CheckboxProps) {
  const excludeFromTabOrder = useIsOutOfTabOrder();
  return (
    <AriaCheckbox {...rest} excludeFromTabOrder={excludeFromTabOrder} className={styles.checkbox}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? <Minus size={12} strokeWidth={3} /> : null}
            {isSelected && !isIndeterminate ? <Check size={12} strokeWidth={3} /> : null}
          </span>
          {label === undefined ? null : <span>{label}</span>}
        </>
      )}
    </AriaCheckbox>
  );
}
