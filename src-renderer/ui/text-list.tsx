import styles from './text-list.module.css';

export interface TextListProps {
  /** Names the list for those who hear it. */
  label: string;
  items: readonly string[];
}

/** Sentences one under another; a long list scrolls by itself. */
export function TextList({ label, items }: TextListProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <ul className={styles.list} aria-label={label} tabIndex={0}>
      {[...new Set(items)].map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
