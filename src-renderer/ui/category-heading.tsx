import { CheckCheck, ChevronDown, ChevronRight } from 'lucide-react';
import styles from './category-heading.module.css';
import { Icon } from './icon.tsx';
import { useIsOutOfTabOrder } from './row-context.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface CategoryHeadingProps {
  label: string;
  isExpanded: boolean;
  onToggle: () => void;
  done: number;
  total: number;
}

/** The heading of a category of tasks: folds it, and says how many are done. */
export function CategoryHeading({ label, isExpanded, onToggle, done, total }: CategoryHeadingProps) {
  const isOutOfTabOrder = useIsOutOfTabOrder();
  return (
    <button
      type="button"
      className={styles.heading}
      aria-expanded={isExpanded}
      tabIndex={isOutOfTabOrder ? -1 : undefined}
      onClick={onToggle}
    >
      <Icon icon={isExpanded ? ChevronDown : ChevronRight} tone="muted" />
      <span className={styles.label} title={label}>
        {label}
      </span>
      <span className={styles.count} aria-hidden="true">
        {done}/{total}
      </span>
      <VisuallyHidden>{`, ${done} of ${total} done`}</VisuallyHidden>
      {total > 0 && done === total ? <Icon icon={CheckCheck} tone="success" size={14} /> : null}
    </button>
  );
}
