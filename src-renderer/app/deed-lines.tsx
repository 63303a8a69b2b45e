import { Ban, Check, Mail, MessageSquareText, TriangleAlert, Undo2 } from 'lucide-react';
import type { Outcome, UntickOutcome } from '../../src-shared/contract/progress.ts';
import type { OutcomeLine } from '../ui/outcome-panel.tsx';
import { Stack } from '../ui/stack.tsx';
import { Text } from '../ui/text.tsx';
import { MessageStatusOf } from './message-status-of.tsx';

const channelWord = { sms: 'text', email: 'email' } as const;
const channelIcon = { sms: MessageSquareText, email: Mail } as const;

/** What a triggered action did for one client: the text and how far it has got, or exactly why nothing was sent. */
export function outcomeLine({ id, channel, contactName, recipient, ...outcome }: Outcome): OutcomeLine {
  const word = channelWord[channel];
  if (outcome.skipped) {
    const text = contactName ? `No ${word} to ${contactName}` : `No ${word}`;
    return { id, icon: Ban, tone: 'warning', text, detail: outcome.skipped.sentence };
  }
  const to = recipient ? `${contactName}, ${recipient}` : contactName;
  return {
    id,
    icon: channelIcon[channel],
    tone: 'info',
    text: <Text weight="strong">{`${channel === 'sms' ? 'Text' : 'Email'} to ${to}`}</Text>,
    detail: (
      <Stack gap={1}>
        {outcome.message ? <MessageStatusOf status={outcome.message.status} /> : null}
        {outcome.subject ? <Text weight="strong">{outcome.subject}</Text> : null}
        <Text as="pre">{outcome.text ?? ''}</Text>
      </Stack>
    ),
  };
}

const toldSentences: Record<UntickOutcome['alreadyGone'][number]['certainty'], (name: string) => string> = {
  told: (name) => `${name} had been told. That cannot be called back; the file keeps it.`,
  perhaps: (name) => `${name} may have been told: see the message on Documents.`,
  not_reached: (name) => `The message did not reach ${name}.`,
};

/** What un-ticking withdrew, and who had been told already, or may have been. */
export function untickLines({ withdrawn, alreadyGone }: UntickOutcome): OutcomeLine[] {
  const lines: OutcomeLine[] = alreadyGone.map(({ name, certainty }, index) => ({
    id: `${index}`,
    icon: TriangleAlert,
    tone: 'warning',
    text: toldSentences[certainty](name),
  }));
  if (withdrawn > 0) {
    const text = withdrawn === 1 ? '1 message was withdrawn' : `${withdrawn} messages were withdrawn`;
    lines.unshift({ id: 'withdrawn', icon: Undo2, tone: 'success', text: `${text} before sending.` });
  }
  if (lines.length === 0) lines.push({ id: 'none', icon: Check, text: 'No message had been sent for it.' });
  return lines;
}
