import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { setUpOptions } from '../../test/support/options-calls.ts';
import type { Database } from '../database/database.ts';

/** Makes the one task of the seeded matter follow a version that names a field, a choice, a status and a task template. */
async function setUp(database: Database) {
  const options = await setUpOptions(database);
  const { get, call, templateId, categoryId, matterTypeId, taskId } = options;
  const { id: statusTypeId } = await get('options.addStatusType', {
    matterTypeId,
    form: { name: 'Exchanged', kind: 'active' },
  });
  const tenure = { label: 'Tenure', type: 'choice' as const, choices: ['Freehold', 'Leasehold'] };
  const { id: fieldId } = await get('options.addField', { matterTypeId, form: tenure });
  const { templateId: other } = await get('options.addTask', {
    categoryId,
    definition: definitionOf('Report'),
  });
  const every = { condition: null };
  const names = definitionOf('Searches received', {
    actions: [
      { ...every, id: 'a', kind: 'change_status', statusTypeId },
      {
        ...every,
        id: 'b',
        kind: 'set_field',
        token: 'field.tenure',
        value: { kind: 'fixed', value: 'Leasehold' },
      },
      { ...every, id: 'c', kind: 'set_tasks', templateIds: [other], notRequired: true },
    ],
  });
  await get('options.saveTask', { templateId, revision: 1, definition: names });
  const rows = await database.read.selectFrom('task_template_versions').selectAll().execute();
  const version = rows.find((row) => row.template_id === templateId && row.number === 2);
  await database.read
    .updateTable('tasks')
    .set({ version_id: version?.id ?? '' })
    .where('id', '=', taskId)
    .execute();
  await get('options.saveTask', {
    templateId,
    revision: 2,
    definition: definitionOf('Searches are back'),
  });
  const form = { ...tenure, choices: ['Freehold'] };
  return {
    ...options,
    removals: async () => [
      await call('options.saveField', { fieldId, revision: 1, form }),
      await call('options.removeField', { fieldId }),
      await call('options.removeStatusType', { statusTypeId }),
      await call('options.removeTask', { templateId: other }),
    ],
  };
}

const isDone = { ok: true };
const allDone = [isDone, isDone, isDone, isDone];

eachEngine('what only the earlier version of an open task names', (open) => {
  it('is in use, until the present version is applied', async () => {
    const { removals, get, matterTypeId } = await setUp(await open());
    const use =
      '“Searches received”, as 1 open matter has it by an earlier version: apply the present one to them first';
    const refused = { ok: false, error: { code: 'in_use', details: { 0: use } } };
    expect(await removals()).toMatchObject([refused, refused, refused, refused]);
    await get('options.applyTemplates', { matterTypeId, templateId: null });
    expect(await removals()).toMatchObject(allDone);
  });

  it('is in use although its own template is deleted', async () => {
    const { removals, get, templateId } = await setUp(await open());
    await get('options.removeTask', { templateId });
    const use =
      '“Searches received”, deleted, as 1 open matter has it still: apply that to them first, or complete it there';
    const refused = { ok: false, error: { code: 'in_use', details: { 0: use } } };
    expect(await removals()).toMatchObject([refused, refused, refused, refused]);
  });

  it.each([
    ['completed', { completed_at: '2026-01-06T09:00:00.000Z' }],
    ['not required', { not_required: 1 }],
  ] as const)('is not in use once the task is %s', async (_, values) => {
    const database = await open();
    const { removals, taskId } = await setUp(database);
    await database.read.updateTable('tasks').set(values).where('id', '=', taskId).execute();
    expect(await removals()).toMatchObject(allDone);
  });

  it('is not in use once the matter is closed', async () => {
    const database = await open();
    const { removals, statusTypeId } = await setUp(database);
    await database.read
      .updateTable('status_types')
      .set({ kind: 'archived' })
      .where('id', '=', statusTypeId)
      .execute();
    expect((await removals()).map((answer) => answer.ok)).toEqual([true, true, false, true]);
  });

  it('is counted once for each matter', async () => {
    const database = await open();
    const { removals, matterId } = await setUp(database);
    const [matter] = await database.read.selectFrom('matters').selectAll().execute();
    const [task] = await database.read.selectFrom('tasks').selectAll().execute();
    if (!matter || !task) throw new Error('Not seeded');
    expect(matter.id).toBe(matterId);
    await database.read
      .insertInto('matters')
      .values({ ...matter, id: 'other' })
      .execute();
    await database.read
      .insertInto('tasks')
      .values({ ...task, id: 'other', matter_id: 'other' })
      .execute();
    expect((await removals())[1]).toMatchObject({
      error: { details: { 0: expect.stringContaining('as 2 open matters have it by') } },
    });
  });
});
