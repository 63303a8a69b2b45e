import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '../../../ui/dialog.tsx';

/** Asks before what was typed is thrown away: `close` in place of onClose, and `question` to be rendered. */
export function useCloseGuard(
  isDirty: boolean,
  onClose: () => void,
): { close: () => void; question: ReactNode } {
  const [isAsking, setAsking] = useState(false);
  return {
    close: () => (isDirty ? setAsking(true) : onClose()),
    question: (
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Close without keeping your changes?"
        confirm={{ label: 'Discard changes', onPress: onClose }}
        cancelLabel="Go on editing"
        isDestructive
      >
        What you changed here will be lost.
      </ConfirmDialog>
    ),
  };
}
