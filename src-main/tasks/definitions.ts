import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import type { Queryable } from '../database/database.ts';
import { listDefinitionTexts } from './definition-queries.ts';

/** The most parsed definitions kept: every version that the matters of a large firm still use. */
const kept = 5_000;

const parsed = new Map<string, TaskDefinition>();

/**
 * The definition of one version of a task template, from its stored text. Read once: a version never changes, so its id is
 * enough to know it by. Not parsed by the schema again, which every way to write a version goes through: 300 of them would
 * hold up the first screen of a large matter by 50 ms. Throws when the text is not JSON, which only a damaged database
 * can hold.
 */
export function readDefinition(versionId: string, text: string): TaskDefinition {
  const found = parsed.get(versionId);
  if (found) return found;
  const definition = JSON.parse(text) as TaskDefinition;
  if (parsed.size >= kept) parsed.delete(parsed.keys().next().value ?? '');
  parsed.set(versionId, definition);
  return definition;
}

/** The definitions of versions by their ids; asks the database only for those that were never read. */
export async function loadDefinitions(
  db: Queryable,
  versionIds: Iterable<string>,
): Promise<ReadonlyMap<string, TaskDefinition>> {
  const definitions = new Map<string, TaskDefinition>();
  const missing: string[] = [];
  for (const id of new Set(versionIds)) {
    const found = parsed.get(id);
    if (found) definitions.set(id, found);
    else missing.push(id);
  }
  if (missing.length > 0)
    for (const { id, definition } of await listDefinitionTexts(db, missing))
      definitions.set(id, readDefinition(id, definition));
  return definitions;
}

/** The definitions that some tasks follow, by the ids of their versions; a task by hand follows none. */
export function definitionsOf(
  db: Queryable,
  tasks: readonly { version_id: string | null }[],
): Promise<ReadonlyMap<string, TaskDefinition>> {
  return loadDefinitions(
    db,
    tasks.flatMap((task) => task.version_id ?? []),
  );
}

/** The definition that a task follows; null for a task by hand. */
export async function definitionOf(
  db: Queryable,
  task: { version_id: string | null },
): Promise<TaskDefinition | null> {
  return (await definitionsOf(db, [task])).get(task.version_id ?? '') ?? null;
}
