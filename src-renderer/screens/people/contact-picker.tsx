import { useEffect, useRef, useState } from 'react';
import { useCall } from '../../api.ts';
import { useLater } from '../../app/use-later.ts';
import { Picker } from '../../ui/picker.tsx';
import { NewContactDialog } from './contact-dialog.tsx';

/** So long, in ms, nothing is typed before contacts are looked for. */
const pause = 120;

/** A contact that was picked or made. */
export type PickedContact = { id: string; name: string; detail: string };

type ContactPickerProps = {
  label: string;
  description?: string | undefined;
  error?: string | undefined;
  autoFocus?: boolean;
  /** These are not offered. */
  exceptIds: readonly string[];
  onPick: (contact: PickedContact) => void;
};

/** Finds a contact by name, mobile or email, or makes a new one. */
export function ContactPicker({ exceptIds, onPick, ...field }: ContactPickerProps) {
  const [query, setQuery] = useState('');
  const [newName, setNewName] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isMaking = newName !== null;
  const wasMaking = useRef(false);
  // The line that was pressed is gone when the dialog closes; one goes on where one typed.
  useEffect(() => {
    if (wasMaking.current && !isMaking) requestAnimationFrame(() => input.current?.focus());
    wasMaking.current = isMaking;
  }, [isMaking]);
  const text = useLater(query.trim().slice(0, 200), pause);
  const found = useCall('people.find', { text }, { enabled: text !== '', keepPrevious: true });
  const contacts = text === '' ? [] : (found.data?.contacts ?? []);
  const offered = contacts
    .filter(({ id }) => !exceptIds.includes(id))
    .map(({ id, name, mobile, email }) => ({
      id,
      name,
      detail: [mobile, email].filter(Boolean).join(', ') || 'No mobile or email',
    }));

  return (
    <>
      <Picker
        {...field}
        ref={input}
        placeholder="Name, mobile or email"
        query={query}
        onQueryChange={setQuery}
        items={offered.map(({ id, name, detail }) => ({ id, label: name, description: detail }))}
        addLabel={query.trim() ? `New contact “${query.trim()}”` : 'New contact'}
        onPick={(id) => {
          const picked = offered.find((contact) => contact.id === id);
          if (picked) onPick(picked);
          else setNewName(query.trim().slice(0, 120));
          setQuery('');
        }}
      />
      {newName === null ? null : (
        <NewContactDialog
          name={newName}
          onClose={() => setNewName(null)}
          onSaved={({ id, name }) => {
            setNewName(null);
            onPick({ id, name, detail: 'New contact' });
          }}
        />
      )}
    </>
  );
}
