import { expect, it } from 'vitest';
import type { Condition } from '../../src-shared/domain/conditions.ts';
import { group } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { auditLines, setUpOptions } from '../../test/support/options-calls.ts';

const form = (name: string, ...visibility: Condition[]) => ({ name, visibility });
const gone = { ok: false, error: { code: 'not_found' } };

eachEngine('task categories', (open) => {
  it('are added at the end, saved, moved and removed, with an audit line each', async () => {
    const database = await open();
    const { get, matterTypeId, categoryId } = await setUpOptions(database);
    const condition = group([{ kind: 'status_kind', comparison: 'is', kinds: ['active'] }]);
    const { id } = await get('options.addCategory', { matterTypeId, form: form('After') });
    const names = async () =>
      (await get('options.matterType', { matterTypeId })).categories.map((category) => category.name);
    expect(await names()).toEqual(['Searches', 'After']);
    await get('options.saveCategory', { categoryId: id, revision: 1, form: form('Last', condition) });
    expect((await get('options.matterType', { matterTypeId })).categories[1]).toMatchObject({
      name: 'Last',
      visibility: [condition],
      revision: 2,
    });
    await get('options.moveCategory', { categoryId: id, toIndex: 0 });
    expect(await names()).toEqual(['Last', 'Searches']);
    await get('options.removeCategory', { categoryId: id });
    expect(await names()).toEqual(['Searches']);
    const places = await database.read.selectFrom('task_categories').select(['id', 'position']).execute();
    expect(places).toEqual([{ id: categoryId, position: 0 }]);
    expect(await auditLines(database)).toEqual([
      { action: 'category.add', subjectId: id, after: { matterTypeId, ...form('After') } },
      { action: 'category.save', subjectId: id, before: form('After'), after: form('Last', condition) },
      { action: 'category.move', subjectId: id, before: { position: 1 }, after: { position: 0 } },
      { action: 'category.remove', subjectId: id, before: { matterTypeId, ...form('Last', condition) } },
    ]);
  });

  it('are not saved over what somebody saved meanwhile', async () => {
    const { call, get, categoryId } = await setUpOptions(await open());
    await get('options.saveCategory', { categoryId, revision: 1, form: form('Theirs') });
    expect(await call('options.saveCategory', { categoryId, revision: 1, form: form('Mine') })).toEqual({
      ok: false,
      error: {
        code: 'changed_meanwhile',
        message:
          'Another administrator saved this category while you were editing. What you typed is still here: compare, then save again.',
        details: { revision: '2', name: 'Theirs', visibility: '[]' },
      },
    });
    expect(await call('options.saveCategory', { categoryId, revision: 2, form: form('Mine') })).toMatchObject(
      {
        ok: true,
      },
    );
  });

  it('have names of their own, and conditions without faults', async () => {
    const database = await open();
    const { call, get, matterTypeId, categoryId } = await setUpOptions(database);
    const taken = 'There is already a category “SEARCHES”. Type another name.';
    expect(await call('options.addCategory', { matterTypeId, form: form('SEARCHES') })).toEqual({
      ok: false,
      error: { code: 'malformed_input', message: taken, details: { name: taken } },
    });
    await get('options.saveCategory', { categoryId, revision: 1, form: form('SEARCHES') });
    const faulty = form(
      'After',
      group([]),
      group([{ kind: 'task', templateId: 'gone', state: 'completed' }]),
    );
    const refused = {
      ok: false,
      error: {
        code: 'template_faulty',
        message: 'A task that this condition names no longer exists.',
        details: { 'visibility.1': 'A task that this condition names no longer exists.' },
      },
    };
    expect(await call('options.addCategory', { matterTypeId, form: faulty })).toEqual(refused);
    expect(await call('options.saveCategory', { categoryId, revision: 2, form: faulty })).toEqual(refused);
    expect(await auditLines(database)).toHaveLength(1);
  });

  it('with tasks are not removed', async () => {
    const database = await open();
    const { call, get, categoryId, templateId, matterTypeId } = await setUpOptions(database);
    expect(await call('options.removeCategory', { categoryId })).toEqual({
      ok: false,
      error: {
        code: 'in_use',
        message:
          'The category “Searches” is used by: 1 task of this matter type; 1 matter with tasks in it. Move or delete its tasks first.',
        details: { 0: '1 task of this matter type', 1: '1 matter with tasks in it' },
      },
    });
    await get('options.removeTask', { templateId });
    expect(await call('options.removeCategory', { categoryId })).toMatchObject({
      error: {
        message:
          'The category “Searches” is used by: 1 matter with tasks in it. It stays for those matters; rename it, or hide it by a condition.',
      },
    });
    expect((await get('options.matterType', { matterTypeId })).categories).toHaveLength(1);
  });

  it('that had a deleted template are removed, and tasks made of it elsewhere keep it', async () => {
    const database = await open();
    const { get, categoryId, templateId, matterTypeId } = await setUpOptions(database);
    const { id: other } = await get('options.addCategory', { matterTypeId, form: form('After') });
    await get('options.moveTask', { templateId, categoryId: other, toIndex: 0 });
    await get('options.removeTask', { templateId });
    await get('options.removeCategory', { categoryId: other });
    const templates = await database.read
      .selectFrom('task_templates')
      .select(['id', 'category_id'])
      .execute();
    expect(templates).toEqual([{ id: templateId, category_id: categoryId }]);
    expect(await get('options.previewApply', { matterTypeId, templateId })).toMatchObject({
      tasksRemoved: 1,
    });
  });

  it('are removed with their deleted templates when there is no other', async () => {
    const database = await open();
    const { get } = await setUpOptions(database);
    const { matterTypeId } = await get('options.addMatterType', { name: 'Sale', copyOf: null });
    const { id } = await get('options.addCategory', { matterTypeId, form: form('Only') });
    const { templateId } = await get('options.addTask', { categoryId: id, definition: definitionOf('x') });
    await get('options.removeTask', { templateId });
    await get('options.removeCategory', { categoryId: id });
    expect((await get('options.matterType', { matterTypeId })).categories).toEqual([]);
  });

  it('that the program made are not changed', async () => {
    const database = await open();
    const { call, matterTypeId } = await setUpOptions(database);
    const system = { name: 'Reminders', position: 9, system: 1, visibility: '[]', revision: 1 } as const;
    await database.read
      .insertInto('task_categories')
      .values({ ...system, id: 'system', matter_type_id: matterTypeId })
      .execute();
    const refused = {
      ok: false,
      error: {
        code: 'not_permitted',
        message: '“Reminders” is made by Clerkwell and cannot be changed. Add a category of your own.',
      },
    };
    const categoryId = 'system';
    expect(await call('options.saveCategory', { categoryId, revision: 1, form: form('x') })).toEqual(refused);
    expect(await call('options.removeCategory', { categoryId })).toEqual(refused);
    expect(await call('options.moveCategory', { categoryId, toIndex: 0 })).toEqual(refused);
  });

  it('that are not there are said to be gone', async () => {
    const { call } = await setUpOptions(await open());
    const categoryId = 'none';
    expect(await call('options.addCategory', { matterTypeId: 'none', form: form('x') })).toMatchObject(gone);
    expect(await call('options.saveCategory', { categoryId, revision: 1, form: form('x') })).toMatchObject(
      gone,
    );
    expect(await call('options.removeCategory', { categoryId })).toMatchObject(gone);
    expect(await call('options.moveCategory', { categoryId, toIndex: 0 })).toMatchObject(gone);
  });
});
