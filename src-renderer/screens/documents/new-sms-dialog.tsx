import { useState } from 'react';
import type { SmsClient } from '../../../src-shared/contract/documents.ts';
import { useAct, useCall } from '../../api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SmsSent } from './sms-sent.tsx';
import type { SmsText } from './sms-text.ts';
import { SmsTextArea } from './sms-text-area.tsx';

type NewSmsDialogProps = { matterId: string; onClose: () => void; onSent: (documentId: string) => void };

/** Writes one text to one client of the matter, by hand. */
export function NewSmsDialog({ matterId, onClose, onSent }: NewSmsDialogProps) {
  const listed = useCall('messages.smsClients', { matterId });
  const send = useAct('messages.sendSms');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [sms, setSms] = useState<SmsText>({ text: '', wanted: null });
  const [isEmptyShown, setEmptyShown] = useState(false);
  const clients = listed.data?.clients ?? [];
  const client = clients.find(({ contactId }) => contactId === chosenId) ?? firstTextable(clients);
  const error = send.error?.message ?? listed.error?.message;

  if (send.isSuccess) {
    const { contactId, text } = send.variables;
    return (
      <Dialog key="dialog" isOpen onClose={onClose} title="New SMS" cancelLabel="Done">
        <SmsSent {...{ matterId, clients, text, onSent }} sentTo={contactId} />
      </Dialog>
    );
  }

  function trySend(): void {
    if (!client || client.problem) return;
    if (sms.text.trim() === '') {
      setEmptyShown(true);
      return;
    }
    send.mutate(
      { matterId, contactId: client.contactId, text: sms.text },
      { onSuccess: ({ documentId }) => onSent(documentId) },
    );
  }

  return (
    <Dialog
      key="dialog"
      isOpen
      onClose={onClose}
      title="New SMS"
      confirm={{
        label: 'Send',
        onPress: trySend,
        isPending: send.isPending,
        isDisabled: !client || client.problem !== null,
      }}
      error={error}
    >
      <Stack gap={3}>
        <Select
          label="Recipient"
          autoFocus
          options={clients.map(({ contactId, name, problem }) => ({
            id: contactId,
            label: name,
            description: problem ?? undefined,
          }))}
          value={client?.contactId ?? null}
          onChange={setChosenId}
        />
        <TextField
          label="Mobile number"
          isReadOnly
          width="medium"
          value={client?.mobile ?? ''}
          onChange={() => {}}
        />
        {client?.problem ? <InlineMessage tone="warning">{client.problem}</InlineMessage> : null}
        {listed.data && clients.length === 0 ? (
          <InlineMessage tone="warning">This matter has no client to text.</InlineMessage>
        ) : null}
        <SmsTextArea
          value={sms}
          onChange={(next) => {
            setSms(next);
            setEmptyShown(false);
          }}
          error={isEmptyShown ? 'Type the message.' : undefined}
        />
      </Stack>
    </Dialog>
  );
}

function firstTextable(clients: readonly SmsClient[]): SmsClient | undefined {
  return clients.find(({ problem }) => problem === null) ?? clients[0];
}
