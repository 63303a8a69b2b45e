import { newId } from '../../src-shared/ids.ts';
import type { Queryable } from '../database/database.ts';
import { insertCategory } from './category-queries.ts';
import { insertFields } from './custom-field-queries.ts';
import { insertDefaultParties, listDefaultParties } from './default-party-queries.ts';
import { mapCondition, mapDefinition } from './map-definition.ts';
import { insertStatusTypes } from './status-type-queries.ts';
import { insertTemplate, insertVersion } from './template-queries.ts';
import { readTypeContents } from './type-contents.ts';

/**
 * Copies everything that one matter type owns to another, which has nothing yet. What names a status type or a task
 * names its copy; custom fields keep their keys, so that texts need no change.
 */
export async function copyMatterType(
  tx: Queryable,
  fromId: string,
  toId: string,
  made: { at: string; by: string },
): Promise<void> {
  const { categories, templates, statusTypes, fields } = await readTypeContents(tx, fromId);
  const copiesOf = (rows: readonly { id: string }[]) => new Map(rows.map(({ id }) => [id, newId()]));
  const ids = { statusTypes: copiesOf(statusTypes), templates: copiesOf(templates) };
  const type = { matter_type_id: toId, revision: 1 };
  const idIn = (copies: ReadonlyMap<string, string>, id: string) => copies.get(id) ?? id;

  await insertStatusTypes(
    tx,
    statusTypes.map(({ id, name, kind }, position) => ({
      ...type,
      id: idIn(ids.statusTypes, id),
      name,
      kind,
      position,
    })),
  );
  await insertFields(
    tx,
    fields.map(({ key, label, type: valueType, choices }, position) => ({
      ...type,
      id: newId(),
      key,
      label,
      type: valueType,
      choices: JSON.stringify(choices),
      position,
    })),
  );
  await insertDefaultParties(
    tx,
    (await listDefaultParties(tx, fromId)).map(({ role, contact_id }, position) => ({
      id: newId(),
      matter_type_id: toId,
      role,
      contact_id,
      position,
    })),
  );
  for (const [position, category] of categories.entries()) {
    const categoryId = newId();
    await insertCategory(tx, {
      ...type,
      id: categoryId,
      name: category.name,
      position,
      system: category.system ? 1 : 0,
      visibility: JSON.stringify(category.visibility.map((condition) => mapCondition(condition, ids))),
    });
    const inCategory = templates.filter((template) => template.categoryId === category.id);
    for (const [place, { id, definition }] of inCategory.entries()) {
      const templateId = idIn(ids.templates, id);
      const versionId = newId();
      await insertTemplate(tx, {
        id: templateId,
        category_id: categoryId,
        position: place,
        deleted_at: null,
        version_id: versionId,
      });
      await insertVersion(tx, {
        id: versionId,
        template_id: templateId,
        number: 1,
        definition: JSON.stringify(mapDefinition(definition, ids)),
        created_at: made.at,
        created_by: made.by,
      });
    }
  }
}
