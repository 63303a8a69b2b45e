import type { Queryable } from '../database/database.ts';

/** A matter's tasks in the order of the Progress screen, each with its category and who completed it. */
export function listTasks(db: Queryable, matterId: string) {
  return db
    .selectFrom('tasks')
    .innerJoin('task_categories', 'task_categories.id', 'tasks.category_id')
    .leftJoin('users', 'users.id', 'tasks.completed_by')
    .select([
      'tasks.id',
      'tasks.name',
      'tasks.template_id',
      'tasks.target_date',
      'tasks.completed_at',
      'tasks.not_required',
      'tasks.category_id',
      'task_categories.name as category_name',
      'users.initials as completed_by',
    ])
    .where('tasks.matter_id', '=', matterId)
    .orderBy('task_categories.position')
    .orderBy('tasks.position')
    .execute();
}

/** The triggered actions behind a matter's tasks: template and channel, in order. */
export function listTriggers(db: Queryable, matterId: string) {
  return db
    .selectFrom('tasks')
    .innerJoin('triggered_actions', 'triggered_actions.task_template_id', 'tasks.template_id')
    .select(['tasks.id as task_id', 'triggered_actions.kind', 'triggered_actions.channel'])
    .where('tasks.matter_id', '=', matterId)
    .orderBy('triggered_actions.position')
    .execute();
}

/** One task; undefined when there is none. */
export function getTask(db: Queryable, taskId: string) {
  return db
    .selectFrom('tasks')
    .select(['id', 'matter_id', 'template_id', 'name', 'completed_at', 'not_required'])
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

/** The triggered actions of a task template, in order. */
export function listActions(db: Queryable, templateId: string) {
  return db
    .selectFrom('triggered_actions')
    .select(['id', 'channel', 'subject', 'body', 'revision'])
    .where('task_template_id', '=', templateId)
    .orderBy('position')
    .execute();
}
