import type { Condition } from '../../src-shared/domain/conditions.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { newId } from '../../src-shared/ids.ts';
import { type Renaming, renameInCondition, renameInDefinition } from './definition-references.ts';

/** What the copies of status types and task templates are called, by the ids of what they were copied from. */
export type CopiedIds = { statusTypes: ReadonlyMap<string, string>; templates: ReadonlyMap<string, string> };

function toCopies({ statusTypes, templates }: CopiedIds): Renaming {
  return { status: (id) => statusTypes.get(id) ?? id, task: (id) => templates.get(id) ?? id };
}

/** A copy of a definition that names the copies; an id with no copy stays. Its actions are new ones: nobody was told by them. */
export function mapDefinition(definition: TaskDefinition, ids: CopiedIds): TaskDefinition {
  const renamed = renameInDefinition(definition, toCopies(ids));
  return { ...renamed, actions: renamed.actions.map((action) => ({ ...action, id: newId() })) };
}

/** A copy of a condition that names the copies; an id with no copy stays. */
export function mapCondition(condition: Condition, ids: CopiedIds): Condition {
  return renameInCondition(condition, toCopies(ids));
}
