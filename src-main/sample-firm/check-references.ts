import { templateFault } from '../../src-shared/domain/template.ts';
import { baseCatalogue } from '../../src-shared/domain/tokens.ts';
import type { SampleFirm, SampleMatter, SampleMatterType } from './sample-firm-format.ts';

/** Where two of the sample's files do not fit together. */
export type BrokenReference = { file: string; path: string; problem: string };

type Known = { users: Set<string>; contacts: Set<string>; statuses: Set<string>; tasks: Set<string> };

function tasksOf(type: SampleMatterType | undefined): string[] {
  return type?.categories.flatMap((category) => category.tasks.map((task) => task.id)) ?? [];
}

/** Every slug a matter names, with its place in the matter and the ones that exist. */
function* referencesOf(
  matter: SampleMatter,
  known: Known,
): Generator<[path: string, slug: string, Set<string>]> {
  yield ['statusId', matter.statusId, known.statuses];
  yield ['feeEarnerId', matter.feeEarnerId, known.users];
  for (const [index, party] of matter.parties.entries())
    yield [`parties.${index}.contactId`, party.contactId, known.contacts];
  for (const [index, done] of matter.completed.entries()) {
    yield [`completed.${index}.taskId`, done.taskId, known.tasks];
    yield [`completed.${index}.by`, done.by, known.users];
  }
  for (const [index, taskId] of matter.notRequired?.entries() ?? [])
    yield [`notRequired.${index}`, taskId, known.tasks];
  for (const [index, note] of matter.notes?.entries() ?? [])
    yield [`notes.${index}.by`, note.by, known.users];
  const completed = new Set(matter.completed.map((done) => done.taskId));
  const clients = new Set(
    matter.parties.filter((party) => party.role === 'client').map((party) => party.contactId),
  );
  for (const [index, sent] of matter.history?.entries() ?? []) {
    yield [`history.${index}.by`, sent.by, known.users];
    yield [`history.${index}.taskId`, sent.taskId, completed];
    yield [`history.${index}.contactId`, sent.contactId, clients];
  }
}

function findFaultyText(types: SampleMatterType[]): BrokenReference | null {
  for (const type of types)
    for (const task of type.categories.flatMap((category) => category.tasks))
      for (const action of task.actions ?? []) {
        const fault =
          templateFault(action.body, baseCatalogue) ?? templateFault(action.subject ?? '', baseCatalogue);
        if (fault) return { file: `matter-types/${type.id}.json`, path: task.id, problem: fault };
      }
  return null;
}

/** The first slug that stands for nothing, or text with a fault; null when the files fit together. */
export function findBrokenReference(sample: SampleFirm): BrokenReference | null {
  const users = new Set(sample.users.map((user) => user.id));
  const contacts = new Set(sample.contacts.map((contact) => contact.id));
  for (const [index, matter] of sample.matters.entries()) {
    const type = sample.matterTypes.find((each) => each.id === matter.typeId);
    const broken = (path: string, slug: string) => ({
      file: 'matters.json',
      path: `${index}.${path}`,
      problem: `"${slug}" stands for nothing here`,
    });
    if (!type) return broken('typeId', matter.typeId);
    const statuses = new Set(type.statusTypes.map((status) => status.id));
    const known = { users, contacts, statuses, tasks: new Set(tasksOf(type)) };
    for (const [path, slug, existing] of referencesOf(matter, known))
      if (!existing.has(slug)) return broken(path, slug);
  }
  return findFaultyText(sample.matterTypes);
}
