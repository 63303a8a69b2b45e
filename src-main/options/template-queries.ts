import type { Insertable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { TaskTemplatesTable, TaskTemplateVersionsTable } from '../database/schema.ts';

/** Every present template of a matter type in the order of the Progress screen, with its present version. */
export function listTypeDefinitions(db: Queryable, matterTypeId: string) {
  return presentTemplates(db).where('task_categories.matter_type_id', '=', matterTypeId).execute();
}

/** One present template with its present version; undefined when it is not there, or deleted. */
export function getTemplate(db: Queryable, templateId: string) {
  return presentTemplates(db).where('task_templates.id', '=', templateId).executeTakeFirst();
}

function presentTemplates(db: Queryable) {
  return db
    .selectFrom('task_templates')
    .innerJoin('task_categories', 'task_categories.id', 'task_templates.category_id')
    .innerJoin('task_template_versions', 'task_template_versions.id', 'task_templates.version_id')
    .select([
      'task_templates.id',
      'task_templates.category_id',
      'task_templates.position',
      'task_templates.version_id',
      'task_categories.matter_type_id',
      'task_template_versions.number',
      'task_template_versions.definition',
    ])
    .where('task_templates.deleted_at', 'is', null)
    .orderBy('task_categories.position')
    .orderBy('task_categories.id')
    .orderBy('task_templates.position')
    .orderBy('task_templates.id');
}

/** The ids of a category's present templates, in order. */
export async function listTemplateIds(db: Queryable, categoryId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('task_templates')
    .select('id')
    .where('category_id', '=', categoryId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The ids of a matter type's deleted templates. */
export async function listDeletedTemplateIds(db: Queryable, matterTypeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('task_templates')
    .innerJoin('task_categories', 'task_categories.id', 'task_templates.category_id')
    .select('task_templates.id')
    .where('task_categories.matter_type_id', '=', matterTypeId)
    .where('task_templates.deleted_at', 'is not', null)
    .execute();
  return rows.map((row) => row.id);
}

/** Adds a template; its version is added after it, because it points to it. */
export async function insertTemplate(tx: Queryable, row: Insertable<TaskTemplatesTable>): Promise<void> {
  await tx.insertInto('task_templates').values(row).execute();
}

/** Adds a version of a template. It never changes afterwards. */
export async function insertVersion(
  tx: Queryable,
  row: Insertable<TaskTemplateVersionsTable>,
): Promise<void> {
  await tx.insertInto('task_template_versions').values(row).execute();
}

/** Makes another version the present one, if the present one is still `from`; answers whether it was. */
export async function setPresentVersion(
  tx: Queryable,
  templateId: string,
  from: string,
  to: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('task_templates')
    .set({ version_id: to })
    .where('id', '=', templateId)
    .where('version_id', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Puts a template under another category. */
export async function setTemplateCategory(
  tx: Queryable,
  templateId: string,
  categoryId: string,
): Promise<void> {
  await tx
    .updateTable('task_templates')
    .set({ category_id: categoryId })
    .where('id', '=', templateId)
    .execute();
}

/** Marks a template as deleted: tasks that came from it keep their version. */
export async function markTemplateDeleted(tx: Queryable, templateId: string, at: string): Promise<void> {
  await tx.updateTable('task_templates').set({ deleted_at: at }).where('id', '=', templateId).execute();
}
