import { CircleAlert } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import styles from './choice-list.module.css';
import { Icon, type LucideIcon } from './icon.tsx';

export interface ChoiceListItem {
  id: string;
  label: string;
  icon: LucideIcon;
  /** Smaller, under the label. */
  detail?: string;
  /** What is wrong with it. */
  fault?: string;
}

export interface ChoiceListProps {
  label: string;
  items: readonly ChoiceListItem[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** Enter, or a double click. */
  onActivate: (id: string) => void;
  autoFocus?: boolean;
  /** What is said when there is nothing. */
  empty: string;
}

/** A short list of things, one of which the buttons beside it act on. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, items, selectedId, onSelect, onActivate, autoFocus, empty } = props;
  return (
    <ListBox
      aria-label={label}
      className={styles.list}
      items={items}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      autoFocus={autoFocus}
      selectedKeys={selectedId === null ? [] : [selectedId]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : [...keys];
        if (first !== undefined) onSelect(String(first));
      }}
      onAction={(key) => onActivate(String(key))}
      renderEmptyState={() => <div className={styles.empty}>{empty}</div>}
    >
      {(item) => (
        <ListBoxItem id={item.id} textValue={item.label} className={styles.item}>
          <Icon icon={item.icon} tone="muted" />
          <span className={styles.texts}>
            <span className={styles.label}>{item.label}</span>
            {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
            {item.fault ? (
              <span className={styles.detail} data-tone="danger">
                <Icon icon={CircleAlert} size={14} /> {item.fault}
              </span>
            ) : null}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
