import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { afterOpening, fileNote, nothingApplied, setUpOpenMatter } from '../../test/support/open-matter.ts';
import { auditLines } from '../../test/support/options-calls.ts';

eachEngine('applying templates to open matters', (open) => {
  it('brings an outstanding task to the present version, with its name and its date', async () => {
    const database = await open();
    const { save, apply, preview, task, versionId, matterTypeId } = await setUpOpenMatter(database);
    await save({ name: 'Searches are back', target: afterOpening(10), actions: [fileNote('New')] });
    const answer = {
      matters: 1,
      tasksChanged: 1,
      tasksAdded: 0,
      tasksRemoved: 0,
      datesMoved: 1,
      examples: [
        {
          reference: expect.stringMatching(/^ASH/),
          clients: 'Olive Ash, Rowan Ash',
          lines: [
            '“Searches” is renamed to “Searches are back”',
            '“Searches are back”: its text changes, how its target date is counted changes',
            'Target of “Searches are back” moves from 8 Jan 2026 to 15 Jan 2026',
          ],
        },
      ],
    };
    expect(await preview()).toEqual(answer);
    expect(await task()).toMatchObject({
      version_id: versionId,
      name: 'Searches',
      target_date: '2026-01-08',
    });
    expect(await apply()).toEqual(answer);
    const after = await task();
    expect(after).toMatchObject({ name: 'Searches are back', target_date: '2026-01-15' });
    expect(after?.version_id).not.toBe(versionId);
    const { examples: _, ...counts } = answer;
    expect((await auditLines(database)).slice(1)).toEqual([
      {
        action: 'task_template.apply',
        subjectId: matterTypeId,
        before: undefined,
        after: { matterTypeId, templateId: null, ...counts },
      },
    ]);
    expect(await apply()).toEqual(nothingApplied);
    expect(await auditLines(database)).toHaveLength(2);
  });

  it('keeps the name that a task was given by hand, a date that was typed, and that it is not required', async () => {
    const { save, apply, task, setTask } = await setUpOpenMatter(await open());
    await setTask({ name: 'Mrs Ash’s searches', not_required: 1, target_typed: 1 });
    await save({ name: 'Other', target: afterOpening(30) });
    const { examples, ...counts } = await apply();
    expect(counts).toEqual({ matters: 1, tasksChanged: 1, tasksAdded: 0, tasksRemoved: 0, datesMoved: 0 });
    expect(examples[0]?.lines).toEqual(['“Mrs Ash’s searches”: how its target date is counted changes']);
    expect(await task()).toMatchObject({
      name: 'Mrs Ash’s searches',
      not_required: 1,
      target_date: '2026-01-08',
    });
  });

  it('takes a date away with its rule, unless it was typed', async () => {
    const { save, apply, task, setTask } = await setUpOpenMatter(await open());
    await save({ target: null });
    expect((await apply()).examples[0]?.lines).toEqual([
      '“Searches”: how its target date is counted changes',
      '“Searches” has no target date any more',
    ]);
    expect(await task()).toMatchObject({ target_date: null });
    await setTask({ target_date: '2026-02-02', target_typed: 1 });
    await save({ target: afterOpening(3) }, 2);
    await apply();
    await save({ target: null }, 3);
    await apply();
    expect(await task()).toMatchObject({ target_date: '2026-02-02' });
  });

  it('leaves a completed task as it is', async () => {
    const { save, apply, task, setTask, userId } = await setUpOpenMatter(await open());
    await setTask({ completed_at: '2026-01-07T10:00:00.000Z', completed_by: userId });
    const before = await task();
    await save({ name: 'Other', target: null });
    expect(await apply()).toEqual(nothingApplied);
    expect(await task()).toEqual(before);
  });

  it.each(['cancelled', 'archived'] as const)('leaves a matter that is %s as it is', async (kind) => {
    const { save, apply, task } = await setUpOpenMatter(await open(), kind);
    const before = await task();
    await save({ name: 'Other' });
    expect(await apply()).toEqual(nothingApplied);
    expect(await task()).toEqual(before);
  });

  it('adds a task that the matter has none of, in its place and with its date', async () => {
    const database = await open();
    const { get, apply, names, categoryId, matterId } = await setUpOpenMatter(database);
    const { templateId } = await get('options.addTask', {
      categoryId,
      definition: definitionOf('Order them', { target: afterOpening(1) }),
    });
    await get('options.moveTask', { templateId, categoryId, toIndex: 0 });
    const { examples, ...counts } = await apply();
    expect(counts).toEqual({ matters: 1, tasksChanged: 0, tasksAdded: 1, tasksRemoved: 0, datesMoved: 0 });
    expect(examples[0]?.lines).toEqual(['“Order them” is added']);
    expect(await names()).toEqual(['Order them', 'Searches']);
    const added = await database.read
      .selectFrom('tasks')
      .selectAll()
      .where('template_id', '=', templateId)
      .execute();
    expect(added).toMatchObject([
      { matter_id: matterId, target_date: '2026-01-06', position: 0, completed_at: null },
    ]);
    expect(await apply()).toEqual(nothingApplied);
  });

  it('applies one template only when one is named', async () => {
    const { get, save, apply, names, categoryId } = await setUpOpenMatter(await open());
    const { templateId } = await get('options.addTask', { categoryId, definition: definitionOf('Report') });
    await save({ name: 'Other' });
    expect(await apply(templateId)).toMatchObject({ tasksAdded: 1, tasksChanged: 0 });
    expect(await names()).toEqual(['Searches', 'Report']);
    expect(await apply()).toMatchObject({ tasksAdded: 0, tasksChanged: 1 });
    expect(await names()).toEqual(['Other', 'Report']);
  });

  it('moves a task to the category and the place that its template has', async () => {
    const database = await open();
    const { get, apply, names, templateId, matterTypeId, matterId, categoryId } =
      await setUpOpenMatter(database);
    const { id: after } = await get('options.addCategory', {
      matterTypeId,
      form: { name: 'After', visibility: [] },
    });
    const { templateId: report } = await get('options.addTask', {
      categoryId: after,
      definition: definitionOf('Report'),
    });
    await apply();
    const byHand = {
      id: newId(),
      matter_id: matterId,
      category_id: categoryId,
      template_id: null,
      version_id: null,
      name: 'By hand',
      note: '',
      position: 7,
      target_date: null,
      target_typed: 0,
      completed_at: null,
      completed_by: null,
      not_required: 0,
    } as const;
    await database.read.insertInto('tasks').values(byHand).execute();
    await get('options.moveTask', { templateId, categoryId: after, toIndex: 0 });
    expect((await apply()).examples[0]?.lines).toEqual(['“Searches” moves to “After”']);
    expect(await names()).toEqual(['By hand', 'Searches', 'Report']);
    await get('options.moveTask', { templateId: report, categoryId: after, toIndex: 0 });
    expect((await apply(report)).examples[0]?.lines).toEqual(['“Report” moves within “After”']);
    expect(await names()).toEqual(['By hand', 'Report', 'Searches']);
  });

  it('moves the dates that are counted from a task that changed', async () => {
    const { get, save, apply, templateId, categoryId } = await setUpOpenMatter(await open());
    const anchor = { kind: 'task_target', templateId } as const;
    const target = { amount: 2, unit: 'days', direction: 'after', anchor } as const;
    const { templateId: report } = await get('options.addTask', {
      categoryId,
      definition: definitionOf('Report', { target }),
    });
    await apply();
    await save({ target: afterOpening(4) });
    const { datesMoved, examples } = await apply(templateId);
    expect(datesMoved).toBe(2);
    expect(examples[0]?.lines.slice(1)).toEqual([
      'Target of “Searches” moves from 8 Jan 2026 to 9 Jan 2026',
      'Target of “Report” moves from 10 Jan 2026 to 11 Jan 2026',
    ]);
    expect(await apply(report)).toEqual(nothingApplied);
  });

  it('tells of ten matters at most, by reference, and counts them all', async () => {
    const database = await open();
    const { save, apply, matterId, taskId } = await setUpOpenMatter(database);
    const matter = await database.read
      .selectFrom('matters')
      .selectAll()
      .where('id', '=', matterId)
      .executeTakeFirstOrThrow();
    const task = await database.read
      .selectFrom('tasks')
      .selectAll()
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow();
    for (let number = 11; number > 0; number--) {
      const id = newId();
      const reference = `A${String(number).padStart(2, '0')}`;
      const row = { ...matter, id, reference, sort_key: reference.toLowerCase() };
      await database.read.insertInto('matters').values(row).execute();
      await database.read
        .insertInto('tasks')
        .values({ ...task, id: newId(), matter_id: id })
        .execute();
    }
    await save({ target: afterOpening(4) });
    const { examples, ...counts } = await apply();
    expect(counts).toEqual({ matters: 12, tasksChanged: 12, tasksAdded: 0, tasksRemoved: 0, datesMoved: 12 });
    expect(examples.map((one) => one.reference)).toEqual([
      'A01',
      'A02',
      'A03',
      'A04',
      'A05',
      'A06',
      'A07',
      'A08',
      'A09',
      'A10',
    ]);
  });

  it('tells the Progress screens, and a preview tells nobody', async () => {
    const database = await open();
    const { save, apply, preview } = await setUpOpenMatter(database);
    await save({ name: 'Other' });
    const told: unknown[] = [];
    database.onChanged((changes) => told.push(...changes));
    await preview();
    expect(told).toEqual([]);
    await apply();
    expect(told).toEqual([
      { area: 'options', matterId: null },
      { area: 'progress', matterId: null },
    ]);
  });

  it('says so when the type or the template is not there', async () => {
    const { call, matterTypeId } = await setUpOpenMatter(await open());
    const gone = { ok: false, error: { code: 'not_found' } };
    expect(await call('options.previewApply', { matterTypeId: 'none', templateId: null })).toMatchObject(
      gone,
    );
    expect(await call('options.applyTemplates', { matterTypeId, templateId: 'none' })).toMatchObject(gone);
  });
});
