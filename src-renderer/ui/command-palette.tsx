import { Search } from 'lucide-react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { TextField } from 'react-aria-components/TextField';
import styles from './command-palette.module.css';
import dialog from './dialog.module.css';
import { Icon, type LucideIcon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import list from './list.module.css';

export interface PaletteItem {
  id: string;
  label: string;
  detail?: string;
  /** Items of the same group stand together under its name. */
  group: string;
  icon?: LucideIcon;
  shortcut?: string;
}

export interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  query: string;
  onQueryChange: (query: string) => void;
  /** Already those that fit the query, best first; at most a few dozen. */
  items: readonly PaletteItem[];
  onAction: (id: string) => void;
  /** What the window is, when it is not the palette itself: "Insert Token". */
  title?: string;
  placeholder?: string;
  /** When nothing fits. */
  empty?: string;
}

/** Any matter, any command, any task of this matter: typed, and done with Enter. */
export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen, onClose, query, onQueryChange, items, onAction } = props;
  const { title = 'Command palette' } = props;
  const { placeholder = 'Find a matter or a command…', empty = 'Nothing fits what you typed.' } = props;
  const groups = [...new Set(items.map(({ group }) => group))];
  return (
    <ModalOverlay
      className={dialog.overlay}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={dialog.modal}>
        <Dialog aria-label={title} className={styles.palette}>
          <Autocomplete inputValue={query} onInputChange={onQueryChange}>
            {/* Not a SearchField: that takes the first Esc to empty itself, and here Esc closes. */}
            <TextField aria-label={placeholder} autoFocus className={styles.field}>
              <Icon icon={Search} tone="muted" />
              <Input role="combobox" aria-expanded className={styles.input} placeholder={placeholder} />
            </TextField>
            <ListBox
              aria-label="What fits"
              className={styles.list}
              selectionMode="none"
              onAction={(key) => {
                onClose();
                onAction(String(key));
              }}
              renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
            >
              {groups.map((group) => (
                <ListBoxSection key={group} id={`group ${group}`}>
                  <Header className={list.heading}>{group}</Header>
                  {items
                    .filter((item) => item.group === group)
                    .map((item) => (
                      <PaletteEntry key={item.id} item={item} />
                    ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteEntry({ item }: { item: PaletteItem }) {
  return (
    <ListBoxItem id={item.id} textValue={item.label} className={list.item}>
      {item.icon ? <Icon icon={item.icon} tone="muted" /> : null}
      <span className={styles.texts}>
        <span className={styles.label}>{item.label}</span>
        {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
      </span>
      {item.shortcut ? (
        <span className={list.end}>
          <Kbd shortcut={item.shortcut} />
        </span>
      ) : null}
    </ListBoxItem>
  );
}
