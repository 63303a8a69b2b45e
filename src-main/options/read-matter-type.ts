import type { MatterTypeOptions, TemplateRow } from '../../src-shared/contract/options.ts';
import { type ConditionNames, conditionFaults } from '../../src-shared/domain/conditions.ts';
import type { Queryable } from '../database/database.ts';
import { listDefaultParties } from './default-party-queries.ts';
import { definitionFaults } from './definition-faults.ts';
import { countOpenMatters, getMatterType } from './matter-type-queries.ts';
import { sayTargetRule } from './say-target-rule.ts';
import { toTrigger } from './to-trigger.ts';
import {
  type PresentTemplate,
  readTypeContents,
  type TypeCategory,
  type TypeContents,
} from './type-contents.ts';

/** A matter type as Options show it; undefined when there is none. */
export async function readMatterType(
  db: Queryable,
  matterTypeId: string,
): Promise<MatterTypeOptions | undefined> {
  const type = await getMatterType(db, matterTypeId);
  if (!type) return undefined;
  const contents = await readTypeContents(db, matterTypeId);
  const openMatters = await countOpenMatters(db);
  const parties = await listDefaultParties(db, matterTypeId);
  return {
    id: type.id,
    name: type.name,
    retired: type.retired === 1,
    revision: type.revision,
    smsLimit: type.sms_limit,
    openMatters: openMatters.get(matterTypeId) ?? 0,
    categories: contents.categories.map((category) => ({
      ...category,
      faults: [...new Set(categoryFaults(category, contents.names))],
      tasks: contents.templates
        .filter((template) => template.categoryId === category.id)
        .map((template) => toTemplateRow(template, contents)),
    })),
    statusTypes: contents.statusTypes.map(({ id, name, kind, revision }) => ({ id, name, kind, revision })),
    fields: contents.fields.map((field) => ({ ...field, choices: [...field.choices] })),
    defaultParties: parties.map(({ id, role, contact_id, name }) => ({
      id,
      role,
      contactId: contact_id,
      name,
    })),
  };
}

function toTemplateRow({ id, definition }: PresentTemplate, { names }: TypeContents): TemplateRow {
  return {
    id,
    name: definition.name,
    triggers: definition.actions.map(toTrigger),
    preActivation: definition.preActivation,
    target: sayTargetRule(definition.target, names),
    hasVisibility: definition.visibility.length > 0,
    faults: [...new Set(definitionFaults(definition, names).map((fault) => fault.sentence))],
  };
}

/** What is wrong with the visibility of a category, a sentence each. */
function categoryFaults({ visibility }: TypeCategory, names: ConditionNames): string[] {
  return visibility.flatMap((condition) => conditionFaults(condition, names));
}

/** How many things are wrong in a matter type: in its task templates, and in the visibility of its categories. */
export function countFaults({ categories, templates, names }: TypeContents): number {
  const ofCategories = categories.flatMap((category) => categoryFaults(category, names));
  const ofTemplates = templates.flatMap(({ definition }) => definitionFaults(definition, names));
  return ofCategories.length + ofTemplates.length;
}
