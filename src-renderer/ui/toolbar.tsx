import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import styles from './toolbar.module.css';

export interface ToolbarProps {
  label: string;
  children: ReactNode;
  /** At the right end. */
  end?: ReactNode;
}

/** A row of buttons over a list; arrow keys go along it. For a row with a search field use FilterBar. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <AriaToolbar aria-label={label} className={styles.toolbar}>
      {children}
      {end ? <div className={styles.end}>{end}</div> : null}
    </AriaToolbar>
  );
}

/** A row of fields over a list: search, filters; Tab goes along it. */
export function FilterBar({ label, children, end }: ToolbarProps) {
  return (
    <search aria-label={label} className={styles.toolbar}>
      {children}
      {end ? <div className={styles.end}>{end}</div> : null}
    </search>
  );
}
