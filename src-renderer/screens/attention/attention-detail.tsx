import type { AttentionMessage } from '../../../src-shared/contract/attention.ts';
import { MessageStatusOf } from '../../app/message-status-of.tsx';
import { RemedyList } from '../../app/remedies/remedy-list.tsx';
import type { Remedies } from '../../app/remedies/use-remedies.ts';
import { sayInstantNow } from '../../app/time-words.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';

const channelWords = { sms: 'Text', email: 'Email' } as const;

const concernWords: Readonly<Record<NonNullable<AttentionMessage['concerns']>, string>> = {
  contact: "The client's own number, address, phone or wishes",
  account: "The firm's account, the provider or the connection",
  file: 'This matter or this message',
};

type DetailProps = Remedies & { message: AttentionMessage };

/** What became of one message, what can be done about it, and what it says. */
export function AttentionDetail({ message, ...remedies }: DetailProps) {
  const { status, recipientName, emailSubject, text, help } = message;
  return (
    <Stack padding={4} gap={4}>
      <Heading>{`${channelWords[help.channel]} to ${recipientName}`}</Heading>
      <Stack gap={1} align="start">
        <MessageStatusOf status={status} isShort />
        <Text as="p">{status.note}</Text>
      </Stack>
      <RemedyList {...remedies} />
      <KeyValue items={facts(message)} />
      {emailSubject ? <Text weight="strong">{emailSubject}</Text> : null}
      <Text as="pre">{text}</Text>
    </Stack>
  );
}

function facts({
  recipientName,
  recipient,
  reference,
  clients,
  subject,
  by,
  concerns,
  help,
}: AttentionMessage) {
  return [
    { id: 'to', label: 'Written to', value: `${recipientName}, ${recipient}` },
    { id: 'matter', label: 'Matter', value: [reference, clients, subject].filter(Boolean).join(', ') },
    { id: 'at', label: 'Since', value: `${sayInstantNow(help.at)}, made by ${by}` },
    ...(concerns ? [{ id: 'concerns', label: 'It is about', value: concernWords[concerns] }] : []),
  ];
}
