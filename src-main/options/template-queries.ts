import type { Queryable } from '../database/database.ts';

/** Every matter type, in order. */
export function listMatterTypes(db: Queryable) {
  return db.selectFrom('matter_types').select(['id', 'name']).orderBy('position').execute();
}

/** Every status type, in order. */
export function listStatusTypes(db: Queryable) {
  return db
    .selectFrom('status_types')
    .select(['matter_type_id', 'name', 'kind'])
    .orderBy('position')
    .execute();
}

/** Every task template with its category, in the order of the Progress screen, and how many actions it has. */
export function listTemplates(db: Queryable) {
  return db
    .selectFrom('task_categories')
    .leftJoin('task_templates', 'task_templates.category_id', 'task_categories.id')
    .select((eb) => [
      'task_categories.id as category_id',
      'task_categories.matter_type_id',
      'task_categories.name as category_name',
      'task_templates.id',
      'task_templates.name',
      'task_templates.pre_activation',
      eb
        .selectFrom('triggered_actions')
        .whereRef('triggered_actions.task_template_id', '=', 'task_templates.id')
        .select((inner) => inner.fn.countAll().as('count'))
        .as('actions'),
    ])
    .orderBy('task_categories.position')
    .orderBy('task_templates.position')
    .execute();
}

/** One task template with the names of what it belongs to; undefined when there is none. */
export function getTemplate(db: Queryable, templateId: string) {
  return db
    .selectFrom('task_templates')
    .innerJoin('task_categories', 'task_categories.id', 'task_templates.category_id')
    .innerJoin('matter_types', 'matter_types.id', 'task_categories.matter_type_id')
    .select([
      'task_templates.id',
      'task_templates.name',
      'task_categories.name as category_name',
      'matter_types.id as matter_type_id',
      'matter_types.name as matter_type_name',
    ])
    .where('task_templates.id', '=', templateId)
    .executeTakeFirst();
}

/** What an administrator sets of a progress message. */
export type ActionTexts = { channel: 'sms' | 'email' | 'preferred'; subject: string | null; body: string };

/** Adds a progress message after the template's other actions. */
export async function insertAction(
  db: Queryable,
  id: string,
  templateId: string,
  texts: ActionTexts,
): Promise<void> {
  const last = await db
    .selectFrom('triggered_actions')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('task_template_id', '=', templateId)
    .executeTakeFirst();
  await db
    .insertInto('triggered_actions')
    .values({
      id,
      task_template_id: templateId,
      kind: 'send_progress_message',
      ...texts,
      position: Number(last?.position ?? -1) + 1,
      revision: 1,
    })
    .execute();
}

/** One triggered action; undefined when there is none. */
export function getAction(db: Queryable, actionId: string) {
  return db
    .selectFrom('triggered_actions')
    .select(['id', 'channel', 'subject', 'body', 'revision'])
    .where('id', '=', actionId)
    .executeTakeFirst();
}

/** Saves a progress message when nobody saved it since `revision`; answers whether it did. */
export async function updateAction(
  db: Queryable,
  actionId: string,
  revision: number,
  texts: ActionTexts,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('triggered_actions')
    .set({ ...texts, revision: revision + 1 })
    .where('id', '=', actionId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes a triggered action from its template; what it already did stays on the files. */
export async function deleteAction(db: Queryable, actionId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('triggered_actions')
    .where('id', '=', actionId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
