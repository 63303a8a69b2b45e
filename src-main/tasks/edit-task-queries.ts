import { type Insertable, sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { TasksTable } from '../database/schema.ts';

/** The tasks with these ids, in the order of their matter. */
export function listTasksById(db: Queryable, taskIds: readonly string[]) {
  return db
    .selectFrom('tasks')
    .select([
      'id',
      'matter_id',
      'category_id',
      'template_id',
      'name',
      'note',
      'target_date',
      'target_typed',
      'completed_at',
      'not_required',
    ])
    .where('id', 'in', taskIds)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Changes some tasks alike. */
export async function updateTasks(
  tx: Queryable,
  taskIds: readonly string[],
  changes: Partial<Pick<TasksTable, 'name' | 'note' | 'target_date' | 'target_typed' | 'not_required'>>,
): Promise<void> {
  await tx.updateTable('tasks').set(changes).where('id', 'in', taskIds).execute();
}

/** Whether a category is of the type of a matter. */
export async function isCategoryOfMatter(
  db: Queryable,
  categoryId: string,
  matterId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('matters')
    .innerJoin('task_categories', 'task_categories.matter_type_id', 'matters.matter_type_id')
    .select('task_categories.id')
    .where('matters.id', '=', matterId)
    .where('task_categories.id', '=', categoryId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The ids and positions of a matter's tasks in a category, in order. */
export function listTaskOrder(db: Queryable, matterId: string, categoryId: string) {
  return db
    .selectFrom('tasks')
    .select(['id', 'position'])
    .where('matter_id', '=', matterId)
    .where('category_id', '=', categoryId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Gives tasks their positions, all in one statement. */
export async function updateTaskPositions(
  tx: Queryable,
  moved: readonly { id: string; position: number }[],
): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map(({ id, position }) => sql`(${id}, cast(${position} as integer))`);
  await sql`with moved (id, place) as (values ${sql.join(rows)})
    update tasks set position = moved.place from moved where tasks.id = moved.id`.execute(tx);
}

/** Adds a task. */
export async function insertTask(tx: Queryable, task: Insertable<TasksTable>): Promise<void> {
  await tx.insertInto('tasks').values(task).execute();
}

/** Whether a task was ever ticked, even if that was taken back. */
export async function wasTicked(db: Queryable, taskId: string): Promise<boolean> {
  const tick = await db
    .selectFrom('ticks')
    .select('id')
    .where('task_id', '=', taskId)
    .limit(1)
    .executeTakeFirst();
  return tick !== undefined;
}

/** Removes a task that nothing points to. */
export async function deleteTask(tx: Queryable, taskId: string): Promise<void> {
  await tx.deleteFrom('tasks').where('id', '=', taskId).execute();
}
