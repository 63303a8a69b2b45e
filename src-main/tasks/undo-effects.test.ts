import { expect, it } from 'vitest';
import type { UntickOutcome } from '../../src-shared/contract/progress.ts';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { noAnswers, tickFirm } from '../../test/support/tick-firm.ts';
import type { Database } from '../database/database.ts';
import { refreshMatterNames } from '../matters/matter-names-queries.ts';

/** A Quote with a task that does one of everything, ticked; another task depends on the completion date. */
async function ticked(database: Database, undoSeconds = 60) {
  const firm = await tickFirm(
    database,
    [
      { kind: 'create_file_note', description: 'Call', body: '' },
      { kind: 'set_field', token: 'matter.completion_date', value: { kind: 'fixed', value: '2026-06-01' } },
      { kind: 'set_field', token: 'field.price', value: { kind: 'fixed', value: '10000' } },
      { kind: 'create_reminder', text: 'Ring back', days: 7, unit: 'days' },
      { kind: 'send_progress_message', channel: 'sms', subject: '', body: 'News.' },
    ],
    { statusKind: 'quote', clients: [{}], firm: { undo_window_seconds: undoSeconds } },
  );
  await firm.setField('price', '5000');
  const other = await firm.addTask({ name: 'Survey' });
  const anchor = { kind: 'key_date', token: 'matter.completion_date' } as const;
  const dated = await firm.addTask({
    name: 'Statement',
    target: { amount: 1, unit: 'weeks', direction: 'before', anchor },
  });
  // The actions that name rows made after the task stand in a version of their own.
  const version = { ...(await readVersion(database, firm.versionId)) };
  const actions = [
    ...version.actions,
    { id: 's', kind: 'change_status', condition: null, statusTypeId: firm.statuses.active },
    { id: 't', kind: 'set_tasks', condition: null, templateIds: [other.templateId], notRequired: true },
  ];
  const versionId = newId();
  const row = await database.read
    .selectFrom('task_template_versions')
    .selectAll()
    .where('id', '=', firm.versionId)
    .executeTakeFirstOrThrow();
  await database.read
    .insertInto('task_template_versions')
    .values({ ...row, id: versionId, number: 2, definition: JSON.stringify({ ...version, actions }) })
    .execute();
  await database.read
    .updateTable('tasks')
    .set({ version_id: versionId })
    .where('id', '=', firm.taskId)
    .execute();
  // As every matter of the program has it: the keys it is found by.
  await refreshMatterNames(database.read, [firm.matterId]);
  const before = await snapshot();
  const [actionId = ''] = firm.actionIds;
  const tick = await firm.mustTick({ ...noAnswers, notes: [{ actionId, description: 'Call', text: 'x' }] });
  async function snapshot() {
    return {
      matter: await firm.matter(),
      tasks: await database.read.selectFrom('tasks').selectAll().orderBy('id').execute(),
      fields: await database.read.selectFrom('field_values').select(['field_id', 'value']).execute(),
    };
  }
  const undo = async (): Promise<UntickOutcome> => {
    const answer = await firm.untick();
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  return { firm, other, dated, before, snapshot, tick, undo };
}

async function readVersion(database: Database, versionId: string) {
  const { definition } = await database.read
    .selectFrom('task_template_versions')
    .select('definition')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  return JSON.parse(definition) as { actions: object[] };
}

const noteStays = 'The file note “Call” stays on the file.';

eachEngine('taking a tick back within the undo window', (open) => {
  it('puts everything back as if it had never been ticked, but for the file note', async () => {
    const { firm, before, snapshot, tick, undo, dated } = await ticked(await open());
    expect(tick.outcomes.map((one) => one.skipped)).toEqual(Array.from({ length: 7 }, () => null));
    expect(tick.undoUntil).toBe('2026-03-02T12:01:00.000Z');
    expect(await firm.matter()).toMatchObject({
      status_type_id: firm.statuses.active,
      completion_date: '2026-06-01',
    });
    expect((await firm.task(dated.taskId))?.target_date).toBe('2026-05-25');
    firm.clock.advance(59);
    expect(await undo()).toEqual({
      taskName: 'Searches received',
      withdrawn: 1,
      alreadyGone: [],
      putBack: [
        '“Survey” is required again.',
        'The status is Open again.',
        'The reminder “Ring back” was taken away.',
        '“Price” is £50.00 again.',
        '“Completion date” is empty again.',
      ],
      stays: [noteStays],
    });
    expect(await snapshot()).toEqual(before);
  });

  it('leaves what was changed since, and says so', async () => {
    const { firm, undo, other } = await ticked(await open());
    const read = firm.database.read;
    await read.updateTable('field_values').set({ value: '7700' }).execute();
    await read.updateTable('matters').set({ status_type_id: firm.statuses.archived }).execute();
    await read.updateTable('tasks').set({ not_required: 0 }).where('id', '=', other.taskId).execute();
    await read.updateTable('tasks').set({ note: 'rang twice' }).where('name', '=', 'Ring back').execute();
    expect(await undo()).toMatchObject({
      putBack: ['“Completion date” is empty again.'],
      stays: [
        '“Survey” stays as it is.',
        'The status stays Filed.',
        'The reminder “Ring back” stays.',
        '“Price” stays £77.00.',
        noteStays,
      ],
    });
    expect((await firm.matter()).status_type_id).toBe(firm.statuses.archived);
    const reminder = read.selectFrom('tasks').select('id').where('name', '=', 'Ring back').execute();
    expect(await reminder).toHaveLength(1);
  });

  it('keeps a reminder that was ticked meanwhile, and one that was un-ticked again', async () => {
    const { firm, undo } = await ticked(await open());
    const { id } = await firm.database.read
      .selectFrom('tasks')
      .select('id')
      .where('name', '=', 'Ring back')
      .executeTakeFirstOrThrow();
    await firm.tick(null, id);
    await firm.untick(id);
    expect((await undo()).stays).toContain('The reminder “Ring back” stays.');
    expect(await firm.task(id)).toBeDefined();
  });
});

eachEngine('taking a tick back when the undo window is over', (open) => {
  it.each([
    ['after it', 60, 60],
    ['without one', 0, 0],
  ])('leaves its effects, and says so: %s', async (_, undoSeconds, later) => {
    const { firm, undo, tick, dated } = await ticked(await open(), undoSeconds);
    expect(tick.undoUntil === null).toBe(undoSeconds === 0);
    await bringTo(firm.database, 'delivered');
    firm.clock.advance(later);
    expect(await undo()).toEqual({
      taskName: 'Searches received',
      withdrawn: 0,
      alreadyGone: [{ name: 'Olive Ash', certainty: 'told' }],
      putBack: [],
      stays: [
        '“Survey” stays as it is.',
        'The status stays In progress.',
        'The reminder “Ring back” stays.',
        '“Price” stays £100.00.',
        '“Completion date” stays 1 June 2026.',
        noteStays,
      ],
    });
    expect(await firm.matter()).toMatchObject({
      status_type_id: firm.statuses.active,
      activated_on: '2026-03-02',
      completion_date: '2026-06-01',
    });
    expect((await firm.task(dated.taskId))?.target_date).toBe('2026-05-25');
    expect((await firm.task(firm.taskId))?.completed_at).toBeNull();
  });
});
