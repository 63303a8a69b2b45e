import { type ReactNode, useEffect, useRef } from 'react';
import { Button, type ButtonVariant } from './button.tsx';
import styles from './dialog.module.css';
import { InlineMessage } from './inline-message.tsx';
import { isWindows } from './platform.ts';

/** The button that does what the dialog is for. */
export interface DialogConfirm {
  /** A verb: "Send text". */
  label: string;
  onPress: () => void;
  isDisabled?: boolean;
  isPending?: boolean;
  variant?: ButtonVariant;
}

interface DialogFooterProps {
  confirm?: DialogConfirm;
  cancelLabel?: string;
  onCancel: () => void;
  footer?: ReactNode;
  error?: ReactNode;
  /** Which one has the focus at first; `form` leaves it to the fields and Enter to the form. */
  buttons?: 'form' | 'confirm-first' | 'cancel-first';
}

/** The foot of a dialog, with the buttons in the platform's order. */
export function DialogFooter(props: DialogFooterProps) {
  const { confirm, cancelLabel, onCancel, footer, error, buttons = 'form' } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  const couldConfirm = useRef(confirm !== undefined);
  // When it is done and only closing is left, the focus would be lost with the button that was pressed, and Esc with it.
  useEffect(() => {
    if (couldConfirm.current && !confirm) cancel.current?.focus();
    couldConfirm.current = confirm !== undefined;
  }, [confirm]);
  const cancelButton = (
    <Button key="cancel" ref={cancel} onPress={onCancel} autoFocus={buttons === 'cancel-first'}>
      {cancelLabel ?? (confirm ? 'Cancel' : 'Close')}
    </Button>
  );
  const confirmButton = confirm ? (
    <Button
      key="confirm"
      variant={confirm.variant ?? 'primary'}
      type={buttons === 'form' ? 'submit' : 'button'}
      autoFocus={buttons === 'confirm-first'}
      isDisabled={confirm.isDisabled}
      isPending={confirm.isPending}
      onPress={buttons === 'form' ? undefined : confirm.onPress}
    >
      {confirm.label}
    </Button>
  ) : null;
  return (
    <footer className={styles.footer}>
      {error ? <InlineMessage tone="danger">{error}</InlineMessage> : null}
      <div className={styles.buttons}>
        <div className={styles.extra}>{footer}</div>
        {isWindows() ? [confirmButton, cancelButton] : [cancelButton, confirmButton]}
      </div>
    </footer>
  );
}
