import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';
import { type DialogConfirm, DialogFooter } from './dialog-footer.tsx';

export type { DialogConfirm } from './dialog-footer.tsx';

export interface DialogProps {
  isOpen: boolean;
  /** Esc, Cancel and the cross; focus goes back to where it was. */
  onClose: () => void;
  /** Something was typed that would be lost: closing asks first. */
  isDirty?: boolean;
  title: string;
  children: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** As tall as the window lets it be, so that it stays as it is when what it shows changes. */
  isTall?: boolean;
  /** The button that does it; Enter presses it. Without it there is only the one that closes. */
  confirm?: DialogConfirm;
  /** "Cancel", or "Close" when there is nothing to confirm. */
  cancelLabel?: string;
  /** At the other end of the footer: a third button, or a note. */
  footer?: ReactNode;
  /** What went wrong; stays by the buttons until the next try. */
  error?: ReactNode;
}

/** A dialog over the window. What was typed is not lost by a click beside it. */
export function Dialog(props: DialogProps) {
  const { isOpen, isDirty = false, title, children, size = 'medium', isTall = false, ...rest } = props;
  const { onClose: closeNow, ...footer } = rest;
  const [isAsking, setAsking] = useState(false);
  const onClose = () => {
    if (!isDirty) closeNow();
    // What is being saved just now is kept in sight until it is known whether it was.
    else if (!footer.confirm?.isPending) setAsking(true);
  };
  const body = (
    <>
      <header className={styles.header}>
        <Heading slot="title" className={styles.title}>
          {title}
        </Heading>
        <IconButton icon={X} label="Close" shortcut="Esc" size="small" onPress={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      <DialogFooter {...footer} onCancel={onClose} />
    </>
  );
  return (
    <Overlay {...{ isOpen, onClose, size, isTall }} role="dialog">
      <form
        className={styles.form}
        noValidate
        onKeyDownCapture={(event) => {
          // The parts of a date are no inputs: they keep Enter to themselves, and the browser does not submit for them.
          const { target, currentTarget } = event;
          if (event.key !== 'Enter' || !(target instanceof HTMLElement) || !currentTarget.contains(target))
            return;
          if (target.role !== 'spinbutton' || target.tagName === 'INPUT') return;
          event.preventDefault();
          currentTarget.requestSubmit();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          const { confirm } = footer;
          if (confirm && !confirm.isDisabled && !confirm.isPending) confirm.onPress();
        }}
      >
        {body}
      </form>
      <ConfirmDialog
        isOpen={isAsking && isDirty}
        onClose={() => setAsking(false)}
        title="Close without keeping your changes?"
        confirm={{ label: 'Discard changes', onPress: closeNow }}
        cancelLabel="Go on editing"
        isDestructive
      >
        What you typed here will be lost.
      </ConfirmDialog>
    </Overlay>
  );
}

export interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, to whom, and whether it can be undone. */
  children: ReactNode;
  confirm: DialogConfirm;
  cancelLabel?: string;
  /** It destroys or cannot be taken back: Cancel has the focus and Enter. */
  isDestructive?: boolean;
  error?: ReactNode;
}

/** A question before something is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, title, children, isDestructive = false, confirm, cancelLabel, error } = props;
  return (
    <Overlay isOpen={isOpen} onClose={onClose} size="small" role="alertdialog">
      <div className={styles.form}>
        <header className={styles.header}>
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
        </header>
        <div className={styles.question}>{children}</div>
        <DialogFooter
          {...{ cancelLabel, error }}
          confirm={{ ...confirm, variant: confirm.variant ?? (isDestructive ? 'danger' : 'primary') }}
          onCancel={onClose}
          buttons={isDestructive ? 'cancel-first' : 'confirm-first'}
        />
      </div>
    </Overlay>
  );
}

interface OverlayProps {
  isOpen: boolean;
  onClose: () => void;
  size: 'small' | 'medium' | 'large';
  isTall?: boolean;
  role: 'dialog' | 'alertdialog';
  children: ReactNode;
}

function Overlay({ isOpen, onClose, size, isTall, role, children }: OverlayProps) {
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal} data-size={size} data-tall={isTall || undefined}>
        <AriaDialog className={styles.dialog} role={role}>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
