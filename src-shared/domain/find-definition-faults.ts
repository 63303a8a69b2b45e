import { assertNever } from '../result.ts';
import { type ConditionNames, conditionFaults } from './conditions.ts';
import { hasFixedSite } from './page-address.ts';
import type { Anchor } from './schedule.ts';
import type { ActionOf, TaskDefinition, TriggeredAction } from './task-definition.ts';
import { type Catalogue, isCanonical, type Token } from './tokens.ts';

/** Something wrong in a definition: where ("actions.0.body") and what, as a sentence. */
export type Fault = { path: string; sentence: string };

/** What is wrong with a stored text, as a sentence; null for nothing. */
type TextCheck = (text: string, catalogue: Catalogue) => string | null;

/**
 * Everything wrong in a definition, in its order, for a matter type with these tokens, statuses and tasks. Texts are checked
 * by `textFault`: main reads them with Liquid, the page without.
 */
export function findDefinitionFaults(
  definition: TaskDefinition,
  names: ConditionNames,
  textFault: TextCheck,
): Fault[] {
  const { target, visibility, actions } = definition;
  const anchor = target === null ? null : anchorFault(target.anchor, names);
  const twice = actions.findIndex(({ id }, index) => actions.findIndex((one) => one.id === id) !== index);
  return [
    ...(anchor === null ? [] : [{ path: 'target', sentence: anchor }]),
    ...visibility.flatMap((condition, index) =>
      conditionFaults(condition, names).map((sentence) => ({ path: `visibility.${index}`, sentence })),
    ),
    ...actions.flatMap((action, index) =>
      actionFaults(action, names, textFault).map((fault) => ({
        ...fault,
        path: `actions.${index}.${fault.path}`,
      })),
    ),
    ...(twice === -1
      ? []
      : [
          {
            path: `actions.${twice}.id`,
            sentence: 'This action is there twice: remove it and add it again.',
          },
        ]),
  ];
}

function anchorFault(anchor: Anchor, { catalogue, taskNames }: ConditionNames): string | null {
  switch (anchor.kind) {
    case 'opened':
    case 'activated':
      return null;
    case 'key_date': {
      const token = catalogue.find(anchor.token);
      if (!token) return 'The date that the target date is counted from no longer exists: choose another.';
      return token.type === 'date' && (token.group === 'Key Dates' || token.group === 'Custom Fields')
        ? null
        : `“${token.label}” is not a date of the matter, so no target date can be counted from it.`;
    }
    case 'task_completed':
    case 'task_target':
      return taskNames.has(anchor.templateId)
        ? null
        : 'The task that the target date is counted from no longer exists: choose another.';
    default:
      return assertNever(anchor);
  }
}

function actionFaults(action: TriggeredAction, names: ConditionNames, textFault: TextCheck): Fault[] {
  const faults: Fault[] = [];
  const check = (path: string, sentence: string | null) => {
    if (sentence !== null) faults.push({ path, sentence });
  };
  const checkText = (path: string, text: string) => check(path, textFault(text, names.catalogue));
  switch (action.kind) {
    case 'send_progress_message':
      checkText('body', action.body);
      if (action.channel === 'sms') break;
      if (action.subject.trim() === '') check('subject', 'Type a subject for the email.');
      else checkText('subject', action.subject);
      break;
    case 'email_party':
      checkText('subject', action.subject);
      checkText('body', action.body);
      break;
    case 'create_file_note':
      checkText('description', action.description);
      checkText('body', action.body);
      break;
    case 'change_status':
      if (!names.statusNames.has(action.statusTypeId))
        check('statusTypeId', 'The status to change to no longer exists: choose another.');
      break;
    case 'set_field':
      faults.push(...setFieldFaults(action, names));
      break;
    case 'set_tasks':
      if (!action.templateIds.every((id) => names.taskNames.has(id)))
        check('templateIds', 'A task that this action sets no longer exists: choose again.');
      break;
    case 'open_web_page':
      if (!hasFixedSite(action.url))
        check('url', 'The address must start with https:// and a site, like https://www.example.com/.');
      else checkText('url', action.url);
      break;
    case 'create_reminder':
      checkText('text', action.text);
      break;
    default:
      return assertNever(action);
  }
  if (action.condition !== null)
    for (const sentence of conditionFaults(action.condition, names)) check('condition', sentence);
  return faults;
}

/** The token with this id, when an action can set it: one of two key dates, or a custom field. */
export function findSettable(id: string, catalogue: Catalogue): Token | undefined {
  const token = catalogue.find(id);
  const isKeyDate = id === 'matter.exchange_date' || id === 'matter.completion_date';
  return isKeyDate || token?.group === 'Custom Fields' ? token : undefined;
}

function setFieldFaults({ token: id, value }: ActionOf<'set_field'>, names: ConditionNames): Fault[] {
  const token = findSettable(id, names.catalogue);
  if (!token)
    return [
      { path: 'token', sentence: 'The field to set no longer exists, or cannot be set: choose another.' },
    ];
  const wrong = (sentence: string) => [{ path: 'value', sentence }];
  switch (value.kind) {
    case 'empty':
      return [];
    case 'day':
      return token.type === 'date'
        ? []
        : wrong(`“${token.label}” is not a date, so it cannot be set to a day.`);
    case 'fixed':
      if (!isCanonical(token.type, value.value))
        return wrong(`“${value.value}” cannot be the value of “${token.label}”.`);
      return token.type !== 'choice' || token.choices?.includes(value.value)
        ? []
        : wrong(`“${value.value}” is not one of the choices of “${token.label}”.`);
    default:
      return assertNever(value);
  }
}
