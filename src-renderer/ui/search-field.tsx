import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { Icon } from './icon.tsx';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  /** Read aloud; the magnifying glass and the placeholder say it to the eye. */
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: (value: string) => void;
  /** The down arrow: into the list beneath. */
  onArrowDown?: () => void;
  autoFocus?: boolean;
  width?: 'full' | 'medium';
  ref?: Ref<HTMLInputElement>;
}

/** A box to search with; Esc empties it. */
export function SearchField({
  label,
  placeholder,
  width = 'full',
  ref,
  onArrowDown,
  ...rest
}: SearchFieldProps) {
  return (
    <AriaSearchField
      {...rest}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') onArrowDown?.();
      }}
      aria-label={label}
      className={styles.search}
      data-width={width}
    >
      <Group className={classNames(field.input, field.group)}>
        <span className={styles.glass}>
          <Icon icon={Search} tone="muted" />
        </span>
        <Input ref={ref} className={classNames(field.bare, styles.input)} placeholder={placeholder} />
        <Button className={classNames(field.inner, styles.clear)} aria-label="Clear the search">
          <Icon icon={X} size={14} />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
