import { Braces, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { fits } from '../../../app/fits.ts';
import { CommandPalette } from '../../../ui/command-palette.tsx';
import { useTemplateScope } from './template-scope.tsx';

/** Something beside the tokens that can be chosen in the selector. */
export type ExtraToken = { id: string; label: string; group: string; icon: LucideIcon; detail?: string };

type InsertTokenDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** Called with the token's id, or that of an extra. */
  onChoose: (id: string) => void;
  /** Tokens that are not offered here. */
  without?: readonly string[];
  extras?: readonly ExtraToken[];
};

/** As many are listed at once; typing finds the others. */
const mostListed = 120;

/** The Insert Token selector: tokens by group, searched as one types, each with its value for the matter it is tried on. */
export function InsertTokenDialog(props: InsertTokenDialogProps) {
  const { isOpen, onClose, onChoose, without = [], extras = [] } = props;
  const { tokens, matter } = useTemplateScope();
  const [query, setQuery] = useState('');
  const all: ExtraToken[] = [
    ...tokens
      .filter(({ id }) => !without.includes(id))
      .map(({ id, label, group, value }) => ({
        id,
        label,
        group,
        icon: Braces,
        detail: value || (matter ? `empty for ${matter.reference}` : ''),
      })),
    ...extras,
  ];
  const fitting = all.filter(({ id, label, group }) => fits(`${label} ${group} ${id}`, query));
  return (
    <CommandPalette
      isOpen={isOpen}
      title="Insert Token"
      placeholder="Find a token"
      empty="No token fits what you typed."
      query={query}
      onQueryChange={setQuery}
      onClose={() => {
        setQuery('');
        onClose();
      }}
      onAction={onChoose}
      items={fitting.slice(0, mostListed)}
    />
  );
}
