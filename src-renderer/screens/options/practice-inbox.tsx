import { Mail, MessageSquareText } from 'lucide-react';
import { useCall } from '../../api.ts';
import { sayInstantNow } from '../../app/time-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Cell, type Column, Row, Table } from '../../ui/table.tsx';
import { Heading, Text } from '../../ui/text.tsx';

const columns: readonly Column[] = [
  { id: 'channel', heading: '', label: 'Channel', width: '24px' },
  { id: 'at', heading: 'When', width: '120px' },
  { id: 'to', heading: 'To', width: 'minmax(112px, 1fr)' },
  { id: 'text', heading: 'Message', width: 'minmax(0, 2fr)' },
];

const channels = {
  sms: { icon: MessageSquareText, label: 'Text' },
  email: { icon: Mail, label: 'Email' },
} as const;

/** The messages that practice kept instead of sending. */
export function PracticeInbox() {
  const inbox = useCall('options.practiceInbox', {});
  const messages = inbox.data?.messages ?? [];
  return (
    <Stack gap={2}>
      <Heading>Practice inbox</Heading>
      {inbox.error ? <InlineMessage tone="danger">{inbox.error.message}</InlineMessage> : null}
      {inbox.data && messages.length === 0 ? (
        <Text tone="muted">
          Messages sent while an account is set to Practice are kept here. There is none yet.
        </Text>
      ) : null}
      {messages.length > 0 ? (
        <Table label="Practice inbox" columns={columns}>
          {messages.map(({ id, channel, at, to, subject, text }) => (
            <Row key={id}>
              <Cell>
                <Icon {...channels[channel]} tone="muted" />
              </Cell>
              <Cell>{sayInstantNow(at)}</Cell>
              <Cell>{to}</Cell>
              <Cell>{subject ? `${subject}: ${text}` : text}</Cell>
            </Row>
          ))}
        </Table>
      ) : null}
    </Stack>
  );
}
