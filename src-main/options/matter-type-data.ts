import type { Queryable } from '../database/database.ts';
import { listDefaultParties } from './default-party-queries.ts';
import type { MatterTypeData } from './matter-type-file.ts';
import { getMatterType } from './matter-type-queries.ts';
import { readTypeContents } from './type-contents.ts';

/** A matter type with all it owns, but for what the program made and for deleted templates; undefined when there is none. */
export async function readMatterTypeData(
  db: Queryable,
  matterTypeId: string,
): Promise<MatterTypeData | undefined> {
  const type = await getMatterType(db, matterTypeId);
  if (!type) return undefined;
  const { statusTypes, fields, categories, templates } = await readTypeContents(db, matterTypeId);
  const parties = await listDefaultParties(db, matterTypeId);
  return {
    name: type.name,
    smsLimit: type.sms_limit,
    statusTypes: statusTypes.map(({ id, name, kind }) => ({ id, name, kind })),
    fields: fields.map(({ key, label, type: valueType, choices }) => ({
      key,
      label,
      type: valueType,
      choices: [...choices],
    })),
    defaultParties: parties.flatMap(({ role, contact_id, name }) =>
      role === 'client' ? [] : [{ role, contactId: contact_id, contactName: name }],
    ),
    categories: categories
      .filter((category) => !category.system)
      .map(({ id, name, visibility }) => ({
        name,
        visibility,
        tasks: templates.filter((template) => template.categoryId === id),
      })),
  };
}
