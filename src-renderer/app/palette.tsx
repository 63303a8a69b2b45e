import { useState } from 'react';
import { CommandPalette } from '../ui/command-palette.tsx';
import { useNavigation } from './navigation.ts';
import { usePaletteItems } from './use-palette-items.ts';

/** Any matter, any command, any task of the open matter (Mod+K). */
export function Palette(props: { isOpen: boolean; onClose: () => void; isAdministrator: boolean }) {
  const { isOpen, isAdministrator } = props;
  const { go } = useNavigation();
  const [query, setQuery] = useState('');
  const entries = usePaletteItems(query, isOpen, isAdministrator);
  const close = (): void => {
    setQuery('');
    props.onClose();
  };
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={close}
      query={query}
      onQueryChange={setQuery}
      items={entries.map(({ item }) => item)}
      placeholder="Find a matter, a command or a task"
      onAction={(id) => {
        const action = entries.find(({ item }) => item.id === id)?.action;
        if (action) go(action);
      }}
    />
  );
}
