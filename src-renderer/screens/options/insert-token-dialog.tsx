import { Braces } from 'lucide-react';
import { useState } from 'react';
import { fold } from '../../../src-shared/domain/fold.ts';
import { baseCatalogue } from '../../../src-shared/domain/tokens.ts';
import { useCall } from '../../api.ts';
import { CommandPalette } from '../../ui/command-palette.tsx';

type InsertTokenDialogProps = {
  isOpen: boolean;
  /** The matter whose values are shown; null for none. */
  matterId: string | null;
  onClose: () => void;
  onInsert: (text: string) => void;
};

/** How a token stands in a text; a day is written out as "4 March 2026". */
export function tokenText(id: string): string {
  return baseCatalogue.find(id)?.type === 'date' ? `{{ ${id} | date: "d MMMM yyyy" }}` : `{{ ${id} }}`;
}

/** The Insert Token selector: tokens by group, searched as one types, each with its value for the open matter. */
export function InsertTokenDialog({ isOpen, matterId, onClose, onInsert }: InsertTokenDialogProps) {
  const [query, setQuery] = useState('');
  const listed = useCall('options.tokens', { matterId }, { enabled: isOpen });
  const words = fold(query).split(' ').filter(Boolean);
  const fitting = (listed.data?.tokens ?? []).filter(({ label, group, id }) => {
    const text = fold(`${label} ${group} ${id}`);
    return words.every((word) => text.includes(word));
  });
  return (
    <CommandPalette
      isOpen={isOpen}
      title="Insert Token"
      placeholder="Find a token"
      empty={listed.error?.message ?? 'No token fits what you typed.'}
      query={query}
      onQueryChange={setQuery}
      onClose={() => {
        setQuery('');
        onClose();
      }}
      onAction={(id) => onInsert(tokenText(id))}
      items={fitting.map(({ id, label, group, value }) => ({
        id,
        label,
        group,
        icon: Braces,
        detail: value || (matterId ? 'empty for the open matter' : ''),
      }))}
    />
  );
}
