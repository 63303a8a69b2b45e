import type { ReactNode } from 'react';
import styles from './list-note.module.css';

/** Words between a toolbar and the list beneath it: what the list is for, or what went wrong in it. */
export function ListNote({ children }: { children: ReactNode }) {
  return <div className={styles.note}>{children}</div>;
}
