import { expect, it } from 'vitest';
import type { TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { group } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf, textMessage } from '../../test/support/definitions.ts';
import { auditLines, removedMeanwhile, setUpOptions } from '../../test/support/options-calls.ts';
import { afterTarget } from '../../test/support/schedules.ts';

eachEngine('a task template', (open) => {
  it('is read with the type it belongs to, and how many open matters there are', async () => {
    const { get, templateId, categoryId, matterTypeId } = await setUpOptions(await open());
    expect(await get('options.taskTemplate', { templateId })).toMatchObject({
      id: templateId,
      categoryId,
      matterTypeId,
      matterTypeName: 'Purchase',
      revision: 1,
      openMatters: 1,
      definition: { name: 'Searches received', actions: [{ channel: 'sms' }, { channel: 'email' }] },
    });
  });

  it('is added at the end of its category', async () => {
    const database = await open();
    const { get, categoryId, matterTypeId } = await setUpOptions(database);
    const definition = definitionOf('Report', { actions: [textMessage()] });
    const { templateId } = await get('options.addTask', { categoryId, definition });
    const { categories } = await get('options.matterType', { matterTypeId });
    expect(categories[0]?.tasks.map((task) => task.name)).toEqual(['Searches received', 'Report']);
    expect(await get('options.taskTemplate', { templateId })).toMatchObject({ revision: 1, definition });
    expect(await auditLines(database)).toEqual([
      {
        action: 'task_template.add',
        subjectId: templateId,
        before: undefined,
        after: { categoryId, definition },
      },
    ]);
  });

  it('is saved as a new version: matters keep theirs', async () => {
    const database = await open();
    const { get, templateId, versionId, taskId } = await setUpOptions(database);
    const { definition: before } = await get('options.taskTemplate', { templateId });
    const definition = { ...before, name: 'Searches are back', actions: [textMessage()] };
    await get('options.saveTask', { templateId, revision: 1, definition });
    expect(await get('options.taskTemplate', { templateId })).toMatchObject({ revision: 2, definition });
    const versions = await database.read
      .selectFrom('task_template_versions')
      .selectAll()
      .orderBy('number')
      .execute();
    expect(versions.map((one) => [one.number, JSON.parse(one.definition)])).toEqual([
      [1, before],
      [2, definition],
    ]);
    const task = await database.read
      .selectFrom('tasks')
      .selectAll()
      .where('id', '=', taskId)
      .executeTakeFirst();
    expect(task).toMatchObject({ version_id: versionId, name: 'Searches received' });
    expect(await auditLines(database)).toEqual([
      { action: 'task_template.save', subjectId: templateId, before, after: definition },
    ]);
  });

  it('is not saved over another administrator’s: what they saved comes back', async () => {
    const { call, get, templateId } = await setUpOptions(await open());
    const theirs = definitionOf('Theirs', { actions: [textMessage()] });
    await get('options.saveTask', { templateId, revision: 1, definition: theirs });
    const answer = await call('options.saveTask', {
      templateId,
      revision: 1,
      definition: definitionOf('Mine'),
    });
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'changed_meanwhile',
        message:
          'Another administrator saved this task while you were editing. What you typed is still here: compare, then save again.',
        details: { revision: '2', definition: JSON.stringify(theirs) },
      },
    });
    await get('options.saveTask', { templateId, revision: 2, definition: definitionOf('Mine') });
    expect(await get('options.taskTemplate', { templateId })).toMatchObject({
      revision: 3,
      definition: { name: 'Mine' },
    });
  });

  it('goes to one of two who save at the same moment', async () => {
    const { call, templateId } = await setUpOptions(await open());
    const both = await Promise.all(
      ['a', 'b'].map((name) =>
        call('options.saveTask', { templateId, revision: 1, definition: definitionOf(name) }),
      ),
    );
    expect(both.map((one) => (one.ok ? 'ok' : one.error.code)).sort()).toEqual(['changed_meanwhile', 'ok']);
  });

  it('with faults is refused, each named by its place, and nothing is written', async () => {
    const database = await open();
    const { call, templateId, categoryId } = await setUpOptions(database);
    const definition = definitionOf('Report', {
      visibility: [group([]), group([{ kind: 'status_kind', comparison: 'is', kinds: [] }])],
      actions: [textMessage(), textMessage({ id: 'b', channel: 'email', body: '{{ no.such }}' })],
    });
    const refused = {
      ok: false,
      error: {
        code: 'template_faulty',
        message: 'Choose the kind of status that the matter must have.',
        details: {
          'visibility.1': 'Choose the kind of status that the matter must have.',
          'actions.1.subject': 'Type a subject for the email.',
          'actions.1.body': 'There is no token {{ no.such }} (line 1, character 1).',
        },
      },
    };
    expect(await call('options.saveTask', { templateId, revision: 1, definition })).toEqual(refused);
    expect(await call('options.addTask', { categoryId, definition })).toEqual(refused);
    expect(await database.read.selectFrom('task_template_versions').selectAll().execute()).toHaveLength(1);
    expect(await auditLines(database)).toEqual([]);
  });

  it('that would close a loop of target dates is refused, naming the loop', async () => {
    const { call, get, templateId, categoryId } = await setUpOptions(await open());
    const add = (name: string, after: string) =>
      get('options.addTask', { categoryId, definition: definitionOf(name, { target: afterTarget(after) }) });
    const { templateId: second } = await add('Second', templateId);
    const { templateId: third } = await add('Third', second);
    const save = (anchor: string) =>
      call('options.saveTask', {
        templateId,
        revision: 1,
        definition: definitionOf('First', { target: afterTarget(anchor) }),
      });
    const sentence =
      'These target dates wait for each other in a loop: “First” → “Third” → “Second” → “First”. Count one of them from something else.';
    expect(await save(third)).toEqual({
      ok: false,
      error: { code: 'template_faulty', message: sentence, details: { target: sentence } },
    });
    expect(await save(templateId)).toMatchObject({
      error: { message: expect.stringContaining('“First” → “First”') },
    });
  });

  it('is copied with actions of its own, naming itself where the original does', async () => {
    const database = await open();
    const { get, templateId, categoryId, matterTypeId, actionIds } = await setUpOptions(database);
    const { definition } = await get('options.taskTemplate', { templateId });
    const shownOnce = group([{ kind: 'task', templateId, state: 'outstanding' }]);
    await get('options.saveTask', {
      templateId,
      revision: 1,
      definition: { ...definition, visibility: [shownOnce] },
    });
    const { id: other } = await get('options.addCategory', {
      matterTypeId,
      form: { name: 'After', visibility: [] },
    });
    const { templateId: copyId } = await get('options.copyTask', { templateId, categoryId: other });
    const copy = await get('options.taskTemplate', { templateId: copyId });
    expect(copy).toMatchObject({
      categoryId: other,
      revision: 1,
      definition: { name: 'Searches received (copy)', visibility: [{ parts: [{ templateId: copyId }] }] },
    });
    const plain = (actions: TriggeredAction[]) => actions.map((action) => ({ ...action, id: '' }));
    expect(plain(copy.definition.actions)).toEqual(plain(definition.actions));
    expect(copy.definition.actions.filter((action) => actionIds.includes(action.id))).toEqual([]);
    expect((await auditLines(database)).at(-1)).toMatchObject({
      action: 'task_template.copy',
      after: { copyOf: templateId },
    });
    expect((await get('options.taskTemplate', { templateId })).categoryId).toBe(categoryId);
  });

  it('is moved within its category and to another, with its places in the audit', async () => {
    const database = await open();
    const { get, templateId, categoryId, matterTypeId } = await setUpOptions(database);
    const { templateId: second } = await get('options.addTask', {
      categoryId,
      definition: definitionOf('Second'),
    });
    const { id: other } = await get('options.addCategory', {
      matterTypeId,
      form: { name: 'After', visibility: [] },
    });
    const names = async () =>
      (await get('options.matterType', { matterTypeId })).categories.map(({ tasks }) =>
        tasks.map((task) => task.name),
      );
    await get('options.moveTask', { templateId: second, categoryId, toIndex: 0 });
    expect(await names()).toEqual([['Second', 'Searches received'], []]);
    await get('options.moveTask', { templateId, categoryId: other, toIndex: 9 });
    await get('options.moveTask', { templateId: second, categoryId: other, toIndex: 0 });
    expect(await names()).toEqual([[], ['Second', 'Searches received']]);
    expect((await auditLines(database)).at(-1)).toEqual({
      action: 'task_template.move',
      subjectId: second,
      before: { categoryId, position: 0 },
      after: { categoryId: other, position: 0 },
    });
  });

  it('stays within its matter type, and out of the categories of the program', async () => {
    const database = await open();
    const { call, get, templateId, matterTypeId } = await setUpOptions(database);
    const { matterTypeId: sale } = await get('options.addMatterType', { name: 'Sale', copyOf: null });
    const { id: foreign } = await get('options.addCategory', {
      matterTypeId: sale,
      form: { name: 'Sale', visibility: [] },
    });
    expect(await call('options.moveTask', { templateId, categoryId: foreign, toIndex: 0 })).toEqual(
      removedMeanwhile,
    );
    expect(await call('options.copyTask', { templateId, categoryId: foreign })).toEqual(removedMeanwhile);
    expect(await call('options.addTask', { categoryId: 'none', definition: definitionOf('x') })).toEqual(
      removedMeanwhile,
    );
    const system = {
      id: 'system',
      matter_type_id: matterTypeId,
      name: 'Reminders',
      position: 9,
      system: 1,
      visibility: '[]',
      revision: 1,
    } as const;
    await database.read.insertInto('task_categories').values(system).execute();
    const refused = {
      ok: false,
      error: {
        code: 'not_permitted',
        message: '“Reminders” is made by Clerkwell and cannot be changed. Add a category of your own.',
      },
    };
    expect(await call('options.moveTask', { templateId, categoryId: 'system', toIndex: 0 })).toEqual(refused);
    expect(await call('options.copyTask', { templateId, categoryId: 'system' })).toEqual(refused);
    expect(await call('options.addTask', { categoryId: 'system', definition: definitionOf('x') })).toEqual(
      refused,
    );
  });
});
