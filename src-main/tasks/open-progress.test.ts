import { expect, it } from 'vitest';
import { bundledUntil } from '../../src-shared/domain/bank-holidays.ts';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { type TickFirm, tickFirm } from '../../test/support/tick-firm.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';

/** The names of the tasks that show, by category. */
async function shown(firm: TickFirm): Promise<Record<string, string[]>> {
  const categories = await firm.open();
  return Object.fromEntries(categories.map((one) => [one.name, one.tasks.map((task) => task.name)]));
}

const ifSet = (token: string) => [group([tokenLine(token, 'is_not_empty')])];

eachEngine('the Progress screen', (open) => {
  it('tells of each task what its version says, how its date is computed, and who completed it when', async () => {
    const firm = await tickFirm(await open(), [
      { kind: 'send_progress_message', channel: 'preferred', subject: '', body: 'News' },
      { kind: 'create_reminder', text: 'x', days: 1, unit: 'days' },
    ]);
    const anchor = { kind: 'task_target', templateId: firm.templateId } as const;
    const ten = { amount: 10, unit: 'working_days', direction: 'before' } as const;
    await firm.addTask({ name: 'Before', target: { ...ten, anchor }, preActivation: true });
    const survey = { kind: 'key_date', token: 'field.survey_date' } as const;
    await firm.addTask(
      { name: 'Survey', target: { ...ten, anchor: survey } },
      { target_typed: 1, note: 'n' },
    );
    await firm.addTask(
      { name: 'Lost', target: { ...ten, anchor: { kind: 'task_completed', templateId: 'gone' } } },
      { target_date: '2026-04-01' },
    );
    await firm.tick();
    const [category] = await firm.open();
    expect(category).toMatchObject({ name: 'Searches', system: false, done: 1, total: 4 });
    expect(category?.tasks).toMatchObject([
      {
        id: firm.taskId,
        templateId: firm.templateId,
        name: 'Searches received',
        completedAt: '2026-03-02T12:00:00.000Z',
        completedBy: 'SO',
        triggers: [
          { kind: 'send_progress_message', channel: 'preferred' },
          { kind: 'create_reminder', channel: null },
        ],
        targetRule: '',
        preActivation: false,
      },
      {
        name: 'Before',
        targetRule: '10 working days before the target of “Searches received”',
        preActivation: true,
        triggers: [],
        completedAt: null,
        completedBy: null,
      },
      {
        name: 'Survey',
        targetRule: '10 working days before “Survey date”',
        isTargetTyped: true,
        note: 'n',
      },
      { name: 'Lost', targetRule: '10 working days before a task that no longer exists is completed' },
    ]);
  });

  it('keeps a task to the version it was made by, whatever the template says now', async () => {
    const firm = await tickFirm(await open(), []);
    const { templateId, versionId } = await firm.addTask({ name: 'New', preActivation: true });
    await firm.database.read
      .updateTable('task_templates')
      .set({ version_id: versionId })
      .where('id', '=', firm.templateId)
      .execute();
    expect(templateId).not.toBe(firm.templateId);
    expect((await firm.open())[0]?.tasks[0]).toMatchObject({ preActivation: false });
  });

  it('says of a task that may ask something first: a note, a review, a message that was sent before', async () => {
    const text = { kind: 'send_progress_message', channel: 'sms', subject: '', body: 'x' } as const;
    const firm = await tickFirm(await open(), [text]);
    const of = { id: 'a', condition: null };
    await firm.addTask({
      name: 'Note',
      actions: [{ ...of, kind: 'create_file_note', description: 'd', body: '' }],
    });
    await firm.addTask({ name: 'Review', actions: [{ ...of, ...text, reviewFirst: true }] });
    await firm.addTask({ name: 'Plain' });
    const mayAsk = async () => (await firm.open())[0]?.tasks.map((task) => task.mayAsk);
    expect(await mayAsk()).toEqual([false, true, true, false]);
    await firm.tick();
    await firm.untick();
    expect(await mayAsk()).toEqual([true, true, true, false]);
  });

  it('shows and hides a task at once when what it depends on changes, and counts only what shows', async () => {
    const firm = await tickFirm(await open(), []);
    await firm.addTask({ name: 'Dated', visibility: ifSet('matter.completion_date') });
    await firm.addTask({
      name: 'Both',
      visibility: [...ifSet('matter.completion_date'), ...ifSet('field.surveyor')],
    });
    await firm.addTask({
      name: 'After it',
      visibility: [group([{ kind: 'task', templateId: firm.templateId, state: 'completed' }])],
    });
    await firm.addTask({
      name: 'Own name',
      visibility: [group([tokenLine('task.name', 'is', 'own name')])],
    });
    expect(await shown(firm)).toEqual({ Searches: ['Searches received', 'Own name'] });
    expect((await firm.open())[0]).toMatchObject({ done: 0, total: 2 });

    await firm.database.read.updateTable('matters').set({ completion_date: '2026-06-01' }).execute();
    expect(await shown(firm)).toEqual({ Searches: ['Searches received', 'Dated', 'Own name'] });
    await firm.setField('surveyor', 'Mr Elm');
    await firm.tick();
    expect(await shown(firm)).toEqual({
      Searches: ['Searches received', 'Dated', 'Both', 'After it', 'Own name'],
    });
    expect((await firm.open())[0]).toMatchObject({ done: 1, total: 5 });
    await firm.untick();
    expect(await shown(firm)).toEqual({ Searches: ['Searches received', 'Dated', 'Both', 'Own name'] });
  });

  it('never hides a task by a condition with a fault, and says the fault; a sound condition hides it still', async () => {
    const firm = await tickFirm(await open(), []);
    const faulty = group([tokenLine('field.gone', 'is_empty')]);
    const sound = ifSet('matter.completion_date');
    await firm.addTask({ name: 'Faulty', visibility: [faulty] });
    await firm.addTask({ name: 'Faulty and sound', visibility: [faulty, ...sound] });
    await firm.addTask({
      name: 'Unreadable',
      visibility: [group([tokenLine('field.survey_date', 'is', '2026-01-01')])],
    });
    await firm.setField('survey_date', 'soon');
    const faults = async () =>
      (await firm.open()).flatMap((one) => one.tasks.map(({ name, fault }) => [name, fault]));
    const noToken = 'There is no token “field.gone”.';
    expect(await faults()).toEqual([
      ['Searches received', ''],
      ['Faulty', `Its visibility condition in Options has a fault: ${noToken}`],
      [
        'Unreadable',
        'Its visibility condition in Options has a fault: The value of “Survey date” cannot be read: “soon”.',
      ],
    ]);
    const visibility = JSON.stringify([faulty]);
    await firm.database.read.updateTable('task_categories').set({ visibility }).execute();
    const ofCategory = `The visibility condition of its category in Options has a fault: ${noToken}`;
    expect((await faults())[0]).toEqual(['Searches received', ofCategory]);
    await firm.database.read
      .updateTable('task_categories')
      .set({ visibility: JSON.stringify([faulty, ...sound]) })
      .execute();
    expect(await faults()).toEqual([]);
  });

  it('hides a whole category by its own conditions, on the day in London', async () => {
    const firm = await tickFirm(await open(), [], { matter: { completion_date: '2026-03-30' } });
    const visibility = JSON.stringify([group([tokenLine('matter.completion_date', 'within_next', '0')])]);
    await firm.database.read.updateTable('task_categories').set({ visibility }).execute();
    firm.clock.set('2026-03-29T22:59:00.000Z');
    expect(await shown(firm)).toEqual({});
    // Summer time began on that day: it is midnight in London.
    firm.clock.set('2026-03-29T23:00:00.000Z');
    expect(await shown(firm)).toEqual({ Searches: ['Searches received'] });
    firm.clock.set('2026-03-30T23:00:00.000Z');
    expect(await shown(firm)).toEqual({});
  });

  it.each([
    ['after', 1, '2035-06-01'],
    ['before', 999, '2031-08-01'],
  ] as const)(
    'says that the bank holidays end too early for a date %s its anchor',
    async (direction, amount, completion_date) => {
      const firm = await tickFirm(await open(), []);
      const anchor = { kind: 'key_date', token: 'matter.completion_date' } as const;
      const target = { amount, unit: 'working_days', direction, anchor } as const;
      const { taskId } = await firm.addTask({ name: 'Dated', target });
      const ends = async (date: string) => {
        await firm.database.read.updateTable('matters').set({ completion_date: date }).execute();
        await rescheduleMatter(firm.database.read, firm.matterId);
        const opened = await firm.openWhole();
        return opened.ok && opened.value.calendarEndsBefore;
      };
      expect(await ends('2026-06-01')).toBeNull();
      expect(await ends(completion_date)).toBe(bundledUntil);
      const typing = firm.database.read.updateTable('tasks').set({ target_typed: 1 });
      await typing.where('id', '=', taskId).execute();
      const typed = await firm.openWhole();
      expect(typed.ok && typed.value.calendarEndsBefore).toBeNull();
    },
  );

  it('is empty for a matter that is not there, and holds what is not required', async () => {
    const firm = await tickFirm(await open(), []);
    await firm.addTask({ name: 'Off' }, { not_required: 1 });
    expect((await firm.open())[0]).toMatchObject({ done: 0, total: 1, tasks: [{}, { notRequired: true }] });
    await firm.database.read.deleteFrom('tasks').execute();
    expect(await firm.open()).toEqual([]);
  });
});
