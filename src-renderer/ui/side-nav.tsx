import { Icon, type LucideIcon } from './icon.tsx';
import styles from './side-nav.module.css';

export interface SideNavItem {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** 1 for an item beneath another. */
  level?: 0 | 1;
}

export interface SideNavProps {
  label: string;
  groups: readonly { id: string; label?: string; items: readonly SideNavItem[] }[];
  currentId: string | null;
  onSelect: (id: string) => void;
}

/** The pages of a section, beside the page: Options. */
export function SideNav({ label, groups, currentId, onSelect }: SideNavProps) {
  return (
    <nav aria-label={label} className={styles.nav}>
      {groups.map((group) => (
        <section key={group.id} className={styles.group}>
          {group.label ? <h2 className={styles.heading}>{group.label}</h2> : null}
          <ul>
            {group.items.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className={styles.item}
                  data-level={item.level}
                  title={item.label}
                  aria-current={item.id === currentId ? 'page' : undefined}
                  onClick={() => onSelect(item.id)}
                >
                  {item.icon ? <Icon icon={item.icon} tone="muted" /> : null}
                  <span className={styles.label}>{item.label}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
