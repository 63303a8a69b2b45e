import { Plus, Users } from 'lucide-react';
import { useState } from 'react';
import type { DefaultPartyOptions, MatterTypeOptions } from '../../../src-shared/contract/options.ts';
import { partyRoleNames } from '../../../src-shared/domain/party-roles.ts';
import { callApi } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { DefaultPartyDialog } from './default-party-dialog.tsx';
import { OrderedList } from './ordered-list.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const columns: readonly Column[] = [
  { id: 'role', heading: 'Role', width: '200px' },
  { id: 'name', heading: 'Contact', width: 'minmax(0, 1fr)' },
];

/** Who is a party to every new matter of the type. */
export function DefaultPartiesTab({ type }: { type: MatterTypeOptions }) {
  const [isAdding, setAdding] = useState(false);
  const [deleted, setDeleted] = useState<DefaultPartyOptions | null>(null);
  const [focusOn, setFocusOn] = useState<{ id: string } | null>(null);
  return (
    <>
      <OrderedList
        label="Default Parties"
        columns={columns}
        items={type.defaultParties}
        focusOn={focusOn}
        explanation="They become parties to new matters only. Matters that are there already keep theirs."
        onAdd={() => setAdding(true)}
        onDelete={setDeleted}
        deleteLabel="Remove"
        move={(defaultPartyId, toIndex) => callApi('options.moveDefaultParty', { defaultPartyId, toIndex })}
        renderRow={({ role, name }) => (
          <>
            <Cell>{partyRoleNames[role]}</Cell>
            <Cell isRowHeader>{name}</Cell>
          </>
        )}
        empty={
          <EmptyState
            icon={Users}
            action={
              <Button variant="primary" icon={Plus} onPress={() => setAdding(true)}>
                Add the first
              </Button>
            }
          >
            Contacts that are on every new matter of this type will be listed here, such as your accounts
            department.
          </EmptyState>
        }
      />
      {isAdding ? (
        <DefaultPartyDialog
          matterTypeId={type.id}
          onClose={() => setAdding(false)}
          onSaved={(id) => setFocusOn({ id })}
        />
      ) : null}
      {deleted ? (
        <RemoveDialog
          title={`Remove “${deleted.name}” from the default parties?`}
          label="Remove"
          remove={() => callApi('options.removeDefaultParty', { defaultPartyId: deleted.id })}
          onClose={() => setDeleted(null)}
        >
          New matters will not have this party. Matters that are there already keep it.
        </RemoveDialog>
      ) : null}
    </>
  );
}
