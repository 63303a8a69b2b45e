import { newId } from '../../src-shared/ids.ts';
import type { Schema } from '../database/schema.ts';
import type { MatterTypeData } from './matter-type-file.ts';

/** The rows a matter type is stored as, by table. */
export type MatterTypeRows = {
  [Table in
    | 'matter_types'
    | 'status_types'
    | 'custom_fields'
    | 'default_parties'
    | 'task_categories'
    | 'task_templates'
    | 'task_template_versions']: Schema[Table][];
};

/** What stands in the rows besides the matter type itself: `by` is who made it, null for the program. */
export type MadeBy = { matterTypeId: string; position: number; at: string; by: string | null };

/** A matter type as rows: each task template with its first version. */
export function toRows(type: MatterTypeData, { matterTypeId, position, at, by }: MadeBy): MatterTypeRows {
  const of = { matter_type_id: matterTypeId, revision: 1 };
  const rows: MatterTypeRows = {
    matter_types: [
      { id: matterTypeId, name: type.name, position, retired: 0, sms_limit: type.smsLimit, revision: 1 },
    ],
    status_types: type.statusTypes.map((status, place) => ({ ...of, ...status, position: place })),
    custom_fields: type.fields.map((field, place) => ({
      ...of,
      ...field,
      id: newId(),
      choices: JSON.stringify(field.choices),
      position: place,
    })),
    default_parties: type.defaultParties.map(({ role, contactId }, place) => ({
      id: newId(),
      matter_type_id: matterTypeId,
      role,
      contact_id: contactId,
      position: place,
    })),
    task_categories: [],
    task_templates: [],
    task_template_versions: [],
  };
  for (const [place, { name, visibility, tasks }] of type.categories.entries()) {
    const categoryId = newId();
    const shown = { name, position: place, system: 0 as const, visibility: JSON.stringify(visibility) };
    rows.task_categories.push({ ...of, ...shown, id: categoryId });
    for (const [taskPlace, { id, definition }] of tasks.entries()) {
      const versionId = newId();
      rows.task_templates.push({
        id,
        category_id: categoryId,
        position: taskPlace,
        deleted_at: null,
        version_id: versionId,
      });
      rows.task_template_versions.push({
        id: versionId,
        template_id: id,
        number: 1,
        definition: JSON.stringify(definition),
        created_at: at,
        created_by: by,
      });
    }
  }
  return rows;
}
