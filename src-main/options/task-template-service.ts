import type { taskTemplatesContract } from '../../src-shared/contract/task-templates.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok } from '../../src-shared/result.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { readDefinition } from '../tasks/definitions.ts';
import { applyHandlers } from './apply-templates.ts';
import { getCategory } from './category-queries.ts';
import { refuseSystem } from './category-service.ts';
import { checkDefinition } from './check-definition.ts';
import { readUses } from './find-uses.ts';
import { mapDefinition } from './map-definition.ts';
import { countOpenMatters, getMatterType } from './matter-type-queries.ts';
import { writePositions } from './position-queries.ts';
import { moveTo } from './positions.ts';
import {
  getTemplate,
  insertTemplate,
  insertVersion,
  listTemplateIds,
  markTemplateDeleted,
  setPresentVersion,
  setTemplateCategory,
} from './template-queries.ts';
import { readTypeContents } from './type-contents.ts';
import { refuseInUse } from './uses.ts';
import { changedMeanwhile, gone, type OptionsWrite, writeOptions } from './write-options.ts';

type OfTries = 'options.tokens' | 'options.tryCondition' | 'options.tryTask';

/** Answers what Options do with task templates but trying them out. */
export function taskTemplateHandlers(deps: Deps): Omit<HandlersFor<typeof taskTemplatesContract>, OfTries> {
  const { database, clock } = deps;
  return {
    ...applyHandlers(deps),
    'options.taskTemplate': async ({ templateId }) => {
      const row = await getTemplate(database.read, templateId);
      const type = row && (await getMatterType(database.read, row.matter_type_id));
      if (!row || !type) return fail('not_found', gone);
      const openMatters = await countOpenMatters(database.read);
      return ok({
        id: row.id,
        categoryId: row.category_id,
        matterTypeId: type.id,
        matterTypeName: type.name,
        revision: row.number,
        definition: readDefinition(row.version_id, row.definition),
        openMatters: openMatters.get(type.id) ?? 0,
      });
    },
    'options.addTask': ({ categoryId, definition }, { user }) =>
      writeOptions(deps, user, async (write) => {
        const category = await getCategory(write.tx, categoryId);
        if (!category) return fail('not_found', gone);
        if (category.system === 1) return refuseSystem(category.name);
        const contents = await readTypeContents(write.tx, category.matter_type_id);
        const refused = checkDefinition(definition, null, contents);
        if (refused) return refused;
        const made = { categoryId, definition, at: clock.now(), by: user.id };
        const templateId = await addTemplate(write, newId(), made);
        await write.record('task_template.add', templateId, { after: { categoryId, definition } });
        return ok({ templateId });
      }),
    'options.saveTask': ({ templateId, revision, definition }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        const row = await getTemplate(tx, templateId);
        if (!row) return fail('not_found', gone);
        const theirs = { revision: String(row.number), definition: row.definition };
        if (row.number !== revision) return changedMeanwhile('this task', theirs);
        const refused = checkDefinition(
          definition,
          templateId,
          await readTypeContents(tx, row.matter_type_id),
        );
        if (refused) return refused;
        const id = newId();
        await insertVersion(tx, {
          id,
          template_id: templateId,
          number: row.number + 1,
          definition: JSON.stringify(definition),
          created_at: clock.now(),
          created_by: user.id,
        });
        if (!(await setPresentVersion(tx, templateId, row.version_id, id)))
          throw new Error('The present version of a template changed in the transaction that saves it');
        const before = readDefinition(row.version_id, row.definition);
        await record('task_template.save', templateId, { before, after: definition });
        return ok({});
      }),
    'options.copyTask': ({ templateId, categoryId }, { user }) =>
      writeOptions(deps, user, async (write) => {
        const row = await getTemplate(write.tx, templateId);
        const category = await getCategory(write.tx, categoryId);
        if (!row || category?.matter_type_id !== row.matter_type_id) return fail('not_found', gone);
        if (category.system === 1) return refuseSystem(category.name);
        const id = newId();
        const original = readDefinition(row.version_id, row.definition);
        // What the original says of itself, its copy says of itself.
        const copy = mapDefinition(original, {
          statusTypes: new Map(),
          templates: new Map([[templateId, id]]),
        });
        const definition = { ...copy, name: nameOfCopy(original) };
        await addTemplate(write, id, { categoryId, definition, at: clock.now(), by: user.id });
        await write.record('task_template.copy', id, {
          after: { copyOf: templateId, categoryId, definition },
        });
        return ok({ templateId: id });
      }),
    'options.moveTask': ({ templateId, categoryId, toIndex }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        const row = await getTemplate(tx, templateId);
        const category = await getCategory(tx, categoryId);
        if (!row || category?.matter_type_id !== row.matter_type_id) return fail('not_found', gone);
        if (category.system === 1) return refuseSystem(category.name);
        const from = await listTemplateIds(tx, row.category_id);
        const stays = row.category_id === categoryId;
        const others = stays ? from : await listTemplateIds(tx, categoryId);
        const after = moveTo(stays ? others : [...others, templateId], templateId, toIndex);
        if (!stays) {
          await setTemplateCategory(tx, templateId, categoryId);
          await writePositions(
            tx,
            'task_templates',
            from.filter((id) => id !== templateId),
          );
        }
        await writePositions(tx, 'task_templates', after);
        await record('task_template.move', templateId, {
          before: { categoryId: row.category_id, position: from.indexOf(templateId) },
          after: { categoryId, position: after.indexOf(templateId) },
        });
        return ok({});
      }),
    'options.removeTask': ({ templateId }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        const row = await getTemplate(tx, templateId);
        if (!row) return fail('not_found', gone);
        const definition = readDefinition(row.version_id, row.definition);
        const contents = await readTypeContents(tx, row.matter_type_id);
        const findUses = await readUses(tx, row.matter_type_id, contents);
        const uses = findUses(
          (place) => place.templateId !== templateId && place.templateIds.includes(templateId),
        );
        if (uses.length > 0)
          return refuseInUse(`The task “${definition.name}”`, uses, 'Change those first, then delete it.');
        await markTemplateDeleted(tx, templateId, clock.now());
        await writePositions(tx, 'task_templates', await listTemplateIds(tx, row.category_id));
        await record('task_template.remove', templateId, {
          before: { categoryId: row.category_id, definition },
        });
        return ok({});
      }),
  };
}

/** Adds a template at the end of a category, with its first version. */
async function addTemplate(
  { tx }: OptionsWrite,
  id: string,
  made: { categoryId: string; definition: TaskDefinition; at: string; by: string },
): Promise<string> {
  const others = await listTemplateIds(tx, made.categoryId);
  const versionId = newId();
  await insertTemplate(tx, {
    id,
    category_id: made.categoryId,
    position: others.length,
    deleted_at: null,
    version_id: versionId,
  });
  await insertVersion(tx, {
    id: versionId,
    template_id: id,
    number: 1,
    definition: JSON.stringify(made.definition),
    created_at: made.at,
    created_by: made.by,
  });
  await writePositions(tx, 'task_templates', [...others, id]);
  return id;
}

function nameOfCopy({ name }: TaskDefinition): string {
  const end = ' (copy)';
  return `${name.slice(0, 120 - end.length).trimEnd()}${end}`;
}
