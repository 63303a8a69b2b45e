import type { ReactNode } from 'react';
import styles from './workspace-header.module.css';

export interface WorkspaceHeaderProps {
  reference: string;
  /** The clients' names. */
  title: string;
  /** The property or subject. */
  subject?: string;
  /** StatusChip and Badges. */
  chips?: ReactNode;
  /** "Fee earner", "Next key date": a few words each. */
  facts?: readonly { label: string; value: ReactNode }[];
  actions?: ReactNode;
}

/** What a matter is, always in sight above its tabs. */
export function WorkspaceHeader(props: WorkspaceHeaderProps) {
  const { reference, title, subject, chips, facts = [], actions } = props;
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <span className={styles.reference}>{reference}</span>
        <h1 className={styles.title} title={title}>
          {title}
        </h1>
        <div className={styles.chips}>{chips}</div>
        <div className={styles.actions}>{actions}</div>
      </div>
      <div className={styles.line}>
        <span className={styles.subject} title={subject}>
          {subject}
        </span>
        <dl className={styles.facts}>
          {facts.map(({ label, value }) => (
            <div key={label} className={styles.fact}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </header>
  );
}
