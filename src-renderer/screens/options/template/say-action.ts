import { type Condition, type ConditionNames, sayLine } from '../../../../src-shared/domain/conditions.ts';
import { partyRoleNames } from '../../../../src-shared/domain/party-roles.ts';
import { sayTarget } from '../../../../src-shared/domain/say-target.ts';
import type { Anchor, TargetRule } from '../../../../src-shared/domain/schedule.ts';
import type { ActionOf, TriggeredAction } from '../../../../src-shared/domain/task-definition.ts';
import { parseSegments } from '../../../../src-shared/domain/template-segments.ts';
import { sayValue } from '../../../../src-shared/domain/tokens.ts';
import { assertNever } from '../../../../src-shared/result.ts';

const channelSentences = {
  sms: 'Text to each client',
  email: 'Email to each client',
  preferred: 'Text or email to each client, as the client prefers',
} as const;
const matchSentences = { all: 'all of', any: 'any of', none: 'none of' } as const;

/** A stored text as one reads it: a token is its label in brackets. */
export function sayText(text: string, names: ConditionNames): string {
  return parseSegments(text)
    .map((part) =>
      part.kind === 'text' ? part.text : `[${names.catalogue.find(part.id)?.label ?? part.id}]`,
    )
    .join('');
}

/** How long after the tick: "5 working days after the tick", "on the day of the tick". */
function sayAfterTick(days: number, unit: 'days' | 'working_days'): string {
  if (Number.isNaN(days)) return 'a day after the tick';
  if (days === 0) return 'the day of the tick';
  const count = Math.abs(days);
  const plural = unit === 'days' ? 'days' : 'working days';
  return `${count} ${count === 1 ? plural.slice(0, -1) : plural} ${days < 0 ? 'before' : 'after'} the tick`;
}

function saySetField({ token: id, value }: ActionOf<'set_field'>, names: ConditionNames): string {
  const token = names.catalogue.find(id);
  const field = id === '' ? 'a field' : `“${token?.label ?? id}”`;
  if (value.kind === 'empty') return `Empty ${field}`;
  if (value.kind === 'day') return `Set ${field} to ${sayAfterTick(value.days, value.unit)}`;
  return `Set ${field} to “${token ? sayValue(token, value.value) : value.value}”`;
}

function sayTasks(templateIds: readonly string[], names: ConditionNames): string {
  if (templateIds.length === 0) return 'tasks';
  return templateIds.map((id) => `“${names.taskNames.get(id) ?? 'a task that no longer exists'}”`).join(', ');
}

/** What an action does when the task is ticked, as a sentence without its full stop. */
export function sayAction(action: TriggeredAction, names: ConditionNames): string {
  switch (action.kind) {
    case 'send_progress_message':
      return `${channelSentences[action.channel]}: “${sayText(action.subject || action.body, names)}”`;
    case 'create_file_note':
      return `File note: “${sayText(action.description, names)}”`;
    case 'email_party':
      return `Email to the ${lowerFirst(partyRoleNames[action.role])}: “${sayText(action.subject, names)}”`;
    case 'change_status':
      return `Change the status to ${names.statusNames.get(action.statusTypeId) ?? 'a status that no longer exists'}`;
    case 'set_field':
      return saySetField(action, names);
    case 'set_tasks':
      return `Set ${sayTasks(action.templateIds, names)} ${action.notRequired ? 'not required' : 'required'}`;
    case 'open_web_page':
      return `Open ${sayText(action.url, names)}`;
    case 'create_reminder':
      return `Remind ${action.days === 0 ? 'on ' : ''}${sayAfterTick(action.days, action.unit)}: “${sayText(action.text, names)}”`;
    default:
      return assertNever(action);
  }
}

/** A condition in one sentence: "all of: Price is empty; none of: (...)". */
export function sayCondition(condition: Condition, names: ConditionNames): string {
  const parts = condition.parts.map((part) =>
    part.kind === 'group' ? `(${sayCondition(part, names)})` : sayLine(part, names),
  );
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && condition.match !== 'none') return only;
  return `${matchSentences[condition.match]}: ${parts.join('; ')}`;
}

/** What a target date is counted from, for the middle of a sentence. */
export function sayAnchor(anchor: Anchor, names: ConditionNames): string {
  switch (anchor.kind) {
    case 'opened':
      return 'the matter is opened';
    case 'activated':
      return 'the matter is activated';
    case 'key_date': {
      const label = names.catalogue.find(anchor.token)?.label ?? anchor.token;
      return anchor.token.startsWith('matter.') ? `the ${lowerFirst(label)}` : `“${label}”`;
    }
    case 'task_completed':
      return `${sayTasks([anchor.templateId], names)} is completed`;
    case 'task_target':
      return `the target of ${sayTasks([anchor.templateId], names)}`;
    default:
      return assertNever(anchor);
  }
}

/** When a task is due, as a sentence without its full stop. */
export function sayRule(rule: TargetRule | null, names: ConditionNames): string {
  return rule === null ? 'No target date' : sayTarget(rule, (anchor) => sayAnchor(anchor, names));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
