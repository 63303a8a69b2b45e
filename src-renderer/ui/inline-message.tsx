import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon, type LucideIcon } from './icon.tsx';
import styles from './inline-message.module.css';

export type MessageTone = 'info' | 'success' | 'warning' | 'danger';

const icons: Readonly<Record<MessageTone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
};

export interface InlineMessageProps {
  tone: MessageTone;
  children: ReactNode;
  action?: ReactNode;
}

/** A sentence where it belongs: an error is read at once, anything else when there is a pause. */
export function InlineMessage({ tone, children, action }: InlineMessageProps) {
  return (
    <div className={styles.message} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon icon={icons[tone]} />
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
