import { isCanonical } from '../../src-shared/domain/tokens.ts';
import type { SampleFirm, SampleMatter, SampleType } from './sample-firm-format.ts';

/** Where two of the sample's files do not fit together. */
export type BrokenReference = { file: string; path: string; problem: string };

type Known = {
  users: Set<string>;
  contacts: Set<string>;
  statuses: ReadonlySet<string>;
  tasks: ReadonlySet<string>;
};

/** Every slug a matter names, with its place in the matter and the ones that exist. */
function* referencesOf(
  matter: SampleMatter,
  known: Known,
): Generator<[path: string, slug: string, ReadonlySet<string>]> {
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
  const completed = new Set(matter.completed.map((done) => done.taskId));
  for (const [index, note] of matter.notes?.entries() ?? []) {
    yield [`notes.${index}.by`, note.by, known.users];
    if (note.taskId) yield [`notes.${index}.taskId`, note.taskId, completed];
  }
  const clients = new Set(
    matter.parties.filter((party) => party.role === 'client').map((party) => party.contactId),
  );
  for (const [index, sent] of matter.history?.entries() ?? []) {
    yield [`history.${index}.by`, sent.by, known.users];
    yield [`history.${index}.taskId`, sent.taskId, completed];
    yield [`history.${index}.contactId`, sent.contactId, clients];
  }
}

/** The first custom field of a matter that its type has not, or whose value its type of value cannot have. */
function findBrokenField(
  matter: SampleMatter,
  { read }: SampleType,
): { path: string; problem: string } | null {
  for (const [key, value] of Object.entries(matter.fields ?? {})) {
    const path = `fields.${key}`;
    const field = read.type.fields.find((each) => each.key === key);
    if (!field) return { path, problem: `"${key}" stands for nothing here` };
    const fits = typeof value === 'string' ? isCanonical(field.type, value) : field.type === 'date';
    const isChoice = field.type !== 'choice' || field.choices.includes(String(value));
    if (!fits || !isChoice) return { path, problem: `this is not a value of "${field.label}"` };
  }
  return null;
}

/** The first slug that stands for nothing, value that cannot be, or fault in a matter type; null when the files fit together. */
export function findBrokenReference(sample: SampleFirm): BrokenReference | null {
  for (const { slug, read } of sample.matterTypes)
    if (read.report[0])
      return { file: `matter-types/${slug}.json`, path: 'its top', problem: read.report[0] };
  const users = new Set(sample.users.map((user) => user.id));
  const contacts = new Set(sample.contacts.map((contact) => contact.id));
  for (const [index, matter] of sample.matters.entries()) {
    const type = sample.matterTypes.find((each) => each.slug === matter.typeId);
    const broken = (path: string, problem: string) => ({
      file: 'matters.json',
      path: `${index}.${path}`,
      problem,
    });
    if (!type) return broken('typeId', `"${matter.typeId}" stands for nothing here`);
    const { statusIds, taskIds } = type.read;
    const known = { users, contacts, statuses: new Set(statusIds.keys()), tasks: new Set(taskIds.keys()) };
    for (const [path, slug, existing] of referencesOf(matter, known))
      if (!existing.has(slug)) return broken(path, `"${slug}" stands for nothing here`);
    const field = findBrokenField(matter, type);
    if (field) return broken(field.path, field.problem);
  }
  return null;
}
