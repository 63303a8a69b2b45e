import {
  BellPlus,
  CalendarPlus,
  CircleDot,
  Globe,
  ListChecks,
  Mail,
  MailPlus,
  MessageSquareText,
  NotebookPen,
  Waypoints,
} from 'lucide-react';
import type { Trigger } from '../../src-shared/contract/options.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { LucideIcon } from '../ui/icon.tsx';

/** A triggered action in one icon and a few words. */
export type TriggerWord = { icon: LucideIcon; label: string };

/** The icon of a triggered action, and what it does in a few words. */
export function triggerWord({ kind, channel }: Trigger): TriggerWord {
  switch (kind) {
    case 'send_progress_message':
      if (channel === 'sms') return { icon: MessageSquareText, label: 'Sends a text' };
      if (channel === 'email') return { icon: Mail, label: 'Sends an email' };
      return { icon: Waypoints, label: 'Sends a text or an email, as each client prefers' };
    case 'create_file_note':
      return { icon: NotebookPen, label: 'Makes a file note' };
    case 'email_party':
      return { icon: MailPlus, label: 'Emails another party' };
    case 'change_status':
      return { icon: CircleDot, label: 'Changes the status' };
    case 'set_field':
      return { icon: CalendarPlus, label: 'Sets a date or a field' };
    case 'set_tasks':
      return { icon: ListChecks, label: 'Sets other tasks not required or required' };
    case 'open_web_page':
      return { icon: Globe, label: 'Opens a web page' };
    case 'create_reminder':
      return { icon: BellPlus, label: 'Makes a reminder' };
    default:
      return assertNever(kind);
  }
}

/** Each different triggered action of a task once, in order; how many there are of it stands in its words. */
export function triggerWords(triggers: readonly Trigger[]): TriggerWord[] {
  const found = new Map<string, { word: TriggerWord; times: number }>();
  for (const trigger of triggers) {
    const word = triggerWord(trigger);
    const before = found.get(word.label);
    found.set(word.label, { word, times: (before?.times ?? 0) + 1 });
  }
  return [...found.values()].map(({ word, times }) =>
    times === 1 ? word : { ...word, label: `${word.label} (${times})` },
  );
}
