import type { LucideIcon } from 'lucide-react';
import styles from './icon.module.css';

export type { LucideIcon };

/** What a colour means; always beside an icon or a word. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'muted' | 'accent';

export interface IconProps {
  icon: LucideIcon;
  /** Said aloud and shown on hover; without it the icon is decoration. */
  label?: string;
  tone?: Tone;
  size?: 14 | 16 | 20 | 32;
}

/** A lucide icon in the size of the text, with a name when it means something by itself. */
export function Icon({ icon: Glyph, label, tone, size = 16 }: IconProps) {
  const glyph = <Glyph size={size} strokeWidth={1.75} aria-hidden="true" />;
  return (
    <span
      className={styles.icon}
      data-tone={tone}
      title={label}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {glyph}
    </span>
  );
}
