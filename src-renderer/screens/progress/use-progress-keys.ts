import { type RefObject, useCallback } from 'react';
import { isDialogOpen, isTyping, useShortcuts } from '../../app/use-shortcuts.ts';
import type { TaskDeed } from './task-deed.ts';

/** Keys that do something with the chosen tasks, wherever the focus is. */
const deedKeys: Readonly<Record<string, TaskDeed>> = { N: 'not_required', D: 'target_date' };
/** Keys that would mean something else outside the list. */
const listKeys: Readonly<Record<string, TaskDeed>> = {
  F2: 'open',
  Delete: 'remove',
  'Alt+ArrowUp': 'move_up',
  'Alt+ArrowDown': 'move_down',
};

/** Binds the keys of the Progress screen: / to the filter, and those of what can be done with the chosen tasks. */
export function useProgressKeys(
  search: RefObject<HTMLInputElement | null>,
  onDeed: (deed: TaskDeed) => void,
): void {
  useShortcuts(
    useCallback(
      (shortcut, event) => {
        if (isTyping(event.target) || isDialogOpen()) return false;
        if (shortcut === '/') {
          search.current?.focus();
          search.current?.select();
          return true;
        }
        const isInList = event.target instanceof Element && event.target.closest('[role="grid"]') !== null;
        const deed = deedKeys[shortcut] ?? (isInList ? listKeys[shortcut] : undefined);
        if (!deed) return false;
        onDeed(deed);
        return true;
      },
      [search, onDeed],
    ),
  );
}
