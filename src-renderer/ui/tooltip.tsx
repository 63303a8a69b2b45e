import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

export interface TooltipProps {
  content: ReactNode;
  /** For instance `Mod+K`; stands behind the text. */
  shortcut?: string;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** One button or other focusable React Aria element. */
  children: ReactElement;
}

/** A short explanation on hover or focus, with the shortcut if there is one. */
export function Tooltip({ content, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip} placement={placement} offset={6}>
        <span>{content}</span>
        {shortcut ? <Kbd shortcut={shortcut} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
