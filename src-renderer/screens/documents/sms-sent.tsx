import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import type { SmsClient } from '../../../src-shared/contract/documents.ts';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import type { MessageIds } from './sms-recipient.ts';
import { foreignName } from './sms-text.ts';

type SmsSentProps = {
  matterId: string;
  clients: readonly SmsClient[];
  sentTo: string;
  text: string;
  ids: MessageIds;
  onSent: (documentId: string) => void;
  onRefused: () => void;
};

/** After a text was queued: the offer to send the same to each other client, as a message of its own. */
export function SmsSent({ matterId, clients, sentTo, text, ids, onSent, onRefused }: SmsSentProps) {
  const [sent, setSent] = useState<readonly string[]>([sentTo]);
  const send = useAct('messages.sendSms');
  const names = sent.map((id) => clients.find(({ contactId }) => contactId === id)?.name ?? 'the client');
  const others = clients.filter(({ contactId, problem }) => problem === null && !sent.includes(contactId));

  function sendTo({ contactId, mobile }: SmsClient): void {
    if (send.isPending) return;
    const message = { contactId, mobile: mobile ?? '', text };
    send.mutate(
      { matterId, ...message, messageId: ids.idOf(message) },
      {
        onSuccess: ({ documentId }) => {
          ids.renew(message);
          setSent((before) => [...before, contactId]);
          onSent(documentId);
        },
        onError: onRefused,
      },
    );
  }

  return (
    <Stack gap={3}>
      {names.map((name) => (
        <InlineMessage key={name} tone="success">
          {`The text to ${name} is in the outbox. The Document screen shows how far it has got.`}
        </InlineMessage>
      ))}
      <Text as="pre">{text}</Text>
      {others.map((client, index) => (
        <Stack key={client.contactId} direction="row">
          <Button icon={MessageSquarePlus} autoFocus={index === 0} onPress={() => sendTo(client)}>
            {`Send the same to ${client.name}`}
          </Button>
          <Text tone="muted">{client.mobile ?? ''}</Text>
        </Stack>
      ))}
      {others.map((client) => {
        const word = foreignName(text, names[0] ?? '', client.name);
        return word ? (
          <InlineMessage key={client.contactId} tone="warning">
            {`Look first: the text says “${word}”, which ${client.name} is not. To change it, press Done and write a new one.`}
          </InlineMessage>
        ) : null;
      })}
      {send.error ? <InlineMessage tone="danger">{send.error.message}</InlineMessage> : null}
    </Stack>
  );
}
