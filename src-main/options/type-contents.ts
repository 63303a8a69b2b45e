import type { Condition, ConditionNames } from '../../src-shared/domain/conditions.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { type CustomField, catalogueWith } from '../../src-shared/domain/tokens.ts';
import type { Queryable } from '../database/database.ts';
import { readChoices } from '../matters/field-queries.ts';
import { readDefinition } from '../tasks/definitions.ts';
import { readVisibility } from '../tasks/visible-tasks.ts';
import { listCategories } from './category-queries.ts';
import { listFields } from './custom-field-queries.ts';
import { listStatusTypes } from './status-type-queries.ts';
import { listTypeDefinitions } from './template-queries.ts';

/** A task template as it is now. `number` is that of its present version. */
export type PresentTemplate = {
  id: string;
  categoryId: string;
  versionId: string;
  number: number;
  definition: TaskDefinition;
};

/** A task category of a matter type. */
export type TypeCategory = {
  id: string;
  name: string;
  system: boolean;
  visibility: Condition[];
  revision: number;
};

/** What a matter type is made of, each list in its order, and what its conditions and texts can name. */
export type TypeContents = {
  categories: TypeCategory[];
  templates: PresentTemplate[];
  statusTypes: Awaited<ReturnType<typeof listStatusTypes>>;
  fields: (CustomField & { id: string; revision: number })[];
  names: ConditionNames;
};

/** Everything that a matter type owns but its default parties; empty lists for one that is not there. */
export async function readTypeContents(db: Queryable, matterTypeId: string): Promise<TypeContents> {
  const categories = await listCategories(db, matterTypeId);
  const statusTypes = await listStatusTypes(db, matterTypeId);
  const templates = (await listTypeDefinitions(db, matterTypeId)).map((row) => ({
    id: row.id,
    categoryId: row.category_id,
    versionId: row.version_id,
    number: row.number,
    definition: readDefinition(row.version_id, row.definition),
  }));
  const fields = (await listFields(db, matterTypeId)).map(({ id, key, label, type, choices, revision }) => ({
    id,
    key,
    label,
    type,
    choices: readChoices(choices),
    revision,
  }));
  return {
    categories: categories.map(({ id, name, system, visibility, revision }) => ({
      id,
      name,
      system: system === 1,
      visibility: readVisibility(visibility),
      revision,
    })),
    templates,
    statusTypes,
    fields,
    names: {
      catalogue: catalogueWith(fields),
      statusNames: new Map(statusTypes.map(({ id, name }) => [id, name])),
      taskNames: new Map(templates.map(({ id, definition }) => [id, definition.name])),
    },
  };
}
