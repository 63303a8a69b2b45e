import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { noAnswers, tickFirm, toAction } from '../../test/support/tick-firm.ts';

/** What each outcome of a tick says that it did. */
const results = (tick: { outcomes: { result: string | null }[] }) => tick.outcomes.map((one) => one.result);

eachEngine('a triggered action', (open) => {
  it('emails every party of its role, whose consent is not asked, and no client', async () => {
    const firm = await tickFirm(await open(), [
      {
        kind: 'email_party',
        role: 'estate_agent',
        subject: 'Exchange on {{ matter.reference }}',
        body: 'We act for {{ matter.clients }} at {{ matter.property }}.',
      },
    ]);
    const one = await firm.addParty('estate_agent', { full_name: 'Ash Homes', email: 'ash@example.net' });
    const two = await firm.addParty('estate_agent', { full_name: 'Elm Homes', email: 'elm@example.net' });
    await firm.addParty('lender', { full_name: 'Oak Bank', email: 'oak@example.net' });
    const tick = await firm.mustTick();
    const { reference } = await firm.matter();
    expect(
      (await firm.messages()).map((row) => [row.contact_id, row.recipient, row.subject, row.body]),
    ).toEqual([
      [one, 'ash@example.net', `Exchange on ${reference}`, 'We act for Olive Ash, Rowan Ash at 1 Elm Road.'],
      [two, 'elm@example.net', `Exchange on ${reference}`, 'We act for Olive Ash, Rowan Ash at 1 Elm Road.'],
    ]);
    expect(tick.outcomes).toMatchObject([
      { kind: 'email_party', contactName: 'Ash Homes', channel: 'email', skipped: null },
      { kind: 'email_party', contactName: 'Elm Homes', channel: 'email', skipped: null },
    ]);
    expect(tick.undoUntil).toBe('2026-03-02T12:01:00.000Z');
  });

  it('changes the status, and the day it first became Active, and what the matter is found by', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote' });
    const { taskId } = await firm.addTask({
      name: 'Instructions',
      actions: [{ id: 'a', kind: 'change_status', condition: null, statusTypeId: firm.statuses.active }],
    });
    const ticked = await firm.tick(null, taskId);
    expect(ticked.ok && results(ticked.value)).toEqual(['The status changed from Open to In progress.']);
    expect(await firm.matter()).toMatchObject({
      status_type_id: firm.statuses.active,
      activated_on: '2026-03-02',
      search_key: expect.stringContaining('in progress'),
    });
  });

  it('sets fields: to a value, to a day counted from London’s day, over a bank holiday, and to nothing', async () => {
    const day = (days: number, unit: 'days' | 'working_days') => ({ kind: 'day', days, unit }) as const;
    const firm = await tickFirm(await open(), [
      { kind: 'set_field', token: 'field.price', value: { kind: 'fixed', value: '12345600' } },
      { kind: 'set_field', token: 'field.tenure', value: { kind: 'fixed', value: 'Leasehold' } },
      { kind: 'set_field', token: 'field.survey_date', value: day(-3, 'days') },
      { kind: 'set_field', token: 'matter.completion_date', value: day(1, 'working_days') },
      { kind: 'set_field', token: 'matter.exchange_date', value: { kind: 'empty' } },
      { kind: 'set_field', token: 'field.rooms', value: { kind: 'empty' } },
    ]);
    await firm.database.read.updateTable('matters').set({ exchange_date: '2026-05-01' }).execute();
    // In London it is the Thursday before Good Friday already.
    firm.clock.set('2026-04-01T23:30:00.000Z');
    const tick = await firm.mustTick();
    expect(results(tick)).toEqual([
      '“Price” was set to £123,456.00.',
      '“Tenure” was set to Leasehold.',
      '“Survey date” was set to 30 March 2026.',
      '“Completion date” was set to 7 April 2026.',
      '“Exchange date” was emptied.',
      '“Rooms” was already empty.',
    ]);
    expect(await firm.matter()).toMatchObject({ completion_date: '2026-04-07', exchange_date: null });
    const values = await firm.database.read
      .selectFrom('field_values')
      .select(['field_id', 'value'])
      .execute();
    expect(new Map(values.map((row) => [row.field_id, row.value]))).toEqual(
      new Map([
        [firm.fields.price, '12345600'],
        [firm.fields.tenure, 'Leasehold'],
        [firm.fields.survey_date, '2026-03-30'],
      ]),
    );
  });

  it.each([true, false])('sets outstanding tasks of its templates, not required: %s', async (notRequired) => {
    const firm = await tickFirm(await open());
    const flag = (value: boolean) => (value ? 1 : 0);
    const to = await firm.addTask({ name: 'To set' }, { not_required: flag(!notRequired) });
    const already = await firm.addTask({ name: 'So already' }, { not_required: flag(notRequired) });
    const done = await firm.addTask(
      { name: 'Done' },
      { not_required: flag(!notRequired), completed_at: '2026-03-01T12:00:00.000Z' },
    );
    const other = await firm.addTask({ name: 'Other' }, { not_required: flag(!notRequired) });
    const templateIds = [to, already, done].map((one) => one.templateId);
    const { taskId } = await firm.addTask({
      name: 'Sets',
      actions: [{ id: 'a', kind: 'set_tasks', condition: null, templateIds, notRequired }],
    });
    const ticked = await firm.tick(null, taskId);
    expect(ticked.ok && results(ticked.value)).toEqual([
      notRequired ? 'Marked not required: “To set”.' : 'Required again: “To set”.',
    ]);
    const flags = await Promise.all(
      [to, already, done, other].map(async (one) => (await firm.task(one.taskId))?.not_required),
    );
    expect(flags).toEqual([flag(notRequired), flag(notRequired), flag(!notRequired), flag(!notRequired)]);
  });

  it('offers a web page with every value percent-encoded, so that none can change where it leads', async () => {
    const firm = await tickFirm(
      await open(),
      [
        {
          kind: 'open_web_page',
          url: 'https://maps.example.org/find/{{ matter.property }}?q={{ field.surveyor | upper }}&on={{ matter.completion_date | date: "dd/MM/yyyy" }}&at={{ matter.opened_on }}',
        },
      ],
      { matter: { subject: '1 Elm Road/../x?y=#z&w', completion_date: '2026-03-04' } },
    );
    await firm.setField('surveyor', 'Ö & co');
    const tick = await firm.mustTick();
    expect(tick.outcomes).toMatchObject([
      {
        result: 'A web page is ready to be opened.',
        url: 'https://maps.example.org/find/1%20Elm%20Road%2F..%2Fx%3Fy%3D%23z%26w?q=%C3%96%20%26%20CO&on=04%2F03%2F2026&at=5%20January%202026',
        skipped: null,
      },
    ]);
    expect(tick.undoUntil).toBeNull();
  });

  it('makes reminders in a category of their own, made once, with a typed date in working days', async () => {
    const firm = await tickFirm(await open(), [
      { kind: 'create_reminder', text: 'Chase {{ matter.clients }}', days: 5, unit: 'working_days' },
      { kind: 'create_reminder', text: 'Look again', days: 5, unit: 'days' },
    ]);
    expect(results(await firm.mustTick())).toEqual([
      'A reminder for Monday 9 March 2026: Chase Olive Ash, Rowan Ash',
      'A reminder for Saturday 7 March 2026: Look again',
    ]);
    const [, reminders, ...more] = await firm.open();
    expect(more).toEqual([]);
    expect(reminders).toMatchObject({ name: 'Reminders', system: true, done: 0, total: 2 });
    expect(reminders?.tasks).toMatchObject([
      {
        name: 'Chase Olive Ash, Rowan Ash',
        targetDate: '2026-03-09',
        isTargetTyped: true,
        templateId: null,
        triggers: [],
        mayAsk: false,
      },
      { name: 'Look again', targetDate: '2026-03-07' },
    ]);
  });

  it('leaves nothing to take back where the field had the value already', async () => {
    const firm = await tickFirm(await open(), [
      { kind: 'set_field', token: 'field.price', value: { kind: 'fixed', value: '100' } },
    ]);
    await firm.setField('price', '100');
    const tick = await firm.mustTick();
    expect(results(tick)).toEqual(['“Price” was already £1.00.']);
    expect(tick.undoUntil).toBeNull();
  });

  it('puts the note that the user completed on the file', async () => {
    const firm = await tickFirm(await open(), [
      { kind: 'create_file_note', description: 'Call', body: 'Spoke to {{ matter.clients }}.' },
    ]);
    const [actionId = ''] = firm.actionIds;
    const note = { actionId, description: 'Call with Olive', text: 'She agrees.' };
    const tick = await firm.mustTick({ ...noAnswers, notes: [note] });
    expect(tick.outcomes).toMatchObject([
      { kind: 'create_file_note', result: 'Put on the file: Call with Olive', skipped: null },
    ]);
    const [document] = await firm.database.read.selectFrom('documents').selectAll().execute();
    expect(document).toMatchObject({
      id: tick.outcomes[0]?.documentId,
      kind: 'file_note',
      description: 'Call with Olive',
      text: 'She agrees.',
      matter_id: firm.matterId,
      created_by: firm.userId,
      created_at: '2026-03-02T12:00:00.000Z',
    });
    expect(tick.undoUntil).toBeNull();
  });

  it('moves the dates that depend on what it set, and says how many', async () => {
    const firm = await tickFirm(await open(), [
      { kind: 'set_field', token: 'matter.completion_date', value: { kind: 'fixed', value: '2026-06-01' } },
    ]);
    const anchor = { kind: 'key_date', token: 'matter.completion_date' } as const;
    const target = { amount: 1, unit: 'weeks', direction: 'before', anchor } as const;
    const one = await firm.addTask({ name: 'Statement', target });
    const two = await firm.addTask({
      name: 'Chase',
      target: { ...target, anchor: { kind: 'task_target', templateId: one.templateId } },
    });
    const tick = await firm.mustTick();
    expect(tick.datesMoved).toBe(2);
    expect((await firm.task(one.taskId))?.target_date).toBe('2026-05-25');
    expect((await firm.task(two.taskId))?.target_date).toBe('2026-05-18');
    const again = await firm.outcome(tick.tickId);
    expect(again.ok && again.value).toEqual(tick);
  });

  it('acts in its order, and an earlier one counts for a later: the last pre-activation task is set not required', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote' });
    const id = await firm.addTask({ name: 'Identity', preActivation: true });
    const set = toAction({ kind: 'set_tasks', templateIds: [id.templateId], notRequired: true });
    const activate = toAction({ kind: 'change_status', statusTypeId: firm.statuses.active });
    const wrong = await firm.addTask({ name: 'Wrong way round', actions: [activate, set] });
    const early = await firm.tick(null, wrong.taskId);
    expect(early.ok && early.value.outcomes.map((one) => one.skipped?.reason)).toEqual([
      'pre_activation',
      undefined,
    ]);
    await firm.untick(wrong.taskId);
    const right = await firm.addTask({ name: 'Right way', preActivation: true, actions: [set, activate] });
    const ticked = await firm.tick(null, right.taskId);
    expect(ticked.ok && ticked.value.outcomes.map((one) => one.skipped)).toEqual([null, null]);
    expect((await firm.matter()).status_type_id).toBe(firm.statuses.active);
  });
});
