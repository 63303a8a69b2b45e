import { FileText, Landmark } from 'lucide-react';
import type {
  ActionChannel,
  ActionKind,
  TriggeredAction,
} from '../../../../src-shared/domain/task-definition.ts';
import { newId } from '../../../../src-shared/ids.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import { triggerWord } from '../../../app/trigger-words.ts';
import type { LucideIcon } from '../../../ui/icon.tsx';

/** What each kind of triggered action is called. */
const labels: Readonly<Record<ActionKind, string>> = {
  send_progress_message: 'Send progress message',
  create_file_note: 'Create file note',
  email_party: 'Email to a party',
  change_status: 'Change status',
  set_field: 'Set a field or key date',
  set_tasks: 'Set other tasks',
  open_web_page: 'Open a web page',
  create_reminder: 'Create a reminder',
};

/** What a kind of triggered action is called, and its icon, which is that of the Progress screen. */
export function actionKindWord(kind: ActionKind): { label: string; icon: LucideIcon } {
  return { label: labels[kind], icon: triggerWord({ kind, channel: 'sms' }).icon };
}

/** The icon of an action: that of its kind, or of the channel it sends by. */
export function iconOf(action: TriggeredAction): LucideIcon {
  const channel = action.kind === 'send_progress_message' ? action.channel : null;
  return triggerWord({ kind: action.kind, channel }).icon;
}

/** Kinds that are not there yet: seen, and not to be chosen. */
export const comingKinds: readonly { id: string; label: string; icon: LucideIcon }[] = [
  { id: 'produce_document', label: 'Produce document from a Word template', icon: FileText },
  { id: 'land_registry', label: 'Land Registry request', icon: Landmark },
];

/** What each channel of a progress message is called. */
export const channelWords: Readonly<Record<ActionChannel, string>> = {
  sms: 'Text',
  email: 'Email',
  preferred: 'Each client’s preferred',
};

/** An action of a kind as its form begins. */
export function newAction(kind: ActionKind): TriggeredAction {
  const every = { id: newId(), condition: null };
  switch (kind) {
    case 'send_progress_message':
      return { ...every, kind, channel: 'sms', subject: '', body: '', reviewFirst: false };
    case 'create_file_note':
      return { ...every, kind, description: '', body: '' };
    case 'email_party':
      return { ...every, kind, role: 'other_side_solicitor', subject: '', body: '', reviewFirst: false };
    case 'change_status':
      return { ...every, kind, statusTypeId: '' };
    case 'set_field':
      return { ...every, kind, token: '', value: { kind: 'fixed', value: '' } };
    case 'set_tasks':
      return { ...every, kind, templateIds: [], notRequired: true };
    case 'open_web_page':
      return { ...every, kind, url: 'https://' };
    case 'create_reminder':
      return { ...every, kind, text: '', days: 5, unit: 'working_days' };
    default:
      return assertNever(kind);
  }
}
