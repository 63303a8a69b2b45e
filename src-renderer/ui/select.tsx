import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { FieldLabel, FieldNotes, type FieldProps, fieldElementProps } from './field.tsx';
import { Icon, type LucideIcon } from './icon.tsx';
import list from './list.module.css';
import styles from './select.module.css';

export interface SelectOption {
  id: string;
  label: string;
  description?: string;
  icon?: LucideIcon;
  isDisabled?: boolean;
}

export interface SelectProps extends Omit<FieldProps, 'isReadOnly'> {
  options: readonly SelectOption[];
  /** The chosen option's id, or null for none. */
  value: string | null;
  onChange: (id: string) => void;
  onBlur?: () => void;
  placeholder?: string;
}

/** One choice out of a few; type the first letters to get to one. */
export function Select(props: SelectProps) {
  const { isReadOnly: _, ...element } = fieldElementProps(props);
  return (
    <AriaSelect
      {...element}
      placeholder={props.placeholder ?? 'Choose…'}
      value={props.value}
      onChange={(id) => {
        if (id !== null) props.onChange(String(id));
      }}
      onBlur={props.onBlur}
    >
      <FieldLabel {...props} />
      <Button className={classNames(field.input, styles.button)}>
        <SelectValue className={styles.value}>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <Icon icon={ChevronDown} tone="muted" />
      </Button>
      <FieldNotes {...props} />
      <Popover className={classNames(list.popover, styles.popover)} offset={4}>
        <ListBox className={list.list} items={props.options}>
          {(option) => <SelectItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled} className={list.item}>
      {({ isSelected }) => (
        <>
          {option.icon ? <Icon icon={option.icon} /> : null}
          <span className={list.texts}>
            <span>{option.label}</span>
            {option.description ? <span className={list.description}>{option.description}</span> : null}
          </span>
          <span className={list.end}>{isSelected ? <Icon icon={Check} size={14} /> : null}</span>
        </>
      )}
    </ListBoxItem>
  );
}
