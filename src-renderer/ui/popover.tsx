import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { Button, type ButtonProps } from './button.tsx';
import { classNames } from './class-names.ts';
import list from './list.module.css';
import styles from './popover.module.css';

export interface PopoverButtonProps {
  /** The button's words, and the popover's name. */
  label: string;
  button?: Pick<ButtonProps, 'variant' | 'size' | 'icon' | 'isDisabled'>;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button that opens a small panel beside it: a filter, a picker of tokens. */
export function PopoverButton({ label, button, isOpen, onOpenChange, children }: PopoverButtonProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button {...button}>{label}</Button>
      <AriaPopover className={classNames(list.popover, styles.popover)} placement="bottom start" offset={4}>
        <Dialog aria-label={label} className={styles.dialog}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
