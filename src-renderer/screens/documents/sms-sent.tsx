import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import type { SmsClient } from '../../../src-shared/contract/documents.ts';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';

type SmsSentProps = {
  matterId: string;
  clients: readonly SmsClient[];
  sentTo: string;
  text: string;
  onSent: (documentId: string) => void;
};

/** After a text was queued: the offer to send the same to each other client, as a message of its own. */
export function SmsSent({ matterId, clients, sentTo, text, onSent }: SmsSentProps) {
  const [sent, setSent] = useState<readonly string[]>([sentTo]);
  const send = useAct('messages.sendSms');
  const names = sent.map((id) => clients.find(({ contactId }) => contactId === id)?.name ?? 'the client');
  const others = clients.filter(({ contactId, problem }) => problem === null && !sent.includes(contactId));

  function sendTo(contactId: string): void {
    if (send.isPending) return;
    send.mutate(
      { matterId, contactId, text },
      {
        onSuccess: ({ documentId }) => {
          setSent((before) => [...before, contactId]);
          onSent(documentId);
        },
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
      {others.map(({ contactId, name, mobile }, index) => (
        <Stack key={contactId} direction="row">
          <Button icon={MessageSquarePlus} autoFocus={index === 0} onPress={() => sendTo(contactId)}>
            {`Send the same to ${name}`}
          </Button>
          <Text tone="muted">{mobile ?? ''}</Text>
        </Stack>
      ))}
      {send.error ? <InlineMessage tone="danger">{send.error.message}</InlineMessage> : null}
    </Stack>
  );
}
