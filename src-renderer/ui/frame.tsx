import type { ReactNode } from 'react';
import styles from './frame.module.css';

export interface FrameProps {
  /** A Rail. */
  rail: ReactNode;
  /** WorkspaceTabs; without any, the strip is not there. */
  tabs?: ReactNode;
  /** Banners across the window. */
  banner?: ReactNode;
  /** The line at the bottom: what sends, when it last did, whether the server answers. */
  status?: ReactNode;
  statusEnd?: ReactNode;
  children: ReactNode;
}

/** The window: rail on the left, open matters along the top, a status line at the bottom, the rest for the work. */
export function Frame({ rail, tabs, banner, status, statusEnd, children }: FrameProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.banner}>{banner}</div>
      <div className={styles.rail}>{rail}</div>
      <div className={styles.work}>
        {tabs ? <div className={styles.tabs}>{tabs}</div> : null}
        <main className={styles.main}>{children}</main>
      </div>
      <footer className={styles.status}>
        <span className={styles.statusText}>{status}</span>
        <span className={styles.statusText}>{statusEnd}</span>
      </footer>
    </div>
  );
}
