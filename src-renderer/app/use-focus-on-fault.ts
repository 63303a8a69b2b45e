import { useCallback, useEffect, useState } from 'react';

/** Answers a function that puts the focus on the first field of the dialog that is wrong, once its error is drawn. */
export function useFocusOnFault(): () => void {
  const [faults, setFaults] = useState(0);
  useEffect(() => {
    if (faults === 0) return;
    const dialogs = document.querySelectorAll('[role="dialog"]');
    // A drop-down says it on its frame, and its button takes the focus.
    dialogs[dialogs.length - 1]
      ?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button')
      ?.focus();
  }, [faults]);
  return useCallback(() => setFaults((before) => before + 1), []);
}
