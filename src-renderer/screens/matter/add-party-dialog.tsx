import { useState } from 'react';
import type { MatterDetail } from '../../../src-shared/contract/matters.ts';
import { partyRoleNames, partyRoles } from '../../../src-shared/domain/party-roles.ts';
import { useAct } from '../../api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { ContactPicker, type PickedContact } from '../people/contact-picker.tsx';

type AddPartyDialogProps = {
  matterId: string;
  parties: readonly MatterDetail['parties'][number][];
  onClose: () => void;
};

const roleOptions = partyRoles.map((id) => ({ id, label: partyRoleNames[id] }));

/** Puts a contact on the matter in a role. */
export function AddPartyDialog({ matterId, parties, onClose }: AddPartyDialogProps) {
  const add = useAct('matters.addParty');
  const [role, setRole] = useState<(typeof partyRoles)[number]>('client');
  const [picked, setPicked] = useState<PickedContact | null>(null);
  const [isMissing, setMissing] = useState(false);
  const inRole = parties.filter((party) => party.role === role).map(({ contactId }) => contactId);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Add a person"
      confirm={{
        label: 'Add to the matter',
        isPending: add.isPending,
        onPress: () => {
          if (picked) add.mutate({ matterId, role, contactId: picked.id }, { onSuccess: onClose });
          else setMissing(true);
        },
      }}
      error={add.error?.message}
    >
      <Stack gap={3}>
        <Select
          label="Role"
          width="medium"
          options={roleOptions}
          value={role}
          onChange={(id) => setRole(partyRoles.find((one) => one === id) ?? role)}
        />
        <ContactPicker
          label="Person or company"
          description="Type a name to find a contact or to add a new one."
          autoFocus
          exceptIds={inRole}
          error={isMissing ? 'Choose who is to be added.' : undefined}
          onPick={(contact) => {
            setPicked(contact);
            setMissing(false);
          }}
        />
        {picked ? (
          <Text as="p">
            <Text weight="strong">{picked.name}</Text>
            {`, ${picked.detail}`}
          </Text>
        ) : null}
      </Stack>
    </Dialog>
  );
}
