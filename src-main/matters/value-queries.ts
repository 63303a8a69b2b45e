import type { Queryable } from '../database/database.ts';

/** The custom fields of a matter type, in order, each with its value on a matter: null without one. */
export function listFieldsWithValues(db: Queryable, matterTypeId: string, matterId: string) {
  return db
    .selectFrom('custom_fields')
    .leftJoin('field_values', (join) =>
      join
        .onRef('field_values.field_id', '=', 'custom_fields.id')
        .on('field_values.matter_id', '=', matterId),
    )
    .select([
      'custom_fields.key',
      'custom_fields.label',
      'custom_fields.type',
      'custom_fields.choices',
      'field_values.value',
    ])
    .where('custom_fields.matter_type_id', '=', matterTypeId)
    .orderBy('custom_fields.position')
    .execute();
}

/** The status types of a matter type, in order. */
export function listStatusesOfType(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('status_types')
    .select(['id', 'name', 'kind'])
    .where('matter_type_id', '=', matterTypeId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** The present version of every task template of a matter type that is not deleted. */
export function listPresentVersions(db: Queryable, matterTypeId: string) {
  return db
    .selectFrom('task_templates')
    .innerJoin('task_categories', 'task_categories.id', 'task_templates.category_id')
    .select(['task_templates.id', 'task_templates.version_id'])
    .where('task_categories.matter_type_id', '=', matterTypeId)
    .where('task_templates.deleted_at', 'is', null)
    .execute();
}
