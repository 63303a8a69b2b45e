import { expect, it } from 'vitest';
import { addDays } from '../../src-shared/time.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { seedMatter } from '../../test/support/seed.ts';
import { rescheduleMatters } from './reschedule.ts';

eachEngine('rescheduling many matters', (open) => {
  it('gives each the dates of its own opening, and counts what moved', async () => {
    const database = await open();
    const anchor = { kind: 'opened' } as const;
    const { matterId, taskId } = await seedMatter(database, {
      definition: { target: { amount: 3, unit: 'days', direction: 'after', anchor } },
    });
    const matter = await database.read.selectFrom('matters').selectAll().executeTakeFirstOrThrow();
    const task = await database.read.selectFrom('tasks').selectAll().executeTakeFirstOrThrow();
    const copies = Array.from({ length: 119 }, (_, index) => `copy-${index}`);
    const openedOn = (index: number) => addDays(matter.opened_on, index + 1);
    await database.write(async (tx) => {
      await tx
        .insertInto('matters')
        .values(copies.map((id, index) => ({ ...matter, id, opened_on: openedOn(index) })))
        .execute();
      await tx
        .insertInto('tasks')
        .values(copies.map((id) => ({ ...task, id, matter_id: id })))
        .execute();
    });
    const all = [matterId, ...copies, 'gone'];
    expect(await database.write((tx) => rescheduleMatters(tx, all))).toEqual({ matters: 120, dates: 120 });
    const rows = await database.read.selectFrom('tasks').select(['id', 'target_date']).execute();
    const dates = new Map(rows.map((row) => [row.id, row.target_date]));
    expect(dates.get(taskId)).toBe(addDays(matter.opened_on, 3));
    expect(copies.map((id) => dates.get(id))).toEqual(copies.map((_, index) => addDays(openedOn(index), 3)));
    expect(await database.write((tx) => rescheduleMatters(tx, all))).toEqual({ matters: 0, dates: 0 });
  });
});
