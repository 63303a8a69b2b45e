import { Check, CircleDot, CircleX, FilePen } from 'lucide-react';
import { type StatusKind, statusKindNames } from '../../src-shared/domain/status-kinds.ts';
import styles from './chip.module.css';
import { Icon, type LucideIcon } from './icon.tsx';

const icons: Readonly<Record<StatusKind, LucideIcon>> = {
  quote: FilePen,
  active: CircleDot,
  cancelled: CircleX,
  archived: Check,
};

export interface StatusChipProps {
  kind: StatusKind;
  /** The firm's own name of the status; the kind's word without it. */
  label?: string;
}

/** A matter's status: colour, icon and word. */
export function StatusChip({ kind, label }: StatusChipProps) {
  const word = statusKindNames[kind];
  const text = label ?? word;
  return (
    <span className={styles.chip} data-kind={kind} title={text === word ? undefined : `${text} (${word})`}>
      <Icon icon={icons[kind]} size={14} />
      <span className={styles.word}>{text}</span>
    </span>
  );
}
