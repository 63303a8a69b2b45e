import type { ConditionNames } from '../../src-shared/domain/conditions.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { catalogueWith } from '../../src-shared/domain/tokens.ts';
import { newId } from '../../src-shared/ids.ts';
import type { StatusTypesTable } from '../database/schema.ts';
import { toRows } from '../options/matter-type-rows.ts';
import type { SampleFirm } from './sample-firm-format.ts';
import type { SampleRows } from './sample-rows.ts';

/** A task template as the matters of the sample need it. */
export type BuiltTemplate = {
  id: string;
  categoryId: string;
  versionId: string;
  definition: TaskDefinition;
};

/** A matter type that was built: its rows, and the new ids of the slugs in its file. */
export type BuiltType = {
  id: string;
  name: string;
  statuses: StatusTypesTable[];
  /** By category and place. */
  templates: BuiltTemplate[];
  fieldIds: ReadonlyMap<string, string>;
  names: ConditionNames;
  statusIds: ReadonlyMap<string, string>;
  taskIds: ReadonlyMap<string, string>;
};

/** Adds the rows of the matter types, with the contacts of `idOf` as default parties; answers each by its file's name. */
export function buildMatterTypes(
  sample: SampleFirm,
  idOf: (slug: string) => string,
  at: string,
  rows: SampleRows,
): Map<string, BuiltType> {
  const built = new Map<string, BuiltType>();
  for (const [position, { slug, read }] of sample.matterTypes.entries()) {
    const defaultParties = read.type.defaultParties.map((party) => ({
      ...party,
      contactId: idOf(party.contactId),
    }));
    const id = newId();
    const by = sample.users[0] ? idOf(sample.users[0].id) : null;
    const own = toRows({ ...read.type, defaultParties }, { matterTypeId: id, position, at, by });
    for (const table of Object.keys(own) as (keyof typeof own)[])
      rows[table].push(...(own[table] as never[]));
    const categoryOf = new Map(own.task_templates.map((row) => [row.id, row]));
    const templates = read.type.categories
      .flatMap((category) => category.tasks)
      .map((task) => ({
        id: task.id,
        categoryId: categoryOf.get(task.id)?.category_id ?? '',
        versionId: categoryOf.get(task.id)?.version_id ?? '',
        definition: task.definition,
      }));
    built.set(slug, {
      id,
      name: read.type.name,
      statuses: own.status_types,
      templates,
      fieldIds: new Map(own.custom_fields.map((field) => [field.key, field.id])),
      names: {
        catalogue: catalogueWith(read.type.fields),
        statusNames: new Map(own.status_types.map((status) => [status.id, status.name])),
        taskNames: new Map(templates.map((template) => [template.id, template.definition.name])),
      },
      statusIds: read.statusIds,
      taskIds: read.taskIds,
    });
  }
  return built;
}
