import type { ReactNode } from 'react';
import styles from './key-value.module.css';

export interface KeyValueProps {
  items: readonly { id: string; label: string; value: ReactNode }[];
}

/** Names and their values, under one another. */
export function KeyValue({ items }: KeyValueProps) {
  return (
    <dl className={styles.list}>
      {items.map(({ id, label, value }) => (
        <div key={id} className={styles.pair}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
