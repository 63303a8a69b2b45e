import { FlaskConical, GraduationCap, MessageSquareOff } from 'lucide-react';
import styles from './badge.module.css';
import { Icon, type LucideIcon } from './icon.tsx';

export type BadgeKind = 'test-mode' | 'messages-off' | 'practice';

const badges: Readonly<Record<BadgeKind, { icon: LucideIcon; word: string; title: string }>> = {
  'test-mode': { icon: FlaskConical, word: 'Test mode', title: 'Test mode: nothing reaches a client' },
  'messages-off': {
    icon: MessageSquareOff,
    word: 'Messages off',
    title: 'Messages off: no texts or emails leave this matter',
  },
  practice: { icon: GraduationCap, word: 'Practice', title: 'Practice: the people and matters are made up' },
};

/** A state of the whole matter or the whole program that one must not overlook. */
export function Badge({ kind }: { kind: BadgeKind }) {
  const { icon, word, title } = badges[kind];
  return (
    <span className={styles.badge} data-kind={kind} title={title}>
      <Icon icon={icon} size={14} />
      {word}
    </span>
  );
}

/** How many, in a small pill; numbers over 999 are shortened. */
export function CountBadge({ count, tone }: { count: number; tone?: 'neutral' | 'danger' }) {
  return (
    <span className={styles.count} data-tone={tone}>
      {count > 999 ? '999+' : count}
    </span>
  );
}
