import type { ReactNode } from 'react';
import styles from './split-pane.module.css';

export interface SplitPaneProps {
  /** The list, or a SideNav. */
  list: ReactNode;
  listLabel: string;
  /** The preview, or the page. */
  children: ReactNode;
  contentLabel: string;
  /** `nav` 208 px, `list` two fifths, `half`, `wide` three fifths. */
  listWidth?: 'nav' | 'list' | 'half' | 'wide';
}

/** Two panes with a hairline between them, each with its own scrolling. */
export function SplitPane(props: SplitPaneProps) {
  const { list, listLabel, children, contentLabel, listWidth = 'list' } = props;
  return (
    <div className={styles.panes} data-list={listWidth}>
      <section className={styles.list} aria-label={listLabel}>
        {list}
      </section>
      {/* A preview scrolls and may hold no control, so it takes the focus itself. */}
      <section
        className={styles.content}
        aria-label={contentLabel}
        tabIndex={props.listWidth === 'nav' ? undefined : 0}
      >
        {children}
      </section>
    </div>
  );
}
