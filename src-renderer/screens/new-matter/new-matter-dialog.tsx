import { UserRound, X } from 'lucide-react';
import { useState } from 'react';
import type { OutputOf } from '../../../src-shared/contract/contract.ts';
import { newMatterForm } from '../../../src-shared/contract/matters.ts';
import { callApi, useCall } from '../../api.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useTyped } from '../../app/use-typed.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CustomFields } from '../matter/custom-fields.tsx';
import { PendingTasks } from '../matter/pending-tasks.tsx';
import { ContactPicker, type PickedContact } from '../people/contact-picker.tsx';

/** Opens a new matter: asks what there is to choose from, then what it is. */
export function NewMatterDialog({ userId, onClose }: { userId: string; onClose: () => void }) {
  const offers = useCall('matters.newForm', {});
  if (offers.data && offers.data.matterTypes.length > 0) {
    return <NewMatterFields offers={offers.data} {...{ userId, onClose }} />;
  }
  if (!offers.data && !offers.error) return null;
  return (
    <Dialog isOpen onClose={onClose} title="New matter" error={offers.error?.message}>
      {offers.data ? (
        <InlineMessage tone="info">
          There is no matter type yet. An administrator adds one under Options, Matter Types.
        </InlineMessage>
      ) : null}
    </Dialog>
  );
}

type NewMatterFieldsProps = { offers: OutputOf<'matters.newForm'>; userId: string; onClose: () => void };

function NewMatterFields({ offers, userId, onClose }: NewMatterFieldsProps) {
  const { go } = useNavigation();
  const { matterTypes, feeEarners, saveAndActivate, reference } = offers;
  const [clients, setClients] = useState<readonly PickedContact[]>([]);
  const [pending, setPending] = useState<readonly string[]>([]);
  const only = matterTypes.length === 1 ? matterTypes[0]?.id : undefined;
  const start = {
    matterTypeId: only ?? '',
    subject: '',
    feeEarnerId: feeEarners.some(({ id }) => id === userId) ? userId : '',
    clientIds: [] as string[],
    fields: {} as Record<string, string>,
    activate: false,
  };
  const form = useTyped(newMatterForm, start, async (checked) => {
    const added = await callApi('matters.add', { form: checked });
    onClose();
    const names = clients.map(({ name }) => name).join(' & ');
    go({
      type: 'openMatter',
      matter: { id: added.matterId, reference: added.reference, clients: names, subject: checked.subject },
    });
  });
  const { values, set, errors } = form;
  const matterType = matterTypes.find(({ id }) => id === values.matterTypeId);

  function choose(next: readonly PickedContact[]): void {
    setClients(next);
    set(
      'clientIds',
      next.map(({ id }) => id),
    );
  }

  function save(activate: boolean): void {
    setPending([]);
    form.submit({
      changes: { activate },
      onRefused: ({ code, details }) => {
        if (code !== 'pre_activation') return false;
        setPending(Object.values(details));
        return true;
      },
    });
  }

  return (
    <Dialog
      isOpen
      size="large"
      onClose={onClose}
      isDirty={form.isDirty}
      title="New matter"
      confirm={{ label: 'Save', onPress: () => save(false), isPending: form.isPending }}
      footer={
        saveAndActivate ? (
          <Button isPending={form.isPending} onPress={() => save(true)}>
            Save and Activate
          </Button>
        ) : null
      }
      error={
        pending.length > 0 ? (
          <Stack gap={2}>
            <PendingTasks names={pending} />
            <Text as="p">Press Save to open it without activating it.</Text>
          </Stack>
        ) : (
          form.error
        )
      }
    >
      <Stack gap={3}>
        <FormRow>
          <Select
            label="Matter type"
            autoFocus
            options={matterTypes.map(({ id, name }) => ({ id, label: name }))}
            value={values.matterTypeId || null}
            onChange={(id) => {
              set('matterTypeId', id);
              set('fields', {});
            }}
            error={errors.matterTypeId ? 'Choose the matter type.' : undefined}
          />
          <Select
            label="Fee earner"
            options={feeEarners.map(({ id, name }) => ({ id, label: name }))}
            value={values.feeEarnerId || null}
            onChange={(id) => set('feeEarnerId', id)}
            error={errors.feeEarnerId ? 'Choose the fee earner.' : undefined}
          />
          <TextField label="Reference" isReadOnly width="short" value={reference} onChange={() => {}} />
        </FormRow>
        <TextField
          label="Property or subject"
          value={values.subject}
          onChange={(subject) => set('subject', subject)}
          error={errors.subject}
          maxLength={200}
        />
        <Stack gap={1}>
          <ContactPicker
            label="Clients"
            description="Type a name to find a contact or to add a new one. Joint clients are each told separately."
            exceptIds={values.clientIds}
            error={errors.clientIds}
            onPick={(contact) => choose([...clients, contact])}
          />
          {clients.map((client) => (
            <Stack key={client.id} direction="row" gap={2}>
              <Icon icon={UserRound} tone="muted" />
              <Text weight="strong">{client.name}</Text>
              <Text tone="muted">{client.detail}</Text>
              <IconButton
                icon={X}
                size="small"
                label={`Remove ${client.name}`}
                onPress={() => choose(clients.filter(({ id }) => id !== client.id))}
              />
            </Stack>
          ))}
        </Stack>
        {matterType && matterType.fields.length > 0 ? (
          <CustomFields
            key={matterType.id}
            fields={matterType.fields}
            values={values.fields}
            errors={errors}
            onChange={(fields) => set('fields', fields)}
          />
        ) : null}
      </Stack>
    </Dialog>
  );
}
