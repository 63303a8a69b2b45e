import { newId } from '../../src-shared/ids.ts';
import type { Queryable } from '../database/database.ts';
import { insertRows } from '../database/insert-rows-queries.ts';
import type { TasksTable } from '../database/schema.ts';
import { readDefinition } from './definitions.ts';

/** Puts the tasks of a type's present templates on a new matter, outstanding and without target dates as yet. */
export async function insertTasksOfType(
  tx: Queryable,
  matterId: string,
  matterTypeId: string,
): Promise<void> {
  const templates = await tx
    .selectFrom('task_templates')
    .innerJoin('task_categories', 'task_categories.id', 'task_templates.category_id')
    .innerJoin('task_template_versions', 'task_template_versions.id', 'task_templates.version_id')
    .select([
      'task_templates.id',
      'task_templates.category_id',
      'task_template_versions.id as version_id',
      'task_template_versions.definition',
    ])
    .where('task_categories.matter_type_id', '=', matterTypeId)
    .where('task_templates.deleted_at', 'is', null)
    .orderBy('task_categories.position')
    .orderBy('task_templates.position')
    .orderBy('task_templates.id')
    .execute();
  const inCategory = new Map<string, number>();
  const rows = templates.map((template): TasksTable => {
    const position = inCategory.get(template.category_id) ?? 0;
    inCategory.set(template.category_id, position + 1);
    return {
      id: newId(),
      matter_id: matterId,
      category_id: template.category_id,
      template_id: template.id,
      version_id: template.version_id,
      name: readDefinition(template.version_id, template.definition).name,
      note: '',
      position,
      target_date: null,
      target_typed: 0,
      completed_at: null,
      completed_by: null,
      not_required: 0,
    };
  });
  await insertRows(tx, 'tasks', rows);
}
