import type { ReactNode } from 'react';
import styles from './stack.module.css';

export interface StackProps {
  children: ReactNode;
  direction?: 'column' | 'row';
  /** In steps of the 4 px grid. */
  gap?: 0 | 1 | 2 | 3 | 4 | 6;
  align?: 'start' | 'center' | 'end' | 'stretch' | 'baseline';
  justify?: 'start' | 'center' | 'end' | 'between';
  /** In steps of the 4 px grid. */
  padding?: 0 | 2 | 4;
  wrap?: boolean;
  /** Takes the room that is left. */
  grow?: boolean;
  /** Scrolls when there is too much. */
  scroll?: boolean;
}

/** Things beneath or beside one another, so that screens need no style of their own. */
export function Stack({ children, direction = 'column', gap = 2, align, justify, ...rest }: StackProps) {
  return (
    <div
      className={styles.stack}
      data-direction={direction}
      data-gap={gap}
      data-align={align ?? (direction === 'row' ? 'center' : undefined)}
      data-justify={justify}
      data-padding={rest.padding}
      data-wrap={rest.wrap || undefined}
      data-grow={rest.grow || undefined}
      data-scroll={rest.scroll || undefined}
    >
      {children}
    </div>
  );
}
