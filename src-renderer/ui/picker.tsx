import { Plus } from 'lucide-react';
import { type Ref, useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { FieldLabel, FieldNotes, type FieldProps, fieldElementProps } from './field.tsx';
import { Icon, type LucideIcon } from './icon.tsx';
import list from './list.module.css';
import select from './select.module.css';

export interface PickerItem {
  id: string;
  label: string;
  description?: string;
  icon?: LucideIcon;
}

export interface PickerProps extends FieldProps {
  query: string;
  onQueryChange: (query: string) => void;
  /** Already those that fit the query, best first. */
  items: readonly PickerItem[];
  /** Stands last, for what is not in the list: "New contact". Its id is `add`. */
  addLabel?: string;
  onPick: (id: string) => void;
  placeholder?: string;
  ref?: Ref<HTMLInputElement>;
}

/** Finds one of very many by what is typed, and picks it: a contact. What was typed is gone after. */
export function Picker(props: PickerProps) {
  const { query, onQueryChange, items, addLabel, onPick, placeholder } = props;
  const all: PickerItem[] = [...items, ...(addLabel ? [{ id: 'add', label: addLabel, icon: Plus }] : [])];
  // A new box for each pick: in the one before, emptying what was typed would open the list again.
  const [picks, setPicks] = useState(0);
  return (
    <ComboBox
      key={picks}
      {...fieldElementProps({ ...props, autoFocus: props.autoFocus || picks > 0 })}
      inputValue={query}
      onInputChange={onQueryChange}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key === null) return;
        setPicks(picks + 1);
        onPick(String(key));
      }}
      items={all}
      defaultFilter={() => true}
      menuTrigger="input"
      allowsCustomValue
    >
      <FieldLabel {...props} />
      <Input ref={props.ref} className={field.input} placeholder={placeholder} />
      <FieldNotes {...props} />
      <Popover className={classNames(list.popover, select.popover)} offset={4}>
        {/* It stands outside the dialog it belongs to, so it is a place of its own. */}
        <section aria-label="What was found" className={list.scroller}>
          <ListBox<PickerItem> className={list.list}>
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.label} className={list.item}>
                {item.icon ? <Icon icon={item.icon} tone="muted" /> : null}
                <span className={list.texts}>
                  <span>{item.label}</span>
                  {item.description ? <span className={list.description}>{item.description}</span> : null}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </ComboBox>
  );
}
