import type { Queryable } from '../database/database.ts';
import type { TasksTable } from '../database/schema.ts';

/** Ids in one statement; far under the 32,766 values of SQLite. */
const idsAtOnce = 500;

function ofOpenMatters(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('matters')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .where('matters.matter_type_id', '=', matterTypeId)
    .where('status_types.kind', 'in', ['quote', 'active']);
}

/** The open matters (Quote or Active) of a type, by reference. */
export function listOpenMatters(db: Queryable, matterTypeId: string) {
  return ofOpenMatters(db, matterTypeId)
    .select(['matters.id', 'matters.reference', 'matters.client_names'])
    .orderBy('matters.sort_key')
    .orderBy('matters.id')
    .execute();
}

/** The tasks of the open matters of a type, in the order of their places, each with its last tick if it has any. */
export function listTasksOfOpenMatters(db: Queryable, matterTypeId: string) {
  return ofOpenMatters(db, matterTypeId)
    .innerJoin('tasks', 'tasks.matter_id', 'matters.id')
    .select((eb) => [
      'tasks.id',
      'tasks.matter_id',
      'tasks.category_id',
      'tasks.template_id',
      'tasks.version_id',
      'tasks.name',
      'tasks.note',
      'tasks.position',
      'tasks.target_date',
      'tasks.target_typed',
      'tasks.completed_at',
      'tasks.not_required',
      eb
        .selectFrom('ticks')
        .whereRef('ticks.task_id', '=', 'tasks.id')
        .select((inner) => inner.fn.max('ticks.id').as('id'))
        .as('tick_id'),
    ])
    .orderBy('tasks.position')
    .orderBy('tasks.id')
    .execute();
}

/** The target dates of the tasks of a type's open matters. */
export function listTargetDates(db: Queryable, matterTypeId: string) {
  return ofOpenMatters(db, matterTypeId)
    .innerJoin('tasks', 'tasks.matter_id', 'matters.id')
    .select(['tasks.id', 'tasks.matter_id', 'tasks.name', 'tasks.target_date'])
    .orderBy('tasks.position')
    .orderBy('tasks.id')
    .execute();
}

/** Sets the same values on many tasks. */
export async function updateTasks(
  tx: Queryable,
  ids: readonly string[],
  values: Partial<Pick<TasksTable, 'version_id' | 'category_id' | 'name' | 'position' | 'target_date'>>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    await tx
      .updateTable('tasks')
      .set(values)
      .where('id', 'in', ids.slice(start, start + idsAtOnce))
      .execute();
  }
}

/** Removes tasks that were never ticked. */
export async function deleteTasks(tx: Queryable, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    await tx
      .deleteFrom('tasks')
      .where('id', 'in', ids.slice(start, start + idsAtOnce))
      .execute();
  }
}
