import { ConfirmDialog } from '../../ui/dialog.tsx';

type SendAgainDialogProps = {
  /** What is asked; null while nothing is. */
  question: string | null;
  isPending: boolean;
  onNo: () => void;
  onYes: () => void;
};

/** Asks whether a client is to be sent the same text again; the default is no. */
export function SendAgainDialog({ question, isPending, onNo, onYes }: SendAgainDialogProps) {
  return (
    <ConfirmDialog
      isOpen={question !== null}
      onClose={onNo}
      title="Send the same text again?"
      confirm={{ label: 'Send again', onPress: onYes, isPending }}
      cancelLabel="Do not send"
      isDestructive
    >
      {question}
    </ConfirmDialog>
  );
}
