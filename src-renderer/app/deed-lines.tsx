import { Ban, CalendarClock, Check, Mail, MessageSquareText, Pin, TriangleAlert, Undo2 } from 'lucide-react';
import type { Outcome, TickOutcome, UntickOutcome } from '../../src-shared/contract/progress.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { OutcomeLine } from '../ui/outcome-panel.tsx';
import { Stack } from '../ui/stack.tsx';
import { Text } from '../ui/text.tsx';
import { countOf } from './count-words.ts';
import { MessageStatusOf } from './message-status-of.tsx';
import { triggerWord } from './trigger-words.ts';

/** What can be done about an outcome that did nothing. */
export type OutcomeDeeds = {
  actions: NonNullable<OutcomeLine['actions']>;
  /** What is to be known before one of them is done. */
  notes?: readonly string[];
  /** Why the last try to do one of them failed. */
  problem?: string | undefined;
};

/** What a triggered action did for one client: the text and how far it has got, or exactly why nothing was done. */
export function outcomeLine(outcome: Outcome, { actions, notes = [], problem }: OutcomeDeeds): OutcomeLine {
  const { id, kind, channel, contactName, recipient, skipped, message, subject, url } = outcome;
  if (skipped) {
    const detail = problem ? (
      <Stack gap={1}>
        {skipped.sentence}
        <Text tone="danger">{problem}</Text>
      </Stack>
    ) : (
      skipped.sentence
    );
    return { id, icon: Ban, tone: 'warning', text: notDone(outcome), detail, actions };
  }
  if (message === null) {
    const { icon } = triggerWord({ kind, channel });
    const links = url ? [{ label: 'Open the page', href: url }] : [];
    return { id, icon, tone: 'info', text: outcome.result ?? '', actions: [...links, ...actions] };
  }
  const to = recipient ? `${contactName}, ${recipient}` : contactName;
  return {
    id,
    icon: channel === 'sms' ? MessageSquareText : Mail,
    tone: 'info',
    text: <Text weight="strong">{`${channel === 'sms' ? 'Text' : 'Email'} to ${to}`}</Text>,
    detail: (
      <Stack gap={1}>
        <MessageStatusOf status={message.status} />
        {subject ? <Text weight="strong">{subject}</Text> : null}
        {notes.map((note) => (
          <Text key={note}>{note}</Text>
        ))}
        {problem ? <Text tone="danger">{problem}</Text> : null}
      </Stack>
    ),
    body: outcome.text ?? '',
    actions,
  };
}

function notDone({ kind, channel, contactName }: Outcome): string {
  switch (kind) {
    case 'send_progress_message':
    case 'email_party': {
      const word = channel === 'sms' ? 'No text' : channel === 'email' ? 'No email' : 'No message';
      return contactName ? `${word} to ${contactName}` : word;
    }
    case 'create_file_note':
      return 'No file note was made';
    case 'change_status':
      return 'The status was not changed';
    case 'set_field':
      return 'The field was not set';
    case 'set_tasks':
      return 'No other task was changed';
    case 'open_web_page':
      return 'There is no web page to open';
    case 'create_reminder':
      return 'No reminder was made';
    default:
      return assertNever(kind);
  }
}

/** The lines of a tick that are about nobody: that it did nothing else, and which dates moved. */
export function furtherTickLines({ outcomes, datesMoved }: TickOutcome): OutcomeLine[] {
  const lines: OutcomeLine[] = [];
  if (outcomes.length === 0)
    lines.push({ id: 'none', icon: Check, text: 'Completed. This task sends no message.' });
  if (datesMoved > 0) lines.push({ id: 'dates', icon: CalendarClock, text: sayDatesMoved(datesMoved) });
  return lines;
}

/** "3 target dates moved." */
export function sayDatesMoved(count: number): string {
  return `${countOf(count, 'target date')} moved.`;
}

const toldSentences: Record<UntickOutcome['alreadyGone'][number]['certainty'], (name: string) => string> = {
  told: (name) => `${name} had been told. That cannot be called back; the file keeps it.`,
  perhaps: (name) => `${name} may have been told: see the message on Documents.`,
  not_reached: (name) => `The message did not reach ${name}.`,
};

/** What un-ticking withdrew and put back, what stays, and who had been told already, or may have been. */
export function untickLines({ withdrawn, alreadyGone, putBack, stays }: UntickOutcome): OutcomeLine[] {
  const lines: OutcomeLine[] = [];
  if (withdrawn > 0) {
    const text = `${countOf(withdrawn, 'message')} ${withdrawn === 1 ? 'was' : 'were'} withdrawn before sending.`;
    lines.push({ id: 'withdrawn', icon: Undo2, tone: 'success', text });
  }
  for (const [index, { name, certainty }] of alreadyGone.entries()) {
    lines.push({
      id: `gone ${index}`,
      icon: TriangleAlert,
      tone: 'warning',
      text: toldSentences[certainty](name),
    });
  }
  for (const text of stays) lines.push({ id: `stays ${text}`, icon: Pin, tone: 'warning', text });
  for (const text of putBack) lines.push({ id: `back ${text}`, icon: Undo2, tone: 'success', text });
  if (lines.length === 0) lines.push({ id: 'none', icon: Check, text: 'No message had been sent for it.' });
  return lines;
}
