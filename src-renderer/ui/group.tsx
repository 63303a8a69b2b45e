import type { ReactNode } from 'react';
import styles from './group.module.css';

export interface GroupProps {
  /** Read aloud when one comes into it: "Line 2: Completion date". */
  label: string;
  /** `nest` is drawn as standing within what is around it; `line` has nothing drawn. */
  kind: 'nest' | 'line';
  children: ReactNode;
}

/** Controls that belong together, with a name for those who do not see that they do. */
export function Group({ label, kind, children }: GroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend that is seen, and cannot be a flex box everywhere.
    <div role="group" aria-label={label} className={styles.group} data-kind={kind}>
      {children}
    </div>
  );
}
