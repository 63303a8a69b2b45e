import { Pencil, UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import type { MatterDetail } from '../../../src-shared/contract/matters.ts';
import { partyRoleNames } from '../../../src-shared/domain/party-roles.ts';
import { useAct } from '../../api.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Cell, type Column, Row, Table } from '../../ui/table.tsx';
import { Heading } from '../../ui/text.tsx';
import { AddPartyDialog } from './add-party-dialog.tsx';

type Party = MatterDetail['parties'][number];

const columns: readonly Column[] = [
  { id: 'role', heading: 'Role', width: '140px' },
  { id: 'name', heading: 'Name', width: 'minmax(0, 2fr)' },
  { id: 'mobile', heading: 'Mobile', width: '104px' },
  { id: 'email', heading: 'Email', width: 'minmax(0, 2fr)' },
  { id: 'told', heading: 'Is told by', width: 'minmax(88px, 1fr)' },
  { id: 'deeds', heading: '', label: 'Edit and remove', width: '56px' },
];

/** How a client can be told things: by what they are flagged for and have. */
export function toldBy({ role, mobile, email, sendTexts, sendEmails, optedOut }: Party): string {
  if (role !== 'client') return '';
  const texts = optedOut ? 'no texts (opted out)' : sendTexts && mobile !== null ? 'texts' : '';
  const ways = [texts, sendEmails && email !== null ? 'emails' : ''].filter(Boolean);
  return ways.length > 0 ? ways.join(', ') : 'neither texts nor emails';
}

type PartiesProps = {
  matterId: string;
  parties: readonly Party[];
  onEdit: (contactId: string) => void;
  /** Kept up to date: the button that edits each contact. */
  editButtons: Map<string, HTMLButtonElement>;
};

/** Who is on the matter and in which role. */
export function Parties({ matterId, parties, onEdit, editButtons }: PartiesProps) {
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Party | null>(null);
  return (
    <Stack gap={2}>
      <Stack direction="row" justify="between">
        <Heading>People</Heading>
        <Button icon={UserPlus} onPress={() => setAdding(true)}>
          Add a person
        </Button>
      </Stack>
      <Table label="People" columns={columns}>
        {parties.map((party) => (
          <Row key={`${party.role} ${party.contactId}`}>
            <Cell>{partyRoleNames[party.role]}</Cell>
            <Cell isRowHeader>{party.name}</Cell>
            <Cell>{party.mobile ?? 'None'}</Cell>
            <Cell>{party.email ?? 'None'}</Cell>
            <Cell>{toldBy(party)}</Cell>
            <Cell>
              <IconButton
                ref={(button) => {
                  if (button === null) editButtons.delete(party.contactId);
                  else editButtons.set(party.contactId, button);
                }}
                icon={Pencil}
                size="small"
                label={`Edit ${party.name}`}
                onPress={() => onEdit(party.contactId)}
              />
              <IconButton
                icon={X}
                size="small"
                label={`Remove ${party.name} from the matter`}
                onPress={() => setRemoving(party)}
              />
            </Cell>
          </Row>
        ))}
      </Table>
      {isAdding ? <AddPartyDialog {...{ matterId, parties }} onClose={() => setAdding(false)} /> : null}
      {removing ? <RemoveParty {...{ matterId }} party={removing} onClose={() => setRemoving(null)} /> : null}
    </Stack>
  );
}

function RemoveParty({ matterId, party, onClose }: { matterId: string; party: Party; onClose: () => void }) {
  const remove = useAct('matters.removeParty');
  const { role, contactId, name } = party;
  return (
    <ConfirmDialog
      isOpen
      isDestructive
      onClose={onClose}
      title={`Remove ${name} from the matter?`}
      confirm={{
        label: 'Remove',
        isPending: remove.isPending,
        onPress: () => remove.mutate({ matterId, role, contactId }, { onSuccess: onClose }),
      }}
      error={remove.error?.message}
    >
      {`${name} will no longer be on this matter as ${partyRoleNames[role]}. The contact stays, and so does everything on the file.`}
    </ConfirmDialog>
  );
}
