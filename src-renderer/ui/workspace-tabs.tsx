import { X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { shortcutKeys } from './platform.ts';
import styles from './workspace-tabs.module.css';

export interface WorkspaceTab {
  id: string;
  /** Short: the reference, or the client's surname. */
  label: string;
  /** The whole, on hover. */
  title?: string;
}

export interface WorkspaceTabsProps {
  tabs: readonly WorkspaceTab[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  onClose: (id: string) => void;
}

/** The open matters; arrow keys go along them, Delete or the middle button closes one. */
export function WorkspaceTabs({ tabs, selectedId, onSelect, onClose }: WorkspaceTabsProps) {
  const list = useRef<HTMLUListElement>(null);
  const tabStop = tabs.some(({ id }) => id === selectedId) ? selectedId : tabs[0]?.id;

  function onKeyDown(event: KeyboardEvent, id: string, index: number): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>('button[data-tab]');
    if (step) buttons?.[(index + step + tabs.length) % tabs.length]?.focus();
    else if (event.key === 'Delete') {
      onClose(id);
      buttons?.[index === 0 ? 1 : index - 1]?.focus();
    } else return;
    event.preventDefault();
  }

  return (
    <nav aria-label="Open matters" className={styles.strip}>
      <ul ref={list} className={styles.list}>
        {tabs.map(({ id, label, title }, index) => (
          <li key={id} className={styles.tab} data-selected={id === selectedId || undefined}>
            <button
              type="button"
              data-tab
              className={styles.open}
              title={title ?? label}
              tabIndex={id === tabStop ? 0 : -1}
              aria-current={id === selectedId ? 'page' : undefined}
              aria-keyshortcuts="Delete"
              onClick={() => onSelect(id)}
              onAuxClick={(event) => {
                if (event.button === 1) onClose(id);
              }}
              onKeyDown={(event) => onKeyDown(event, id, index)}
            >
              {label}
            </button>
            <button
              type="button"
              className={styles.close}
              tabIndex={-1}
              aria-label={`Close ${label}`}
              title={`Close ${label}${id === selectedId ? ` (${shortcutKeys('Mod+W').join('+')})` : ''}`}
              onClick={() => onClose(id)}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
