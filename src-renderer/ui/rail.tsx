import type { ReactNode } from 'react';
import { CountBadge } from './badge.tsx';
import { Icon, type LucideIcon } from './icon.tsx';
import { shortcutKeys } from './platform.ts';
import styles from './rail.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface RailItem<Id extends string = string> {
  id: Id;
  label: string;
  icon: LucideIcon;
  count?: number;
  /** What is counted, behind the number for who hears it, and in the tooltip: "unread replies". */
  countLabel?: string;
  shortcut?: string;
}

export interface RailProps<Id extends string> {
  items: readonly RailItem<Id>[];
  currentId: Id | null;
  onSelect: (id: Id) => void;
  /** Above the items, for instance the New matter button. */
  top?: ReactNode;
  /** The signed-in user's MenuButton. */
  user?: ReactNode;
}

/** The main places, and at the foot who is signed in. */
export function Rail<Id extends string>({ items, currentId, onSelect, top, user }: RailProps<Id>) {
  return (
    <nav aria-label="Main" className={styles.rail}>
      {top ? <div className={styles.top}>{top}</div> : null}
      <ul className={styles.items}>
        {items.map(({ id, label, icon, count, countLabel, shortcut }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.item}
              aria-current={id === currentId ? 'page' : undefined}
              title={titleOf({ label, count, countLabel, shortcut })}
              onClick={() => onSelect(id)}
            >
              <Icon icon={icon} />
              <span className={styles.label}>{label}</span>
              {count ? <CountBadge count={count} tone="danger" /> : null}
              {count && countLabel ? <VisuallyHidden>{countLabel}</VisuallyHidden> : null}
            </button>
          </li>
        ))}
      </ul>
      {user ? <div className={styles.user}>{user}</div> : null}
    </nav>
  );
}

function titleOf({
  label,
  count,
  countLabel,
  shortcut,
}: Pick<RailItem, 'label' | 'count' | 'countLabel' | 'shortcut'>) {
  const counted = count && countLabel ? `: ${count} ${countLabel}` : '';
  const keys = shortcut ? ` (${shortcutKeys(shortcut).join('+')})` : '';
  return `${label}${counted}${keys}`;
}
