import { expect, it } from 'vitest';
import type { TargetRule } from '../../src-shared/domain/schedule.ts';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { seedMatter } from '../../test/support/seed.ts';
import { type SeededTask, seedTasks } from '../../test/support/seed-tasks.ts';
import type { Database } from '../database/database.ts';
import { setMatterValue } from '../matters/field-queries.ts';
import { listEndsTooEarly, rescheduleMatter } from './reschedule.ts';

function rule(amount: number, anchor: TargetRule['anchor'], other: Partial<TargetRule> = {}): SeededTask {
  return { definition: { target: { amount, unit: 'days', direction: 'after', anchor, ...other } } };
}

async function datesOf(database: Database, ids: string[]): Promise<(string | null)[]> {
  const rows = await database.read.selectFrom('tasks').select(['id', 'target_date']).execute();
  const dates = new Map(rows.map((row) => [row.id, row.target_date]));
  return ids.map((id) => dates.get(id) ?? null);
}

eachEngine('rescheduling a matter', (open) => {
  it('counts each task from its anchor, and answers how many moved', async () => {
    const database = await open();
    const seeded = await seedMatter(database, {
      matter: { activated_on: '2026-02-01', completion_date: '2026-05-29' },
    });
    const fieldId = newId();
    await database.read
      .insertInto('custom_fields')
      .values({
        id: fieldId,
        matter_type_id: seeded.matterTypeId,
        key: 'survey_on',
        label: 'Survey',
        type: 'date',
        choices: '[]',
        position: 1,
        revision: 1,
      })
      .execute();
    await database.read
      .insertInto('field_values')
      .values({ id: newId(), matter_id: seeded.matterId, field_id: fieldId, value: '2026-04-10' })
      .execute();
    const first = newId();
    const last = newId();
    const tasks = await seedTasks(database, seeded, [
      { templateId: first, ...rule(10, { kind: 'opened' }) },
      rule(3, { kind: 'activated' }),
      {
        templateId: last,
        ...rule(1, { kind: 'key_date', token: 'matter.completion_date' }, { direction: 'before' }),
      },
      rule(2, { kind: 'key_date', token: 'field.survey_on' }, { unit: 'weeks' }),
      // From 28 May 2026 back over the bank holiday of 25 May.
      rule(3, { kind: 'task_target', templateId: last }, { unit: 'working_days', direction: 'before' }),
      rule(1, { kind: 'task_completed', templateId: first }),
    ]);
    expect(await database.write((tx) => rescheduleMatter(tx, seeded.matterId))).toBe(5);
    expect(await datesOf(database, tasks)).toEqual([
      '2026-01-15',
      '2026-02-04',
      '2026-05-28',
      '2026-04-24',
      '2026-05-22',
      null,
    ]);
    expect(await database.write((tx) => rescheduleMatter(tx, seeded.matterId))).toBe(0);
    // Late in the evening of 30 June in UTC is 1 July in London.
    await database.read
      .updateTable('tasks')
      .set({ completed_at: '2026-06-30T23:30:00.000Z', completed_by: seeded.userId })
      .where('id', '=', tasks[0] ?? '')
      .execute();
    expect(await database.write((tx) => rescheduleMatter(tx, seeded.matterId))).toBe(1);
    expect((await datesOf(database, tasks))[5]).toBe('2026-07-02');
  });

  it('leaves a typed date, the dates of a loop, and every other matter alone', async () => {
    const database = await open();
    const seeded = await seedMatter(database);
    const other = await seedMatter(database);
    const [a, b] = [newId(), newId()];
    const typed = rule(10, { kind: 'opened' });
    const tasks = await seedTasks(database, seeded, [
      { ...typed, task: { target_date: '2026-12-24', target_typed: 1 } },
      {
        templateId: a,
        ...rule(1, { kind: 'task_target', templateId: b }),
        task: { target_date: '2026-03-03' },
      },
      { templateId: b, ...rule(1, { kind: 'task_target', templateId: a }) },
    ]);
    const others = await seedTasks(database, other, [typed]);
    expect(await database.write((tx) => rescheduleMatter(tx, seeded.matterId))).toBe(0);
    expect(await datesOf(database, tasks)).toEqual(['2026-12-24', '2026-03-03', null]);
    expect(await datesOf(database, others)).toEqual([null]);
    expect(await database.write((tx) => rescheduleMatter(tx, newId()))).toBe(0);
  });

  it('counts from no day of the year 0, which can be typed', async () => {
    const database = await open();
    const seeded = await seedMatter(database, { matter: { completion_date: '0000-02-01' } });
    const tasks = await seedTasks(database, seeded, [
      rule(1, { kind: 'key_date', token: 'matter.completion_date' }),
      { task: { target_date: '0000-03-01', target_typed: 1 } },
      rule(1, { kind: 'opened' }),
    ]);
    expect(await database.write((tx) => rescheduleMatter(tx, seeded.matterId))).toBe(1);
    expect(await datesOf(database, tasks)).toEqual([null, '0000-03-01', '2026-01-06']);
  });

  it('writes more dates than go in one statement', async () => {
    const database = await open();
    const seeded = await seedMatter(database);
    const template = newId();
    const [first] = await seedTasks(database, seeded, [
      { templateId: template, ...rule(1, { kind: 'opened' }) },
    ]);
    const row = await database.read
      .selectFrom('tasks')
      .selectAll()
      .where('id', '=', first ?? '')
      .executeTakeFirstOrThrow();
    const more = Array.from({ length: 1100 }, (_, index) => ({ ...row, id: newId(), position: index + 3 }));
    for (let start = 0; start < more.length; start += 500)
      await database.read
        .insertInto('tasks')
        .values(more.slice(start, start + 500))
        .execute();
    expect(await database.write((tx) => rescheduleMatter(tx, seeded.matterId))).toBe(1101);
    const dates = await datesOf(database, [first ?? '', ...more.map(({ id }) => id)]);
    expect(new Set(dates)).toEqual(new Set(['2026-01-06']));
  });

  it('says when the list of bank holidays ends before a date that needs it', async () => {
    const database = await open();
    const seeded = await seedMatter(database);
    await seedTasks(database, seeded, [
      rule(5, { kind: 'key_date', token: 'matter.completion_date' }, { unit: 'working_days' }),
    ]);
    expect(await listEndsTooEarly(database.read, seeded.matterId)).toBeNull();
    await database.write((tx) => setMatterValue(tx, seeded.matterId, 'matter.completion_date', '2030-12-20'));
    expect(await listEndsTooEarly(database.read, seeded.matterId)).toBeNull();
    await database.write((tx) => setMatterValue(tx, seeded.matterId, 'matter.completion_date', '2030-12-27'));
    expect(await listEndsTooEarly(database.read, seeded.matterId)).toBe('2030-12-31');
    await database.read.updateTable('tasks').set({ not_required: 1 }).execute();
    expect(await listEndsTooEarly(database.read, seeded.matterId)).toBeNull();
  });
});
