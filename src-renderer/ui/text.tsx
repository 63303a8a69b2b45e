import type { ReactNode } from 'react';
import styles from './text.module.css';

interface TextLook {
  tone?: 'muted' | 'danger' | 'success' | 'warning' | 'accent';
  weight?: 'strong';
  size?: 'small' | 'large';
  /** Fixed-width letters: the text of a message, a code. */
  isMono?: boolean;
  id?: string;
}

export type TextProps = TextLook &
  (
    | { isTruncated: true /** One line; the whole on hover. */; children: string; as?: 'span' | 'p' }
    | {
        isTruncated?: false;
        children: ReactNode;
        /** `pre` keeps line breaks, as in the text of a message. */
        as?: 'span' | 'p' | 'pre';
      }
  );

/** Words. */
export function Text({ as: Element = 'span', children, tone, weight, size, ...rest }: TextProps) {
  return (
    <Element
      id={rest.id}
      className={styles.text}
      data-tone={tone}
      data-weight={weight}
      data-size={size}
      data-mono={rest.isMono || undefined}
      data-truncated={rest.isTruncated || undefined}
      title={rest.isTruncated && typeof children === 'string' ? children : undefined}
    >
      {children}
    </Element>
  );
}

/** A heading inside a page (h2) or a section of it (h3). */
export function Heading({ level = 2, children }: { level?: 2 | 3; children: ReactNode }) {
  const Element = level === 2 ? 'h2' : 'h3';
  return <Element className={styles.heading}>{children}</Element>;
}
