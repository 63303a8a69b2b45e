import type { ConditionNames } from '../../../../src-shared/domain/conditions.ts';
import type { TaskDefinition, TriggeredAction } from '../../../../src-shared/domain/task-definition.ts';
import { sayAction, sayCondition, sayRule, sayText } from './say-action.ts';

/** Something that two definitions of a task have differently; '' where one does not have it. */
export type DefinitionChange = { id: string; label: string; theirs: string; mine: string };

/** JSON with the keys of every object in order, so that only what is in them counts. */
const canonical = (value: unknown) =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
const same = (one: unknown, other: unknown) => canonical(one) === canonical(other);

/** An action with everything it says, so that no difference goes unseen. */
function sayInFull(action: TriggeredAction, names: ConditionNames): string {
  const lines = [sayAction(action, names)];
  if ('body' in action && action.body) lines.push(sayText(action.body, names));
  if ('reviewFirst' in action && action.reviewFirst) lines.push('Opens for review before it is sent.');
  if (action.condition) lines.push(`Only when ${sayCondition(action.condition, names)}`);
  return lines.join('\n');
}

/** Two sayings of things that differ, made to differ: a text may read the same with other formats of its tokens. */
function sayBoth(theirs: string, mine: string, raw: { theirs: unknown; mine: unknown }) {
  return theirs === mine && !same(raw.theirs, raw.mine)
    ? { theirs: JSON.stringify(raw.theirs, null, 1), mine: JSON.stringify(raw.mine, null, 1) }
    : { theirs, mine };
}

/** What two definitions of a task have differently, field by field, in the order of the dialog's pages. */
export function definitionChanges(
  theirs: TaskDefinition,
  mine: TaskDefinition,
  names: ConditionNames,
): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  const add = (
    id: string,
    label: string,
    pick: (definition: TaskDefinition) => unknown,
    say: (definition: TaskDefinition) => string,
  ) => {
    const raw = { theirs: pick(theirs), mine: pick(mine) };
    if (!same(raw.theirs, raw.mine)) changes.push({ id, label, ...sayBoth(say(theirs), say(mine), raw) });
  };
  add(
    'name',
    'Name',
    ({ name }) => name,
    ({ name }) => name,
  );
  add(
    'target',
    'Target date',
    ({ target }) => target,
    ({ target }) => sayRule(target, names),
  );
  add(
    'visibility',
    'Visibility',
    ({ visibility }) => visibility,
    ({ visibility }) =>
      visibility.length === 0
        ? 'Always shown'
        : visibility.map((condition) => sayCondition(condition, names)).join('\n'),
  );
  const ids = new Set([...theirs.actions, ...mine.actions].map(({ id }) => id));
  for (const id of ids) {
    const find = (definition: TaskDefinition) => definition.actions.find((action) => action.id === id);
    add(`action ${id}`, 'Triggered action', find, (definition) => {
      const action = find(definition);
      return action ? sayInFull(action, names) : '';
    });
  }
  const order = ({ actions }: TaskDefinition) => actions.map(({ id }) => id);
  if (same(order(theirs).toSorted(), order(mine).toSorted())) {
    add('order', 'Order of the triggered actions', order, ({ actions }) =>
      actions.map((action, index) => `${index + 1}. ${sayAction(action, names)}`).join('\n'),
    );
  }
  const sayBefore = ({ preActivation }: TaskDefinition) =>
    preActivation ? 'Must be done before activation' : 'Not needed before activation';
  add('preActivation', 'Pre-activation', ({ preActivation }) => preActivation, sayBefore);
  return changes;
}
