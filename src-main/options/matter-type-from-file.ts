import type { TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { renameInCondition, renameInDefinition } from './definition-references.ts';
import type { FileDefinition, MatterTypeData, MatterTypeFile } from './matter-type-file.ts';
import { reportOn } from './matter-type-report.ts';

/** A file read: the matter type with new ids, what could not be matched, and what became of the file's own ids. */
export type ReadMatterType = {
  type: MatterTypeData;
  /** A sentence for each thing that could not be matched, or that has a fault. */
  report: string[];
  statusIds: ReadonlyMap<string, string>;
  taskIds: ReadonlyMap<string, string>;
};

/** The firm's contacts that the default parties of a file can be. */
export type KnownContact = { id: string; name: string };

/**
 * Makes a matter type of its file. A default party whose contact is not here, or here twice, and a second field with one
 * key are left out; what names a status or task that the file has not keeps the id as it stands, and so has a fault. The
 * report says both.
 */
export function fromFile(
  file: MatterTypeFile,
  contacts: readonly KnownContact[],
  newId: () => string,
): ReadMatterType {
  const tasks = file.categories.flatMap((category) => category.tasks);
  const statusIds = firstOfEach(file.statusTypes, newId);
  const taskIds = firstOfEach(tasks, newId);
  const to = {
    status: (slug: string) => statusIds.get(slug) ?? slug,
    task: (slug: string) => taskIds.get(slug) ?? slug,
  };
  const takeId = (ids: ReadonlyMap<string, string>) => {
    const taken = new Set<string>();
    return (slug: string) => {
      const id = ids.get(slug);
      if (id === undefined || taken.has(slug)) return newId();
      taken.add(slug);
      return id;
    };
  };
  const idOfStatus = takeId(statusIds);
  const idOfTask = takeId(taskIds);
  const problems: string[] = [];
  const type: MatterTypeData = {
    name: file.name,
    smsLimit: file.smsLimit,
    statusTypes: file.statusTypes.map(({ id, name, kind }) => ({ id: idOfStatus(id), name, kind })),
    fields: keepFirstKeys(file.fields, problems),
    defaultParties: findContacts(file.defaultParties, contacts, problems),
    categories: file.categories.map((category) => ({
      name: category.name,
      visibility: category.visibility.map((condition) => renameInCondition(condition, to)),
      tasks: category.tasks.map(({ id, ...definition }) => ({
        id: idOfTask(id),
        definition: giveActionIds(renameInDefinition(definition, to), newId),
      })),
    })),
  };
  return { type, report: shorten([...problems, ...reportOn(file, type)]), statusIds, taskIds };
}

/** More than anybody reads at once. */
const mostSentences = 200;

function shorten(report: string[]): string[] {
  if (report.length <= mostSentences) return report;
  const more = report.length - mostSentences;
  return [...report.slice(0, mostSentences), `And ${more} more: Options show the faults of each task.`];
}

/** A new id for each slug; a slug that is there twice names the first. */
function firstOfEach(things: readonly { id: string }[], newId: () => string): Map<string, string> {
  return new Map([...new Set(things.map((thing) => thing.id))].map((slug) => [slug, newId()]));
}

function giveActionIds(definition: FileDefinition, newId: () => string) {
  const actions = definition.actions.map((action): TriggeredAction => ({ id: newId(), ...action }));
  return { ...definition, actions };
}

function keepFirstKeys(fields: MatterTypeFile['fields'], problems: string[]): MatterTypeData['fields'] {
  const keys = new Set<string>();
  return fields.filter(({ key, label }) => {
    if (!keys.has(key)) return keys.add(key);
    problems.push(`Another field has the key “${key}” already, so the field “${label}” was left out.`);
    return false;
  });
}

function findContacts(
  parties: MatterTypeFile['defaultParties'],
  contacts: readonly KnownContact[],
  problems: string[],
): MatterTypeData['defaultParties'] {
  return parties.flatMap(({ role, contactName }) => {
    const found = contacts.filter((contact) => contact.name === contactName);
    if (found[0] && found.length === 1) return [{ role, contactId: found[0].id, contactName }];
    const why = found.length > 1 ? 'is among your contacts more than once' : 'is not among your contacts';
    problems.push(
      `“${contactName}” ${why}, so this default party was left out: add it under Default Parties.`,
    );
    return [];
  });
}
