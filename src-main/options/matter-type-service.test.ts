import { expect, it } from 'vitest';
import { group } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { auditLines, removedMeanwhile, setUpOptions } from '../../test/support/options-calls.ts';

eachEngine('matter types', (open) => {
  it('are listed with what they own, how many open matters they have, and what is wrong in them', async () => {
    const database = await open();
    const { get, matterTypeId } = await setUpOptions(database, {
      definition: { visibility: [group([{ kind: 'task', templateId: 'gone', state: 'completed' }])] },
    });
    const { matterTypeId: other } = await get('options.addMatterType', { name: 'Sale', copyOf: null });
    expect(await get('options.matterTypes', {})).toEqual({
      matterTypes: [
        {
          id: matterTypeId,
          name: 'Purchase',
          retired: false,
          revision: 1,
          categories: 1,
          tasks: 1,
          openMatters: 1,
          faults: 1,
        },
        {
          id: other,
          name: 'Sale',
          retired: false,
          revision: 1,
          categories: 0,
          tasks: 0,
          openMatters: 0,
          faults: 0,
        },
      ],
    });
  });

  it.each(['cancelled', 'archived'] as const)('do not count %s matters as open', async (statusKind) => {
    const { get } = await setUpOptions(await open(), { statusKind });
    expect((await get('options.matterTypes', {})).matterTypes[0]?.openMatters).toBe(0);
  });

  it('show a task with its triggers, its target date as a sentence, and its faults', async () => {
    const { get, matterTypeId, templateId, categoryId } = await setUpOptions(await open(), {
      definition: {
        target: {
          amount: 2,
          unit: 'weeks',
          direction: 'after',
          anchor: { kind: 'key_date', token: 'matter.exchange_date' },
        },
        preActivation: true,
      },
      actions: [{ channel: 'preferred', subject: 'News', body: '{{ field.gone }}' }],
    });
    const type = await get('options.matterType', { matterTypeId });
    expect(type).toMatchObject({
      name: 'Purchase',
      smsLimit: null,
      openMatters: 1,
      fields: [],
      defaultParties: [],
    });
    expect(type.categories).toEqual([
      {
        id: categoryId,
        name: 'Searches',
        system: false,
        visibility: [],
        faults: [],
        revision: 1,
        tasks: [
          {
            id: templateId,
            name: 'Searches received',
            triggers: [{ kind: 'send_progress_message', channel: 'preferred' }],
            preActivation: true,
            target: '2 weeks after the exchange date',
            hasVisibility: false,
            faults: ['There is no token {{ field.gone }} (line 1, character 1).'],
          },
        ],
      },
    ]);
  });

  it('show what is wrong with the visibility of a category, each fault once', async () => {
    const database = await open();
    const { get, matterTypeId, categoryId } = await setUpOptions(database);
    const gone = group([{ kind: 'task', templateId: 'gone', state: 'completed' }]);
    await database.read
      .updateTable('task_categories')
      .set({ visibility: JSON.stringify([gone, gone]) })
      .where('id', '=', categoryId)
      .execute();
    const [category] = (await get('options.matterType', { matterTypeId })).categories;
    expect(category?.faults).toEqual(['A task that this condition names no longer exists.']);
    expect((await get('options.matterTypes', {})).matterTypes[0]?.faults).toBe(2);
  });

  it('begin with a status of each kind', async () => {
    const { get } = await setUpOptions(await open());
    const { matterTypeId } = await get('options.addMatterType', { name: 'Lease Extension', copyOf: null });
    const { statusTypes, categories } = await get('options.matterType', { matterTypeId });
    expect(statusTypes.map(({ name, kind }) => [name, kind])).toEqual([
      ['Quote', 'quote'],
      ['Active', 'active'],
      ['Cancelled', 'cancelled'],
      ['Archived', 'archived'],
    ]);
    expect(categories).toEqual([]);
  });

  it('have names of their own', async () => {
    const { call, get, matterTypeId } = await setUpOptions(await open());
    const taken = {
      ok: false,
      error: {
        code: 'malformed_input',
        message: 'There is already a matter type “purchase”. Type another name.',
        details: { name: 'There is already a matter type “purchase”. Type another name.' },
      },
    };
    expect(await call('options.addMatterType', { name: 'purchase', copyOf: null })).toEqual(taken);
    const { matterTypeId: other } = await get('options.addMatterType', { name: 'Sale', copyOf: null });
    expect(
      await call('options.renameMatterType', { matterTypeId: other, revision: 1, name: 'purchase' }),
    ).toEqual(taken);
    expect(
      await call('options.renameMatterType', { matterTypeId, revision: 1, name: 'PURCHASE' }),
    ).toMatchObject({ ok: true });
  });

  it('are renamed, and their matters are found by the new name', async () => {
    const database = await open();
    const { get, matterTypeId } = await setUpOptions(database);
    await get('options.renameMatterType', { matterTypeId, revision: 1, name: 'Buying' });
    const { search_key } = await database.read
      .selectFrom('matters')
      .select('search_key')
      .executeTakeFirstOrThrow();
    expect(search_key).toMatch(/^ash\/\w+ 1 elm road olive ash & rowan ash sam oak buying open$/);
    expect(await auditLines(database)).toEqual([
      {
        action: 'matter_type.save',
        subjectId: matterTypeId,
        before: { name: 'Purchase', smsLimit: null },
        after: { name: 'Buying', smsLimit: null },
      },
    ]);
  });

  it('are not saved over what somebody saved meanwhile', async () => {
    const { call, get, matterTypeId } = await setUpOptions(await open());
    await get('options.saveMessageLimits', { matterTypeId, revision: 1, smsLimit: 20 });
    const theirs = {
      ok: false,
      error: { code: 'changed_meanwhile', details: { revision: '2', name: 'Purchase', smsLimit: '20' } },
    };
    expect(
      await call('options.renameMatterType', { matterTypeId, revision: 1, name: 'Buying' }),
    ).toMatchObject(theirs);
    expect(
      await call('options.saveMessageLimits', { matterTypeId, revision: 1, smsLimit: null }),
    ).toMatchObject(theirs);
    expect(await get('options.matterType', { matterTypeId })).toMatchObject({
      name: 'Purchase',
      smsLimit: 20,
      revision: 2,
    });
    await get('options.saveMessageLimits', { matterTypeId, revision: 2, smsLimit: null });
    expect(await get('options.matterType', { matterTypeId })).toMatchObject({ smsLimit: null });
  });

  it('are retired and offered again, with an audit line each', async () => {
    const database = await open();
    const { get, matterTypeId } = await setUpOptions(database);
    await get('options.retireMatterType', { matterTypeId, retired: true });
    expect(await get('options.matterType', { matterTypeId })).toMatchObject({ retired: true });
    await get('options.retireMatterType', { matterTypeId, retired: false });
    expect(await get('options.matterType', { matterTypeId })).toMatchObject({ retired: false });
    expect(await auditLines(database)).toMatchObject([
      { action: 'matter_type.retire', before: { retired: false }, after: { retired: true } },
      { before: { retired: true } },
    ]);
  });

  it('that are not there are said to be gone', async () => {
    const database = await open();
    const { call } = await setUpOptions(database);
    expect(await call('options.matterType', { matterTypeId: 'none' })).toEqual(removedMeanwhile);
    expect(await call('options.addMatterType', { name: 'Sale', copyOf: 'none' })).toEqual(removedMeanwhile);
    expect(await call('options.renameMatterType', { matterTypeId: 'none', revision: 1, name: 'x' })).toEqual(
      removedMeanwhile,
    );
    expect(await call('options.retireMatterType', { matterTypeId: 'none', retired: true })).toEqual(
      removedMeanwhile,
    );
    expect(
      await call('options.saveMessageLimits', { matterTypeId: 'none', revision: 1, smsLimit: 1 }),
    ).toEqual(removedMeanwhile);
    expect(await auditLines(database)).toEqual([]);
  });
});
