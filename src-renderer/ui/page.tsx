import type { ReactNode } from 'react';
import styles from './page.module.css';

export interface PageProps {
  heading: string;
  breadcrumb?: readonly { label: string; onPress?: () => void }[];
  description?: ReactNode;
  actions?: ReactNode;
  /** Between the heading and what scrolls: a FilterBar, Tabs. */
  toolbar?: ReactNode;
  /** Without padding and scrolling of its own, for a VirtualList or SplitPane. */
  isFlush?: boolean;
  children: ReactNode;
}

/** A screen: a heading that stays, and beneath it what scrolls. */
export function Page(props: PageProps) {
  const { heading, breadcrumb = [], description, actions, toolbar, isFlush, children } = props;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.texts}>
          {breadcrumb.length > 0 ? <Breadcrumb steps={breadcrumb} /> : null}
          <h1 className={styles.heading} title={heading}>
            {heading}
          </h1>
          {description ? <p className={styles.description}>{description}</p> : null}
        </div>
        <div className={styles.actions}>{actions}</div>
      </header>
      {toolbar}
      <div className={isFlush ? styles.flush : styles.body}>{children}</div>
    </div>
  );
}

function Breadcrumb({ steps }: { steps: NonNullable<PageProps['breadcrumb']> }) {
  return (
    <nav aria-label="Where this is">
      <ol className={styles.breadcrumb}>
        {steps.map(({ label, onPress }) => (
          <li key={label} className={styles.step}>
            {onPress ? (
              <button type="button" className={styles.link} onClick={onPress}>
                {label}
              </button>
            ) : (
              label
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
