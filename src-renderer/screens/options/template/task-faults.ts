import type { ConditionNames } from '../../../../src-shared/domain/conditions.ts';
import { findDefinitionFaults } from '../../../../src-shared/domain/find-definition-faults.ts';
import { type TaskDefinition, taskDefinitionSchema } from '../../../../src-shared/domain/task-definition.ts';
import { textFault } from '../../../../src-shared/domain/text-fault.ts';

/** The pages of Edit Task Template. */
export const taskPages = ['general', 'target', 'visibility', 'actions', 'pre-activation'] as const;
/** A page of Edit Task Template. */
export type TaskPage = (typeof taskPages)[number];

/**
 * What is wrong with a definition, a sentence each, by where it is: "name", "target", "visibility.0", and for an action by its
 * id, which stays with it when it is moved: "action:<id>.body".
 */
export type TaskFaults = Readonly<Record<string, string>>;

/** Faults by the path in the definition ("actions.0.body"), as main and zod name them, by where the dialog shows them. */
export function placeFaults(
  details: Readonly<Record<string, string>>,
  definition: TaskDefinition,
): TaskFaults {
  const placed = Object.entries(details).flatMap(([path, sentence]): [string, string][] => {
    const [head = '', index = '', field = ''] = path.replace(/^definition\./, '').split('.');
    if (head === 'actions') {
      const action = definition.actions[Number(index)];
      return action ? [[`action:${action.id}.${field}`, sentence]] : [];
    }
    if (head === 'visibility') return [[`visibility.${index || '0'}`, sentence]];
    return head === 'name' || head === 'target' ? [[head, sentence]] : [];
  });
  // The first fault of a place is the one that is told.
  return Object.fromEntries(placed.reverse());
}

const ownWords: readonly (readonly [RegExp, string])[] = [
  [/templateId$/, 'Choose the task.'],
  [/statusTypeId$/, 'Choose the status.'],
  [/(amount|days)$/, 'Type a whole number.'],
];

/**
 * What this side sees of a definition's faults before main is asked: what is missing, and all that main refuses but the
 * filters of a text and loops of target dates.
 */
export function findFaults(definition: TaskDefinition, names: ConditionNames): TaskFaults {
  const details: Record<string, string> = {};
  const parsed = taskDefinitionSchema.safeParse(definition);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const where = path.join('.');
    details[where] ??= ownWords.find(([pattern]) => pattern.test(where))?.[1] ?? message;
  }
  for (const { path, sentence } of findDefinitionFaults(definition, names, textFault))
    details[path] ??= sentence;
  return placeFaults(details, definition);
}

/** The page on which a fault is shown. */
export function pageOfFault(where: string): TaskPage {
  if (where.startsWith('action:')) return 'actions';
  if (where.startsWith('visibility')) return 'visibility';
  return where === 'target' ? 'target' : 'general';
}

/** The faults of one action, by its field ("body", "condition"). */
export function faultsOfAction(faults: TaskFaults, actionId: string): Readonly<Record<string, string>> {
  const start = `action:${actionId}.`;
  return Object.fromEntries(
    Object.entries(faults)
      .filter(([where]) => where.startsWith(start))
      .map(([where, sentence]) => [where.slice(start.length), sentence]),
  );
}

/** The faults that still stand when a definition was changed: what was changed is not at fault until it is looked at again. */
export function faultsLeft(faults: TaskFaults, before: TaskDefinition, after: TaskDefinition): TaskFaults {
  const isTouched = (where: string): boolean => {
    if (where === 'name') return before.name !== after.name;
    if (where === 'target') return before.target !== after.target;
    if (where.startsWith('visibility')) return before.visibility !== after.visibility;
    const id = where.slice('action:'.length, where.indexOf('.'));
    const find = ({ actions }: TaskDefinition) => actions.find((action) => action.id === id);
    return find(before) !== find(after);
  };
  return Object.fromEntries(Object.entries(faults).filter(([where]) => !isTouched(where)));
}
