import { type ReactNode, useEffect, useRef } from 'react';
import styles from './empty-state.module.css';
import { Icon, type LucideIcon } from './icon.tsx';

export interface EmptyStateProps {
  icon: LucideIcon;
  /** What will stand here: "Texts, emails and letters of this matter will be listed here." */
  children: ReactNode;
  /** The button that fills it. */
  action?: ReactNode;
  /** Another way to fill it, beneath the first. */
  otherwise?: { text: string; action: ReactNode };
  /** What had the focus is gone with the last row: this has it now. */
  takesFocus?: boolean;
}

/** What an empty list says. */
export function EmptyState({ icon, children, action, otherwise, takesFocus = false }: EmptyStateProps) {
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) whole.current?.focus();
  }, [takesFocus]);
  return (
    <div ref={whole} tabIndex={takesFocus ? -1 : undefined} className={styles.empty}>
      <Icon icon={icon} size={32} tone="muted" />
      <p className={styles.text}>{children}</p>
      {action}
      {otherwise ? (
        <>
          <p className={styles.text}>{otherwise.text}</p>
          {otherwise.action}
        </>
      ) : null}
    </div>
  );
}
