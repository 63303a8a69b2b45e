import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { Icon, type LucideIcon } from './icon.tsx';

export type BannerTone = 'info' | 'warning' | 'danger';

const icons: Readonly<Record<BannerTone, LucideIcon>> = {
  info: Info,
  warning: TriangleAlert,
  danger: CircleAlert,
};

export interface BannerProps {
  tone: BannerTone;
  children: ReactNode;
  /** A small button. */
  action?: ReactNode;
}

/** A line across the window that stays while its reason does. */
export function Banner({ tone, children, action }: BannerProps) {
  return (
    <div className={styles.banner} data-tone={tone}>
      <Icon icon={icons[tone]} />
      <div className={styles.text} role={tone === 'danger' ? 'alert' : 'status'}>
        {children}
      </div>
      {action}
    </div>
  );
}
