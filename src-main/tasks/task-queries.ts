import type { Queryable } from '../database/database.ts';

/**
 * A matter's tasks in the order of the Progress screen, each with its category, who completed it, and whether an
 * outstanding one was ticked before.
 */
export function listTasks(db: Queryable, matterId: string) {
  return db
    .selectFrom('tasks')
    .innerJoin('task_categories', 'task_categories.id', 'tasks.category_id')
    .leftJoin('users', 'users.id', 'tasks.completed_by')
    .select((eb) => [
      'tasks.id',
      'tasks.name',
      'tasks.note',
      'tasks.template_id',
      'tasks.version_id',
      'tasks.target_date',
      'tasks.target_typed',
      'tasks.completed_at',
      'tasks.not_required',
      'tasks.category_id',
      'task_categories.name as category_name',
      'task_categories.system as category_system',
      'task_categories.visibility as category_visibility',
      'task_categories.matter_type_id',
      'users.initials as completed_by',
      eb
        .and([
          eb('tasks.completed_at', 'is', null),
          eb.exists(eb.selectFrom('ticks').select('ticks.id').whereRef('ticks.task_id', '=', 'tasks.id')),
        ])
        .as('was_ticked'),
    ])
    .where('tasks.matter_id', '=', matterId)
    .orderBy('task_categories.position')
    .orderBy('tasks.position')
    .orderBy('tasks.id')
    .execute();
}

/** One task; undefined when there is none. */
export function getTask(db: Queryable, taskId: string) {
  return db
    .selectFrom('tasks')
    .select([
      'id',
      'matter_id',
      'template_id',
      'version_id',
      'name',
      'target_date',
      'completed_at',
      'not_required',
    ])
    .where('id', '=', taskId)
    .executeTakeFirst();
}

/** Completes a task that is outstanding and required; answers whether it was. */
export async function completeTask(
  db: Queryable,
  taskId: string,
  at: string,
  userId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tasks')
    .set({ completed_at: at, completed_by: userId })
    .where('id', '=', taskId)
    .where('completed_at', 'is', null)
    .where('not_required', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Makes a completed task outstanding again; answers whether it was completed. */
export async function reopenTask(db: Queryable, taskId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tasks')
    .set({ completed_at: null, completed_by: null })
    .where('id', '=', taskId)
    .where('completed_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
