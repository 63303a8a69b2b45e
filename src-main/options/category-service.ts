import type { CategoryForm } from '../../src-shared/contract/options.ts';
import { type ConditionNames, conditionFaults } from '../../src-shared/domain/conditions.ts';
import { fold } from '../../src-shared/domain/fold.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { Deps, Handlers } from '../ipc/handlers.ts';
import { readVisibility } from '../tasks/visible-tasks.ts';
import {
  countMattersWithTasksIn,
  deleteCategory,
  getCategory,
  insertCategory,
  listCategories,
  updateCategory,
} from './category-queries.ts';
import { getMatterType } from './matter-type-queries.ts';
import { writePositions } from './position-queries.ts';
import { moveTo } from './positions.ts';
import { listTypeDefinitions } from './template-queries.ts';
import { readTypeContents } from './type-contents.ts';
import { refuseInUse, sayMatters } from './uses.ts';
import { changedMeanwhile, gone, nameTaken, writeOptions } from './write-options.ts';

type Calls =
  | 'options.addCategory'
  | 'options.saveCategory'
  | 'options.removeCategory'
  | 'options.moveCategory';

/** Refuses to change what the program made. */
export function refuseSystem(name: string): Result<never> {
  return fail(
    'not_permitted',
    `“${name}” is made by Clerkwell and cannot be changed. Add a category of your own.`,
  );
}

/** Answers Options > Matter Types > Task Categories. */
export function categoryHandlers(deps: Deps): Pick<Handlers, Calls> {
  return {
    'options.addCategory': ({ matterTypeId, form }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        if (!(await getMatterType(tx, matterTypeId))) return fail('not_found', gone);
        const { categories, names } = await readTypeContents(tx, matterTypeId);
        const refused = checkForm(form, categories, names);
        if (refused) return refused;
        const id = newId();
        await insertCategory(tx, {
          id,
          matter_type_id: matterTypeId,
          name: form.name,
          position: categories.length,
          system: 0,
          visibility: JSON.stringify(form.visibility),
          revision: 1,
        });
        await writePositions(tx, 'task_categories', [...categories.map((one) => one.id), id]);
        await record('category.add', id, { after: { matterTypeId, ...form } });
        changed({ area: 'progress', matterId: null });
        return ok({ id });
      }),
    'options.saveCategory': ({ categoryId, revision, form }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        const row = await getCategory(tx, categoryId);
        if (!row) return fail('not_found', gone);
        if (row.system === 1) return refuseSystem(row.name);
        const before = { name: row.name, visibility: readVisibility(row.visibility) };
        const { categories, names } = await readTypeContents(tx, row.matter_type_id);
        const others = categories.filter((one) => one.id !== categoryId);
        const refused = checkForm(form, others, names);
        if (refused) return refused;
        const values = { name: form.name, visibility: JSON.stringify(form.visibility) };
        if (!(await updateCategory(tx, categoryId, revision, values))) {
          const { name, visibility } = row;
          return changedMeanwhile('this category', { revision: String(row.revision), name, visibility });
        }
        await record('category.save', categoryId, { before, after: form });
        changed({ area: 'progress', matterId: null });
        return ok({});
      }),
    'options.removeCategory': ({ categoryId }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        const row = await getCategory(tx, categoryId);
        if (!row) return fail('not_found', gone);
        if (row.system === 1) return refuseSystem(row.name);
        const templates = (await listTypeDefinitions(tx, row.matter_type_id)).filter(
          (template) => template.category_id === categoryId,
        );
        const matters = await countMattersWithTasksIn(tx, categoryId);
        const uses = [
          ...(templates.length === 0
            ? []
            : [`${templates.length} task${templates.length === 1 ? '' : 's'} of this matter type`]),
          ...(matters === 0 ? [] : [`${sayMatters(matters)} with tasks in it`]),
        ];
        if (uses.length > 0) {
          const advice =
            templates.length > 0
              ? 'Move or delete its tasks first.'
              : 'It stays for those matters; rename it, or hide it by a condition.';
          return refuseInUse(`The category “${row.name}”`, uses, advice);
        }
        const others = (await listCategories(tx, row.matter_type_id)).filter((one) => one.id !== categoryId);
        await deleteCategory(tx, categoryId, others[0]?.id);
        await writePositions(
          tx,
          'task_categories',
          others.map((one) => one.id),
        );
        await record('category.remove', categoryId, {
          before: {
            matterTypeId: row.matter_type_id,
            name: row.name,
            visibility: readVisibility(row.visibility),
          },
        });
        changed({ area: 'progress', matterId: null });
        return ok({});
      }),
    'options.moveCategory': ({ categoryId, toIndex }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        const row = await getCategory(tx, categoryId);
        if (!row) return fail('not_found', gone);
        if (row.system === 1) return refuseSystem(row.name);
        const before = (await listCategories(tx, row.matter_type_id)).map((one) => one.id);
        const after = moveTo(before, categoryId, toIndex);
        await writePositions(tx, 'task_categories', after);
        await record('category.move', categoryId, {
          before: { position: before.indexOf(categoryId) },
          after: { position: after.indexOf(categoryId) },
        });
        changed({ area: 'progress', matterId: null });
        return ok({});
      }),
  };
}

function checkForm(
  form: CategoryForm,
  others: readonly { name: string }[],
  names: ConditionNames,
): Result<never> | null {
  if (others.some((other) => fold(other.name) === fold(form.name))) return nameTaken('category', form.name);
  const faults = form.visibility.flatMap((condition, index) =>
    conditionFaults(condition, names).map((sentence) => [`visibility.${index}`, sentence] as const),
  );
  const [first] = faults;
  // The first of a place is told: what an administrator mends, one after the other.
  return first ? fail('template_faulty', first[1], Object.fromEntries(faults.toReversed())) : null;
}
