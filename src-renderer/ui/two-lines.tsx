import type { ReactNode } from 'react';
import styles from './two-lines.module.css';

/** What stands in a cell of a row with two lines: what it is, and beneath it what is to be said of it. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <span className={styles.lines}>
      <span
        className={styles.first}
        data-name={typeof first === 'string' || undefined}
        title={typeof first === 'string' ? first : undefined}
      >
        {first}
      </span>
      <span className={styles.second}>{second}</span>
    </span>
  );
}
