import { useCallback } from 'react';
import { useNavigation } from './navigation.ts';
import { isDialogOpen, useShortcuts } from './use-shortcuts.ts';

/** Binds the keys that work on every screen: the palette, Find, Needs attention, New Matter, Options, and going about the open matters. */
export function useFrameShortcuts(isAdministrator: boolean, openPalette: () => void): void {
  const { navigation, go } = useNavigation();
  const { open, matterId, place } = navigation;

  const step = useCallback(
    (by: 1 | -1) => {
      if (open.length === 0) return;
      const at = place === 'matter' ? open.findIndex(({ id }) => id === matterId) : by === 1 ? -1 : 0;
      const next = open[(at + by + open.length) % open.length];
      if (next) go({ type: 'showMatter', matterId: next.id });
    },
    [open, matterId, place, go],
  );

  useShortcuts(
    useCallback(
      (shortcut) => {
        if (isDialogOpen()) return false;
        const deed = deedOf(shortcut);
        deed?.();
        return deed !== undefined;

        function deedOf(key: string): (() => void) | undefined {
          if (key === 'Mod+K') return openPalette;
          if (key === 'Mod+F') return () => go({ type: 'find' });
          if (key === 'Mod+Shift+A') return () => go({ type: 'attention' });
          if (key === 'Mod+N') return () => go({ type: 'newMatter', isOpen: true });
          if (key === 'Mod+,' && isAdministrator) return () => go({ type: 'options' });
          if (key === 'Mod+Tab') return () => step(1);
          if (key === 'Mod+Shift+Tab') return () => step(-1);
          if (key === 'Mod+W' && place === 'matter' && matterId)
            return () => go({ type: 'closeMatter', matterId });
          const numbered = /^Mod\+([1-9])$/.exec(key)?.[1];
          const matter = numbered ? open[Number(numbered) - 1] : undefined;
          return matter ? () => go({ type: 'showMatter', matterId: matter.id }) : undefined;
        }
      },
      [go, isAdministrator, matterId, open, openPalette, place, step],
    ),
  );
}
