import { Check, CircleDot, CircleX, FilePen } from 'lucide-react';
import styles from './chip.module.css';
import { Icon, type LucideIcon } from './icon.tsx';

/** The four kinds of a matter's status. */
export type StatusKind = 'quote' | 'active' | 'cancelled' | 'archived';

const kinds: Readonly<Record<StatusKind, { icon: LucideIcon; word: string }>> = {
  quote: { icon: FilePen, word: 'Quote' },
  active: { icon: CircleDot, word: 'Active' },
  cancelled: { icon: CircleX, word: 'Cancelled' },
  archived: { icon: Check, word: 'Archived' },
};

export interface StatusChipProps {
  kind: StatusKind;
  /** The firm's own name of the status; the kind's word without it. */
  label?: string;
}

/** A matter's status: colour, icon and word. */
export function StatusChip({ kind, label }: StatusChipProps) {
  const { icon, word } = kinds[kind];
  const text = label ?? word;
  return (
    <span className={styles.chip} data-kind={kind} title={text === word ? undefined : `${text} (${word})`}>
      <Icon icon={icon} size={14} />
      <span className={styles.word}>{text}</span>
    </span>
  );
}
