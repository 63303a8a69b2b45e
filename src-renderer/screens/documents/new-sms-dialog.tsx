import { useState } from 'react';
import { useAct, useCall } from '../../api.ts';
import { MarketingWarning } from '../../app/marketing-warning.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SendAgainDialog } from './send-again-dialog.tsx';
import { createMessageIds, type Pinned, pinRecipient, recipientProblem } from './sms-recipient.ts';
import { SmsSent } from './sms-sent.tsx';
import type { SmsText } from './sms-text.ts';
import { SmsTextArea } from './sms-text-area.tsx';

type NewSmsDialogProps = {
  matterId: string;
  /** The recipient that is chosen at first; the first client who can be texted when there is none. */
  contactId?: string | undefined;
  onClose: () => void;
  onSent: (documentId: string) => void;
};

/** Writes one text to one client of the matter, by hand. */
export function NewSmsDialog({ matterId, contactId: answerTo, onClose, onSent }: NewSmsDialogProps) {
  const listed = useCall('messages.smsClients', { matterId });
  const send = useAct('messages.sendSms');
  const [recipientId, setRecipientId] = useState<Pinned>(answerTo);
  const [ids] = useState(createMessageIds);
  const [sms, setSms] = useState<SmsText>({ text: '', wanted: null });
  const [isEmptyShown, setEmptyShown] = useState(false);
  const clients = listed.data?.clients ?? [];
  const client = clients.find(({ contactId }) => contactId === recipientId);
  const problem = recipientProblem(recipientId, listed.data?.clients);
  const question = send.error?.code === 'duplicate' ? send.error.message : null;
  const error = question ? undefined : (send.error?.message ?? listed.error?.message);

  // The list may be older than what main looked at.
  const onRefused = () => listed.refetch();

  // Once: what is typed for one client must never go to another because the list has changed.
  const pinned = pinRecipient(recipientId, listed.data?.clients);
  if (pinned !== recipientId) setRecipientId(pinned);

  if (send.isSuccess) {
    const { contactId, text } = send.variables;
    const first = { contactId, heldUntil: send.data.heldUntil };
    return (
      <Dialog key="dialog" isOpen onClose={onClose} title="New SMS" cancelLabel="Done">
        <SmsSent {...{ matterId, clients, text, ids, first, onSent, onRefused }} />
      </Dialog>
    );
  }

  function trySend(isAgain: boolean): void {
    if (!client || problem !== null) return;
    if (sms.text.trim() === '') {
      setEmptyShown(true);
      return;
    }
    const message = { contactId: client.contactId, mobile: client.mobile ?? '', text: sms.text };
    send.mutate(
      { matterId, ...message, messageId: ids.idOf(message), isAgain },
      {
        onSuccess: ({ documentId }) => {
          ids.renew(message);
          onSent(documentId);
        },
        onError: onRefused,
      },
    );
  }

  return (
    <Dialog
      key="dialog"
      isOpen
      onClose={onClose}
      isDirty={sms.text.trim() !== ''}
      title="New SMS"
      confirm={{
        label: 'Send',
        onPress: () => trySend(false),
        isPending: send.isPending,
        isDisabled: !client || problem !== null,
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
          onChange={setRecipientId}
        />
        <TextField
          label="Mobile number"
          isReadOnly
          width="medium"
          value={client?.mobile ?? ''}
          onChange={() => {}}
        />
        {problem === null ? null : <InlineMessage tone="warning">{problem}</InlineMessage>}
        <SmsTextArea
          value={sms}
          onChange={(next) => {
            setSms(next);
            setEmptyShown(false);
          }}
          error={isEmptyShown ? 'Type the message.' : undefined}
        />
        <MarketingWarning text={sms.text} />
      </Stack>
      <SendAgainDialog
        question={question}
        isPending={send.isPending}
        onNo={send.reset}
        onYes={() => trySend(true)}
      />
    </Dialog>
  );
}
