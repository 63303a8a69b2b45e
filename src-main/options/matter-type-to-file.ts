import { fold } from '../../src-shared/domain/fold.ts';
import { renameInCondition, renameInDefinition } from './definition-references.ts';
import { fileFormat, fileVersion, type MatterTypeData, type MatterTypeFile } from './matter-type-file.ts';

/** A name as an id: small letters and digits with hyphens; `otherwise` for a name that has none. */
export function slugOf(name: string, otherwise: string): string {
  const slug = fold(name)
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replace(/^-+|-+$/g, '');
  return slug || otherwise;
}

/** Gives things slugs by their names, no two the same and none of those that are taken. */
function slugsOf(
  things: readonly { id: string; name: string }[],
  otherwise: string,
  taken: ReadonlySet<string>,
): Map<string, string> {
  const slugs = new Map<string, string>();
  const used = new Set(taken);
  for (const { id, name } of things) {
    const base = slugOf(name, otherwise);
    let slug = base;
    for (let number = 2; used.has(slug); number += 1) slug = `${base}-${number}`;
    used.add(slug);
    slugs.set(id, slug);
  }
  return slugs;
}

/**
 * The file of a matter type. What names a status or task that is no longer there keeps the id it names, so that the
 * file has the same fault as the type; no slug is the same as such an id, or the fault would be silently mended.
 */
export function toFile(type: MatterTypeData): MatterTypeFile {
  const tasks = type.categories.flatMap((category) => category.tasks);
  const named = { status: new Set<string>(), task: new Set<string>() };
  const note = {
    status: (id: string) => {
      named.status.add(id);
      return id;
    },
    task: (id: string) => {
      named.task.add(id);
      return id;
    },
  };
  for (const task of tasks) renameInDefinition(task.definition, note);
  for (const { visibility } of type.categories)
    for (const condition of visibility) renameInCondition(condition, note);
  const gone = (ids: Set<string>, there: readonly { id: string }[]) => {
    const present = new Set(there.map((one) => one.id));
    return new Set([...ids].filter((id) => !present.has(id)));
  };
  const statuses = slugsOf(type.statusTypes, 'status', gone(named.status, type.statusTypes));
  const templates = slugsOf(
    tasks.map((task) => ({ id: task.id, name: task.definition.name })),
    'task',
    gone(named.task, tasks),
  );
  const to = {
    status: (id: string) => statuses.get(id) ?? id,
    task: (id: string) => templates.get(id) ?? id,
  };
  return {
    format: fileFormat,
    version: fileVersion,
    name: type.name,
    smsLimit: type.smsLimit,
    statusTypes: type.statusTypes.map(({ id, name, kind }) => ({ id: to.status(id), name, kind })),
    fields: type.fields.map(({ key, label, type: valueType, choices }) => ({
      key,
      label,
      type: valueType,
      choices,
    })),
    defaultParties: type.defaultParties.map(({ role, contactName }) => ({ role, contactName })),
    categories: type.categories.map((category) => ({
      name: category.name,
      visibility: category.visibility.map((condition) => renameInCondition(condition, to)),
      tasks: category.tasks.map(({ id, definition }) => {
        const { name, preActivation, target, visibility, actions } = renameInDefinition(definition, to);
        return {
          id: to.task(id),
          name,
          preActivation,
          target,
          visibility,
          actions: actions.map(({ id: _, ...action }) => action),
        };
      }),
    })),
  };
}
