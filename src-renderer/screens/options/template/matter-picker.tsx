import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../../api.ts';
import { useLater } from '../../../app/use-later.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandPalette } from '../../../ui/command-palette.tsx';

/** A matter that something is tried on. */
export type PickedMatter = { id: string; reference: string; clients: string };

/** So long (ms) typing rests before matters are looked for. */
const restFor = 150;
const mostFound = 30;

type MatterPickerProps = {
  matter: PickedMatter | null;
  /** Only matters of this type. */
  typeName?: string;
  onChange: (matter: PickedMatter) => void;
};

/** The matter that something is tried on, and the way to another. */
export function MatterPicker({ matter, typeName, onChange }: MatterPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const words = useLater(query, restFor);
  const found = useCall(
    'matters.find',
    { text: [words, typeName ?? ''].join(' ').trim().slice(0, 200), limit: mostFound, after: null },
    { enabled: isOpen, keepPrevious: true },
  );
  const matters = (found.data?.matters ?? []).filter((row) => !typeName || row.typeName === typeName);
  return (
    <>
      <Button icon={FolderOpen} size="small" onPress={() => setOpen(true)}>
        {matter ? `Matter: ${matter.reference}, ${matter.clients}` : 'Choose a matter'}
      </Button>
      <CommandPalette
        isOpen={isOpen}
        title="Choose a matter"
        placeholder="Find a matter"
        empty={found.error?.message ?? 'No matter fits what you typed.'}
        query={query}
        onQueryChange={setQuery}
        onClose={() => {
          setOpen(false);
          setQuery('');
        }}
        onAction={(id) => {
          const row = matters.find((one) => one.id === id);
          if (row) onChange({ id, reference: row.reference, clients: row.clients });
        }}
        items={matters.map(({ id, reference, clients, subject, typeName: type }) => ({
          id,
          label: `${reference}, ${clients}`,
          detail: subject,
          group: type,
          icon: FolderOpen,
        }))}
      />
    </>
  );
}
