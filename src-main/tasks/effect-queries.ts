import type { Insertable } from 'kysely';
import { newId } from '../../src-shared/ids.ts';
import { toFlag } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { DocumentsTable } from '../database/schema.ts';

/** Puts file notes on the file. */
export async function insertNotes(tx: Queryable, notes: Insertable<DocumentsTable>[]): Promise<void> {
  if (notes.length > 0) await tx.insertInto('documents').values(notes).execute();
}

/** Marks outstanding tasks as not required, or as required again, where they are not so already; answers which. */
export async function markTasks(
  tx: Queryable,
  taskIds: readonly string[],
  notRequired: boolean,
): Promise<string[]> {
  const rows = await tx
    .updateTable('tasks')
    .set({ not_required: toFlag(notRequired) })
    .where('id', 'in', taskIds)
    .where('completed_at', 'is', null)
    .where('not_required', '=', toFlag(!notRequired))
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

const reminders = 'Reminders';

/** The id of a matter type's category for reminders, after all others; made when it is not there yet. */
export async function reminderCategory(tx: Queryable, matterTypeId: string): Promise<string> {
  const found = await tx
    .selectFrom('task_categories')
    .select('id')
    .where('matter_type_id', '=', matterTypeId)
    .where('system', '=', 1)
    .where('name', '=', reminders)
    .limit(1)
    .executeTakeFirst();
  if (found) return found.id;
  const last = await tx
    .selectFrom('task_categories')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('matter_type_id', '=', matterTypeId)
    .executeTakeFirst();
  const id = newId();
  await tx
    .insertInto('task_categories')
    .values({
      id,
      matter_type_id: matterTypeId,
      name: reminders,
      position: Number(last?.position ?? -1) + 1,
      system: 1,
      visibility: '[]',
      revision: 1,
    })
    .execute();
  return id;
}

/** Adds a task by hand with a typed target date, after the others of its category. */
export async function insertReminder(
  tx: Queryable,
  reminder: { id: string; matterId: string; categoryId: string; name: string; targetDate: string },
): Promise<void> {
  const last = await tx
    .selectFrom('tasks')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('matter_id', '=', reminder.matterId)
    .where('category_id', '=', reminder.categoryId)
    .executeTakeFirst();
  await tx
    .insertInto('tasks')
    .values({
      id: reminder.id,
      matter_id: reminder.matterId,
      category_id: reminder.categoryId,
      template_id: null,
      version_id: null,
      name: reminder.name,
      note: '',
      position: Number(last?.position ?? -1) + 1,
      target_date: reminder.targetDate,
      target_typed: 1,
      completed_at: null,
      completed_by: null,
      not_required: 0,
    })
    .execute();
}

/** Takes a reminder away that is as it was made and was never ticked; answers whether it was. */
export async function deleteUntouchedReminder(
  tx: Queryable,
  reminder: { taskId: string; name: string; targetDate: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('tasks')
    .where('id', '=', reminder.taskId)
    .where('name', '=', reminder.name)
    .where('target_date', '=', reminder.targetDate)
    .where('target_typed', '=', 1)
    .where('note', '=', '')
    .where('not_required', '=', 0)
    .where('completed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('ticks').select('ticks.id').where('ticks.task_id', '=', reminder.taskId)),
      ),
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How some tasks stand now, by id. */
export function listTaskNames(db: Queryable, taskIds: readonly string[]) {
  return db.selectFrom('tasks').select(['id', 'name']).where('id', 'in', taskIds).execute();
}
