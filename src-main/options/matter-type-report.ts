import { type ConditionNames, conditionFaults } from '../../src-shared/domain/conditions.ts';
import { findTemplateCycle } from '../../src-shared/domain/schedule.ts';
import { catalogueWith } from '../../src-shared/domain/tokens.ts';
import { definitionFaults } from './definition-faults.ts';
import { renameInCondition, renameInDefinition } from './definition-references.ts';
import type { MatterTypeData, MatterTypeFile } from './matter-type-file.ts';

/** What is wrong with a matter type made of a file, a sentence each: names that are there twice, and faults. */
export function reportOn(file: MatterTypeFile, type: MatterTypeData): string[] {
  const tasks = type.categories.flatMap((category) => category.tasks);
  const names: ConditionNames = {
    catalogue: catalogueWith(type.fields),
    statusNames: new Map(type.statusTypes.map((status) => [status.id, status.name])),
    taskNames: new Map(tasks.map((task) => [task.id, task.definition.name])),
  };
  const known = {
    ...names,
    statusNames: new Map(names.statusNames),
    taskNames: new Map(names.taskNames),
  };
  return [
    ...sayTwice(
      'statuses',
      'are called',
      type.statusTypes.map((status) => status.name),
    ),
    ...sayTwice(
      'fields',
      'are called',
      type.fields.map((field) => field.label),
    ),
    ...sayTwice(
      'categories',
      'are called',
      type.categories.map((category) => category.name),
    ),
    ...sayTwice(
      'tasks',
      'are called',
      tasks.map((task) => task.definition.name),
    ),
    ...sayTwice(
      'statuses',
      'have the id',
      file.statusTypes.map((status) => status.id),
    ),
    ...sayTwice(
      'tasks',
      'have the id',
      file.categories.flatMap((one) => one.tasks.map((task) => task.id)),
    ),
    ...type.categories.flatMap((category) => faultsOfCategory(category, names, known)),
    ...sayCycle(tasks),
  ];
}

function sayTwice(what: string, verb: 'are called' | 'have the id', texts: string[]): string[] {
  const once = new Set<string>();
  const twice = new Set(texts.filter((text) => once.size === once.add(text).size));
  const then =
    verb === 'are called' ? 'all are here: rename them.' : 'all are here, and what names it means the first.';
  return [...twice].map((text) => `Several ${what} ${verb} “${text}”; ${then}`);
}

function sayCycle(tasks: MatterTypeData['categories'][number]['tasks']): string[] {
  const loop = findTemplateCycle(
    tasks.map(({ id, definition: { name, target } }) => ({ id, name, rule: target })),
  );
  if (!loop) return [];
  const said = loop.map((name) => `“${name}”`).join(', ');
  return [`The target dates of ${said} wait for each other, so none of them has one: change one of them.`];
}

/** What can be named; what something names that is not there is added as it is said, so that it is said once only. */
type Naming = ConditionNames & { statusNames: Map<string, string>; taskNames: Map<string, string> };

function faultsOfCategory(
  { name, visibility, tasks }: MatterTypeData['categories'][number],
  are: ConditionNames,
  known: Naming,
): string[] {
  const said = new Set<string>();
  for (const condition of visibility)
    for (const fault of [
      ...findUnknown((note) => renameInCondition(condition, note), are, known),
      ...conditionFaults(condition, known),
    ])
      said.add(`The category “${name}”: ${fault}`);
  for (const { definition } of tasks)
    for (const fault of [
      ...findUnknown((note) => renameInDefinition(definition, note), are, known),
      ...definitionFaults(definition, known).map(({ sentence }) => sentence),
    ])
      said.add(`The task “${definition.name}”: ${fault}`);
  return [...said];
}

/** The statuses and tasks that something names and that are not there, as sentences; adds them to what is known. */
function findUnknown(
  walk: (note: Parameters<typeof renameInCondition>[1]) => unknown,
  are: ConditionNames,
  known: Naming,
): Set<string> {
  const unknown = new Set<string>();
  const note =
    (there: ReadonlyMap<string, string>, all: Map<string, string>, what: string) => (id: string) => {
      if (!there.has(id)) {
        unknown.add(
          `It names a ${what} that the file has not, “${id}”: it acts only once you choose another.`,
        );
        all.set(id, id);
      }
      return id;
    };
  walk({
    status: note(are.statusNames, known.statusNames, 'status'),
    task: note(are.taskNames, known.taskNames, 'task'),
  });
  return unknown;
}
