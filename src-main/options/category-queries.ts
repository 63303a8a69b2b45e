import type { Insertable, Updateable } from 'kysely';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { TaskCategoriesTable } from '../database/schema.ts';

/** A matter type's task categories, in order. */
export function listCategories(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('task_categories')
    .selectAll()
    .where('matter_type_id', '=', matterTypeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** One task category; undefined when there is none. */
export function getCategory(db: Queryable, categoryId: string) {
  return db.selectFrom('task_categories').selectAll().where('id', '=', categoryId).executeTakeFirst();
}

/** Adds a task category. */
export async function insertCategory(tx: Queryable, row: Insertable<TaskCategoriesTable>): Promise<void> {
  await tx.insertInto('task_categories').values(row).execute();
}

/** Saves a category when nobody saved it since `revision`; answers whether it did. */
export async function updateCategory(
  tx: Queryable,
  categoryId: string,
  revision: number,
  values: Pick<Updateable<TaskCategoriesTable>, 'name' | 'visibility'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('task_categories')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', categoryId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How many matters have tasks in a category. */
export async function countMattersWithTasksIn(db: Queryable, categoryId: string): Promise<number> {
  const row = await db
    .selectFrom('tasks')
    .select((eb) => eb.fn.count('matter_id').distinct().as('count'))
    .where('category_id', '=', categoryId)
    .executeTakeFirstOrThrow();
  return toNumber(row.count);
}

/**
 * Removes a category that has neither present templates nor tasks. Deleted templates, which tasks elsewhere may have
 * come from, go to `other`; with no other category no task can have come from them, and they go too.
 */
export async function deleteCategory(
  tx: Queryable,
  categoryId: string,
  other: string | undefined,
): Promise<void> {
  const deleted = tx.selectFrom('task_templates').select('id').where('category_id', '=', categoryId);
  if (other !== undefined) {
    await tx
      .updateTable('task_templates')
      .set({ category_id: other })
      .where('category_id', '=', categoryId)
      .execute();
  } else {
    await tx.deleteFrom('task_template_versions').where('template_id', 'in', deleted).execute();
    await tx.deleteFrom('task_templates').where('category_id', '=', categoryId).execute();
  }
  await tx.deleteFrom('task_categories').where('id', '=', categoryId).execute();
}
