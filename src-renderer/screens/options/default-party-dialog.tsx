import { Check } from 'lucide-react';
import { useState } from 'react';
import { type PartyRole, partyRoleNames, partyRoles } from '../../../src-shared/domain/party-roles.ts';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { ContactPicker, type PickedContact } from '../people/contact-picker.tsx';

type Role = Exclude<PartyRole, 'client'>;
const roles = partyRoles.filter((role): role is Role => role !== 'client');

type DefaultPartyDialogProps = {
  matterTypeId: string;
  onClose: () => void;
  onSaved: (defaultPartyId: string) => void;
};

/** Asks who is a party to every new matter, and in what role. */
export function DefaultPartyDialog({ matterTypeId, onClose, onSaved }: DefaultPartyDialogProps) {
  const [role, setRole] = useState<Role>('other_side_solicitor');
  const [contact, setContact] = useState<PickedContact | null>(null);
  const [isMissing, setMissing] = useState(false);
  const add = useAct('options.addDefaultParty');
  const save = (): void => {
    if (contact === null) setMissing(true);
    else
      add.mutate(
        { matterTypeId, role, contactId: contact.id },
        {
          onSuccess: ({ id }) => {
            onClose();
            onSaved(id);
          },
        },
      );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Add Default Party"
      confirm={{ label: 'Add', isPending: add.isPending, onPress: save }}
      error={add.error?.message}
    >
      <Stack gap={3}>
        <Select
          label="Role"
          width="medium"
          autoFocus
          options={roles.map((id) => ({ id, label: partyRoleNames[id] }))}
          value={role}
          onChange={(id) => setRole(roles.find((one) => one === id) ?? role)}
        />
        {contact ? (
          <Stack direction="row">
            <Icon icon={Check} tone="success" label="Chosen" />
            <Text weight="strong">{contact.name}</Text>
            <Text tone="muted">{contact.detail}</Text>
            <Button size="small" autoFocus onPress={() => setContact(null)}>
              Change
            </Button>
          </Stack>
        ) : (
          <ContactPicker
            label="Contact"
            exceptIds={[]}
            onPick={(picked) => {
              setContact(picked);
              setMissing(false);
            }}
            error={isMissing ? 'Choose a contact.' : undefined}
          />
        )}
      </Stack>
    </Dialog>
  );
}
