import { linesOf } from '../../src-shared/domain/condition-schema.ts';
import { type Condition, conditionUses } from '../../src-shared/domain/conditions.ts';
import type { ActionKind, TaskDefinition, TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { tokensIn } from '../../src-shared/domain/template-segments.ts';
import { assertNever, fail, type Result } from '../../src-shared/result.ts';
import type { PresentTemplate, TypeContents } from './type-contents.ts';

/** A place of a matter type and what it names. `templateId` is null for a category's. */
export type Place = {
  /** As it stands in a sentence: "the progress message of “Searches received”". */
  where: string;
  templateId: string | null;
  tokens: readonly string[];
  templateIds: readonly string[];
  statusTypeIds: readonly string[];
  /** Values that a token is compared with or set to. */
  values: readonly { token: string; value: string }[];
};

const nouns: Readonly<Record<ActionKind, string>> = {
  send_progress_message: 'the progress message',
  create_file_note: 'the file note',
  email_party: 'the email to a party',
  change_status: 'the change of status',
  set_field: 'the setting of a field',
  set_tasks: 'the setting of tasks',
  open_web_page: 'the web page',
  create_reminder: 'the reminder',
};

const nothing = { tokens: [], templateIds: [], statusTypeIds: [], values: [] };

/** What of a matter type can name anything. */
type Named = {
  categories: TypeContents['categories'];
  templates: readonly Pick<PresentTemplate, 'id' | 'definition'>[];
};

/** Every place of a matter type that names tokens, task templates or status types. */
export function placesOf({ categories, templates }: Named): Place[] {
  return [
    ...categories.flatMap(({ name, visibility }) =>
      visibility.map((condition) => placeOfCondition(condition, `when the category “${name}” shows`, null)),
    ),
    ...templates.flatMap(({ id, definition }) => placesOfDefinition(definition, id)),
  ];
}

function placesOfDefinition({ name, target, visibility, actions }: TaskDefinition, id: string): Place[] {
  const places = visibility.map((condition) => placeOfCondition(condition, `when “${name}” shows`, id));
  if (target) {
    const { anchor } = target;
    const where = `the target date of “${name}”`;
    if (anchor.kind === 'key_date')
      places.push({ ...nothing, where, templateId: id, tokens: [anchor.token] });
    else if ('templateId' in anchor)
      places.push({ ...nothing, where, templateId: id, templateIds: [anchor.templateId] });
  }
  for (const action of actions) {
    const where = `${nouns[action.kind]} of “${name}”`;
    places.push({ ...nothing, ...namedBy(action), where, templateId: id });
    if (action.condition) places.push(placeOfCondition(action.condition, `the condition of ${where}`, id));
  }
  return places;
}

function placeOfCondition(condition: Condition, where: string, templateId: string | null): Place {
  const values = linesOf(condition).flatMap((line) =>
    line.kind === 'token' ? line.values.map((value) => ({ token: line.token, value })) : [],
  );
  return { ...conditionUses(condition), where, templateId, values };
}

function namedBy(action: TriggeredAction): Partial<Place> {
  switch (action.kind) {
    case 'send_progress_message':
    case 'email_party':
      return { tokens: [...tokensIn(action.subject), ...tokensIn(action.body)] };
    case 'create_file_note':
      return { tokens: [...tokensIn(action.description), ...tokensIn(action.body)] };
    case 'open_web_page':
      return { tokens: tokensIn(action.url) };
    case 'create_reminder':
      return { tokens: tokensIn(action.text) };
    case 'change_status':
      return { statusTypeIds: [action.statusTypeId] };
    case 'set_tasks':
      return { templateIds: action.templateIds };
    case 'set_field': {
      const { token, value } = action;
      return { tokens: [token], values: value.kind === 'fixed' ? [{ token, value: value.value }] : [] };
    }
    default:
      return assertNever(action);
  }
}

/** "1 matter", "3 matters". */
export function sayMatters(count: number): string {
  return count === 1 ? '1 matter' : `${count} matters`;
}

/** How many places the sentence names; the details have them all. */
const mostNamed = 5;

/**
 * Refuses what would take away something in use: "“Tenure” is used by: the progress message of “Searches”; 3 matters.",
 * and then what to do. Every place is in the details, "0", "1" and so on.
 */
export function refuseInUse(what: string, wheres: readonly string[], advice: string): Result<never> {
  const places = [...new Set(wheres)];
  const named = places.slice(0, mostNamed).join('; ');
  const more = places.length > mostNamed ? `; and ${places.length - mostNamed} more` : '';
  const details = Object.fromEntries(places.map((place, index) => [String(index), place]));
  return fail('in_use', `${what} is used by: ${named}${more}. ${advice}`, details);
}
