import type { Tried, TriedAction, TriedMessage } from '../../../../src-shared/contract/task-templates.ts';
import { countOf } from '../../../app/count-words.ts';
import { triggerWord } from '../../../app/trigger-words.ts';
import { Group } from '../../../ui/group.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Text } from '../../../ui/text.tsx';
import { ExplainedView } from './explained-view.tsx';

/** What ticking a task would do, action by action and client by client. */
export function TriedPanel({ tried }: { tried: Tried }) {
  const texts = tried.actions.flatMap(({ messages }) =>
    messages.filter(({ sms, problem }) => sms && !problem),
  );
  return (
    <Stack gap={3}>
      {tried.actions.map((action, index) => (
        <ActionOutcome key={action.actionId} action={action} number={index + 1} />
      ))}
      {texts.length > 0 ? (
        <Text weight="strong">{`In all ${countOf(texts.length, 'text')}, which make ${tried.segments} SMS.`}</Text>
      ) : null}
    </Stack>
  );
}

function ActionOutcome({ action, number }: { action: TriedAction; number: number }) {
  const { kind, sentence, problem, condition, messages } = action;
  const isEmail = messages.length > 0 && messages.every(({ channel }) => channel === 'email');
  return (
    <Group label={`Action ${number}: ${sentence}`} kind="nest">
      <Stack direction="row" gap={2} align="start">
        <Icon icon={triggerWord({ kind, channel: isEmail ? 'email' : 'sms' }).icon} tone="muted" />
        <Text weight="strong">{sentence}</Text>
      </Stack>
      {problem ? <InlineMessage tone="warning">{problem}</InlineMessage> : null}
      {condition ? <ExplainedView explained={condition} /> : null}
      <Stack gap={4}>
        {messages.map((message) => (
          <Message key={`${message.channel} ${message.contactName} ${message.to}`} message={message} />
        ))}
      </Stack>
    </Group>
  );
}

function Message({ message }: { message: TriedMessage }) {
  const { contactName, to, subject, text, problem, warnings } = message;
  return (
    <Stack gap={1}>
      <Stack direction="row" justify="between" gap={4} wrap>
        <Text weight="strong">{to ? `${contactName}, ${to}` : contactName}</Text>
        <Text tone="muted">{saySize(message)}</Text>
      </Stack>
      {problem ? <InlineMessage tone="warning">{problem}</InlineMessage> : null}
      {subject ? <Text weight="strong">{subject}</Text> : null}
      {text ? <Text as="pre">{text}</Text> : null}
      {warnings.map((warning) => (
        <InlineMessage key={warning} tone="info">
          {warning}
        </InlineMessage>
      ))}
    </Stack>
  );
}

function saySize({ channel, sms, text }: TriedMessage): string {
  if (channel === 'email') return text ? `Email, ${countOf(text.length, 'character')}` : 'Email';
  if (!sms) return 'Text';
  const counted =
    sms.encoding === 'gsm7'
      ? countOf(sms.units, 'character')
      : `${countOf(sms.units, 'character')} of 70 a text`;
  return `Text, ${counted}, ${sms.segments} SMS`;
}
