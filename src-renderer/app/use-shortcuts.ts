import { useEffect } from 'react';
import { isMac } from '../ui/platform.ts';

/** Whether a dialog is open: keys of the window beneath it then do nothing. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/** Whether keys go into a text. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** The key of an event as the kit writes it: "Mod+K", "Mod+Shift+Tab", "N". Ctrl+Tab is Mod+Tab everywhere. */
export function shortcutOf(event: KeyboardEvent): string {
  const mod = isMac() ? event.metaKey || (event.ctrlKey && event.key === 'Tab') : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', key].filter(Boolean).join('+');
}

/** Does `handle` for keys pressed anywhere in the window. It answers true when the key was its own. */
export function useShortcuts(handle: (shortcut: string, event: KeyboardEvent) => boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat) return;
      if (handle(shortcutOf(event), event)) event.preventDefault();
    };
    // On the way down: a search box or a button of the kit keeps the keys that reach it from going on up.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [handle]);
}
