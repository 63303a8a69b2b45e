import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import type { SmsClient } from '../../../src-shared/contract/documents.ts';
import { useAct } from '../../api.ts';
import { sayInstantNow } from '../../app/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { SendAgainDialog } from './send-again-dialog.tsx';
import type { MessageIds } from './sms-recipient.ts';
import { foreignName } from './sms-text.ts';

type Sent = { contactId: string; heldUntil: string | null };

type SmsSentProps = {
  matterId: string;
  clients: readonly SmsClient[];
  /** To whom it was queued first, and until when the sending hours hold it. */
  first: Sent;
  text: string;
  ids: MessageIds;
  onSent: (documentId: string) => void;
  onRefused: () => void;
};

/** After a text was queued: the offer to send the same to each other client, as a message of its own. */
export function SmsSent({ matterId, clients, first, text, ids, onSent, onRefused }: SmsSentProps) {
  const [sent, setSent] = useState<readonly Sent[]>([first]);
  const send = useAct('messages.sendSms');
  const nameOf = (id: string) => clients.find(({ contactId }) => contactId === id)?.name ?? 'the client';
  const others = clients.filter(
    ({ contactId, problem }) => problem === null && !sent.some((one) => one.contactId === contactId),
  );
  const question = send.error?.code === 'duplicate' ? send.error.message : null;

  function sendTo({ contactId, mobile }: Pick<SmsClient, 'contactId' | 'mobile'>, isAgain: boolean): void {
    if (send.isPending) return;
    const message = { contactId, mobile: mobile ?? '', text };
    send.mutate(
      { matterId, ...message, messageId: ids.idOf(message), isAgain },
      {
        onSuccess: ({ documentId, heldUntil }) => {
          ids.renew(message);
          setSent((before) => [...before, { contactId, heldUntil }]);
          onSent(documentId);
        },
        onError: onRefused,
      },
    );
  }

  return (
    <Stack gap={3}>
      {sent.map(({ contactId, heldUntil }) => (
        <InlineMessage key={contactId} tone="success">
          {`The text to ${nameOf(contactId)} is in the outbox. ${
            heldUntil === null
              ? 'The Document screen shows how far it has got.'
              : `It goes ${sayInstantNow(heldUntil)}, when the firm’s sending hours begin.`
          }`}
        </InlineMessage>
      ))}
      <Text as="pre">{text}</Text>
      {others.map((client, index) => (
        <Stack key={client.contactId} direction="row">
          <Button icon={MessageSquarePlus} autoFocus={index === 0} onPress={() => sendTo(client, false)}>
            {`Send the same to ${client.name}`}
          </Button>
          <Text tone="muted">{client.mobile ?? ''}</Text>
        </Stack>
      ))}
      {others.map((client) => {
        const word = foreignName(text, nameOf(first.contactId), client.name);
        return word ? (
          <InlineMessage key={client.contactId} tone="warning">
            {`Look first: the text says “${word}”, which ${client.name} is not. To change it, press Done and write a new one.`}
          </InlineMessage>
        ) : null;
      })}
      {send.error && !question ? <InlineMessage tone="danger">{send.error.message}</InlineMessage> : null}
      <SendAgainDialog
        question={question}
        isPending={send.isPending}
        onNo={send.reset}
        onYes={() => send.variables && sendTo(send.variables, true)}
      />
    </Stack>
  );
}
