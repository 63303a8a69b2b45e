import { expect, it } from 'vitest';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { templateHandlers } from './template-service.ts';

const form = { channel: 'sms' as const, subject: '', body: 'Dear {{ client.first_name }}' };

async function setUp(database: Database, options?: SeedOptions) {
  const seeded = await seedMatter(database, options);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const handlers = templateHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
  const [actionId = ''] = seeded.actionIds;
  return {
    ...seeded,
    actionId,
    matterTypes: () => handlers['options.matterTypes']({}, { user }),
    template: (templateId = seeded.templateId) => handlers['options.taskTemplate']({ templateId }, { user }),
    add: (changes: object = {}, templateId = seeded.templateId) =>
      handlers['options.addAction']({ templateId, form: { ...form, ...changes } }, { user }),
    save: (revision: number, changes: object = {}, id = actionId) =>
      handlers['options.saveAction']({ actionId: id, revision, form: { ...form, ...changes } }, { user }),
    remove: (id = actionId) => handlers['options.removeAction']({ actionId: id }, { user }),
    tokens: (matterId: string | null) => handlers['options.tokens']({ matterId }, { user }),
    preview: (changes: object = {}, matterId = seeded.matterId) =>
      handlers['options.previewAction']({ matterId, form: { ...form, ...changes } }, { user }),
  };
}

const actions = (database: Database) =>
  database.read
    .selectFrom('triggered_actions')
    .select(['channel', 'subject', 'body', 'position', 'revision'])
    .orderBy('position')
    .execute();
const failing = (code: string) => ({ ok: false, error: { code } });

eachEngine('the text of a progress message', (open) => {
  it('is saved with a new revision, and the audit keeps what it was', async () => {
    const database = await open();
    const { save, template } = await setUp(database);
    const [was] = await actions(database);
    expect(await save(1)).toEqual({ ok: true, value: {} });
    expect((await actions(database))[0]).toMatchObject({ body: form.body, subject: null, revision: 2 });
    expect(await template()).toMatchObject({ value: { actions: [{ body: form.body, revision: 2 }, {}] } });
    const [line] = await database.read.selectFrom('audit').selectAll().execute();
    expect(JSON.parse(line?.before ?? '')).toMatchObject({ body: was?.body });
    expect(JSON.parse(line?.after ?? '')).toMatchObject({ body: form.body });
  });

  it('is not saved over another administrator’s, who is not lost: what they saved comes back', async () => {
    const database = await open();
    const { save } = await setUp(database);
    await save(1, { body: 'The first' });
    expect(await save(1, { body: 'The second' })).toMatchObject({
      ok: false,
      error: { code: 'changed_meanwhile', details: { revision: '2', body: 'The first', subject: '' } },
    });
    expect((await actions(database))[0]).toMatchObject({ body: 'The first', revision: 2 });
    expect(await save(2, { body: 'The second' })).toMatchObject({ ok: true });
  });

  it('goes to one of two who save at the same moment', async () => {
    const database = await open();
    const { save } = await setUp(database);
    const both = await Promise.all([save(1, { body: 'a' }), save(1, { body: 'b' })]);
    expect(both.map((one) => (one.ok ? 'ok' : one.error.code)).sort()).toEqual(['changed_meanwhile', 'ok']);
    expect((await actions(database))[0]?.revision).toBe(2);
  });

  it.each([
    [{ body: '{{ client.surname }}' }, 'body'],
    [{ body: 'Dear {{ client.first_name' }, 'body'],
    [{ body: '{% include "x" %}' }, 'body'],
    [{ channel: 'email', subject: '{{ no.such }}' }, 'subject'],
    [{ channel: 'email', subject: '  ' }, 'subject'],
    [{ channel: 'preferred', subject: '' }, 'subject'],
  ])('with a fault is refused, naming the field, and nothing changes: %j', async (changes, field) => {
    const database = await open();
    const { save, add } = await setUp(database);
    const before = await actions(database);
    for (const answer of [await save(1, changes), await add(changes)]) {
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'template_faulty', details: { [field]: expect.any(String) } },
      });
    }
    expect(await actions(database)).toEqual(before);
    expect(await database.read.selectFrom('audit').select('id').execute()).toEqual([]);
  });

  it('is added after the others, and can be removed', async () => {
    const database = await open();
    const { add, remove } = await setUp(database);
    const added = await add({ channel: 'email', subject: 'News' });
    expect((await actions(database)).at(-1)).toMatchObject({ subject: 'News', position: 3, revision: 1 });
    expect(await remove(added.ok ? added.value.actionId : '')).toEqual({ ok: true, value: {} });
    expect(await actions(database)).toHaveLength(2);
    expect(await remove(added.ok ? added.value.actionId : '')).toMatchObject(failing('not_found'));
  });

  it('is the first of a task that had none', async () => {
    const database = await open();
    const { add } = await setUp(database, { actions: [] });
    await add();
    expect((await actions(database)).map((one) => one.position)).toEqual([0]);
  });

  it('is not found when somebody has removed it', async () => {
    const { save, add, template } = await setUp(await open());
    expect(await save(1, {}, 'none')).toMatchObject(failing('not_found'));
    expect(await add({}, 'none')).toMatchObject(failing('not_found'));
    expect(await template('none')).toMatchObject(failing('not_found'));
  });
});

eachEngine('Options', (open) => {
  it('lists each matter type with its categories, its tasks and how many actions each has', async () => {
    const database = await open();
    const { matterTypes, matterTypeId, categoryId, templateId } = await setUp(database);
    const empty = { id: 'empty', matter_type_id: matterTypeId, name: 'Nothing yet', position: 9 };
    await database.read.insertInto('task_categories').values(empty).execute();
    const task = { id: templateId, name: 'Searches received', actions: 2, preActivation: false };
    expect(await matterTypes()).toEqual({
      ok: true,
      value: {
        matterTypes: [
          {
            id: matterTypeId,
            name: 'Purchase',
            categories: [
              { id: categoryId, name: 'Searches', tasks: [task] },
              { id: 'empty', name: 'Nothing yet', tasks: [] },
            ],
            statusTypes: [{ name: 'Open', kind: 'active' }],
          },
        ],
      },
    });
  });

  it('shows each token’s value for a matter, days in full, and none without one', async () => {
    const { tokens, matterId } = await setUp(await open(), { matter: { completion_date: '2026-03-04' } });
    const valueFor = async (matter: string | null, id: string) => {
      const answer = await tokens(matter);
      return answer.ok ? answer.value.tokens.find((token) => token.id === id)?.value : undefined;
    };
    expect(await valueFor(matterId, 'matter.completion_date')).toBe('4 March 2026');
    expect(await valueFor(matterId, 'client.first_name')).toBe('Olive');
    expect(await valueFor(matterId, 'matter.exchange_date')).toBe('');
    expect(await valueFor(null, 'client.first_name')).toBe('');
    expect(await valueFor('none', 'client.first_name')).toBe('');
  });

  it('previews what each client would get, or why not, and sends nothing', async () => {
    const database = await open();
    const { preview } = await setUp(database, { clients: [{}, { mobile: null }] });
    const answer = await preview({ body: 'It’s done, {{ client.first_name }}' });
    expect(answer.ok && answer.value.lines).toEqual([
      { contactName: 'Olive Ash', subject: null, text: "It's done, Olive", segments: 1, problem: null },
      {
        contactName: 'Rowan Ash',
        subject: null,
        text: '',
        segments: null,
        problem: 'Rowan Ash has no mobile number.',
      },
    ]);
    expect(await preview({ channel: 'email', subject: 'For {{ client.first_name }}' })).toMatchObject({
      value: { lines: [{ subject: 'For Olive', segments: null }, { subject: 'For Rowan' }] },
    });
    expect(await preview({}, 'none')).toMatchObject(failing('not_found'));
    expect(await database.read.selectFrom('messages').select('id').execute()).toEqual([]);
  });
});
