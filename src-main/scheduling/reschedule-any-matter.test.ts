import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ScheduledTask, schedule, type TargetRule } from '../../src-shared/domain/schedule.ts';
import { newId } from '../../src-shared/ids.ts';
import type { Result } from '../../src-shared/result.ts';
import { addDays, dayOf } from '../../src-shared/time.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { calendar } from '../../test/support/schedules.ts';
import { seedMatter } from '../../test/support/seed.ts';
import { seedTasks } from '../../test/support/seed-tasks.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import { editMatterHandlers } from '../matters/edit-matter-service.ts';
import type { User } from '../session/user-queries.ts';
import { editTaskHandlers } from '../tasks/edit-task-service.ts';
import { progressHandlers } from '../tasks/progress-service.ts';

const tasksOfMatter = 8;
const ids = Array.from({ length: tasksOfMatter }, () => newId());

/** A rule for the task at an index, counted from earlier tasks only, so that there is no loop. */
const ruleFor = (index: number): fc.Arbitrary<TargetRule | null> => {
  const templates = index === 0 ? [] : ids.slice(0, index);
  const earlier = (kind: 'task_target' | 'task_completed') =>
    fc.constantFrom(...templates).map((templateId) => ({ kind, templateId }));
  const anchors: fc.Arbitrary<TargetRule['anchor']>[] = [
    fc.constantFrom(
      { kind: 'opened' } as const,
      { kind: 'activated' } as const,
      { kind: 'key_date', token: 'matter.exchange_date' } as const,
      { kind: 'key_date', token: 'matter.completion_date' } as const,
    ),
    ...(index === 0 ? [] : [earlier('task_target'), earlier('task_completed')]),
  ];
  const rule = fc.record({
    amount: fc.nat(40),
    unit: fc.constantFrom('days', 'working_days', 'weeks', 'months'),
    direction: fc.constantFrom('after', 'before'),
    anchor: fc.oneof(...anchors),
  });
  return fc.option(rule as fc.Arbitrary<TargetRule>, { freq: 6 });
};

const rules = fc.tuple(...ids.map((_, index) => ruleFor(index)));
const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2025-06-01', days));
const someTasks = fc.uniqueArray(fc.nat(tasksOfMatter - 1), { minLength: 1, maxLength: 3 });

type Edit =
  | { kind: 'dates'; exchange: string | null; completion: string | null }
  | { kind: 'target'; tasks: number[]; day: string | null }
  | { kind: 'not_required'; tasks: number[]; notRequired: boolean }
  | { kind: 'tick' | 'untick'; task: number; at: string };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('dates' as const), exchange: fc.option(day), completion: fc.option(day) }),
  fc.record({ kind: fc.constant('target' as const), tasks: someTasks, day: fc.option(day, { freq: 2 }) }),
  fc.record({ kind: fc.constant('not_required' as const), tasks: someTasks, notRequired: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('tick' as const, 'untick' as const),
    task: fc.nat(tasksOfMatter - 1),
    at: day.map((on) => `${on}T23:30:00.000Z`),
  }),
);

/** A matter with tasks by these rules, and every way to change its dates. */
async function setUp(database: Database, of: readonly (TargetRule | null)[]) {
  await database.write(async (tx) => {
    for (const table of ['tick_outcomes', 'ticks', 'tasks'] as const) await tx.deleteFrom(table).execute();
    await tx.deleteFrom('task_template_versions').execute();
    await tx.deleteFrom('task_templates').execute();
  });
  const seeded = await seedMatter(database, { matter: { activated_on: '2026-02-02' }, actions: [] });
  const taskIds = await seedTasks(
    database,
    seeded,
    of.map((target, index) => ({ templateId: ids[index] ?? '', definition: { target } })),
  );
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const clock = fakeClock();
  const deps = { database, clock, log: createLog(() => {}) };
  const tasks = editTaskHandlers(deps);
  const ticking = progressHandlers(deps);
  const matters = editMatterHandlers(deps);
  const idsOf = (places: number[]) => places.map((place) => taskIds[place] ?? '');
  const saveDates = async (exchangeDate: string | null, completionDate: string | null) => {
    const { matterId, userId: feeEarnerId } = seeded;
    const { exchange_date, completion_date } = await database.read
      .selectFrom('matters')
      .select(['exchange_date', 'completion_date'])
      .where('id', '=', matterId)
      .executeTakeFirstOrThrow();
    const rest = { subject: '1 Elm Road', feeEarnerId, fields: {} };
    const was = { ...rest, exchangeDate: exchange_date, completionDate: completion_date };
    return matters['matters.save'](
      { matterId, was, form: { ...rest, exchangeDate, completionDate } },
      { user },
    );
  };
  const apply = (change: Edit): Promise<Result<unknown>> => {
    switch (change.kind) {
      case 'dates':
        return saveDates(change.exchange, change.completion);
      case 'target':
        return tasks['progress.setTargetDate'](
          { taskIds: idsOf(change.tasks), targetDate: change.day },
          { user },
        );
      case 'not_required':
        return tasks['progress.setNotRequired'](
          { taskIds: idsOf(change.tasks), notRequired: change.notRequired },
          { user },
        );
      case 'tick':
        clock.set(change.at);
        return ticking['progress.tick']({ taskId: taskIds[change.task] ?? '', answers: null }, { user });
      case 'untick':
        return ticking['progress.untick']({ taskId: taskIds[change.task] ?? '' }, { user });
    }
  };
  const read = () =>
    database.read
      .selectFrom('tasks')
      .select(['id', 'template_id', 'name', 'target_date', 'target_typed', 'completed_at', 'not_required'])
      .where('matter_id', '=', seeded.matterId)
      .orderBy('position')
      .execute();
  const keyDates = () =>
    database.read
      .selectFrom('matters')
      .select(['opened_on', 'activated_on', 'exchange_date', 'completion_date'])
      .where('id', '=', seeded.matterId)
      .executeTakeFirstOrThrow();
  return { apply, read, keyDates, saveDates, taskIds };
}

/** A task's row as scheduling sees it, without the date that a rule gave it. */
function fromScratch(
  row: Awaited<ReturnType<Awaited<ReturnType<typeof setUp>>['read']>>[number],
  of: readonly (TargetRule | null)[],
): ScheduledTask {
  const rule = of[ids.indexOf(row.template_id ?? '')] ?? null;
  const keeps = row.target_typed === 1 || row.completed_at !== null;
  return {
    id: row.id,
    templateId: row.template_id,
    name: row.name,
    rule,
    targetDate: keeps ? row.target_date : null,
    isTyped: row.target_typed === 1,
    completedOn: row.completed_at === null ? null : dayOf(row.completed_at),
    isNotRequired: row.not_required === 1,
  };
}

eachEngine('the dates of any matter', (open, engine) => {
  const numRuns = engine === 'sqlite' ? 60 : 15;

  it('are those of its rules worked out from scratch, whatever was done to it before', async () => {
    const database = await open();
    await fc.assert(
      fc.asyncProperty(rules, fc.array(edit, { maxLength: 8 }), async (of, edits) => {
        const { apply, read, keyDates, saveDates } = await setUp(database, of);
        await saveDates(null, null);
        for (const change of edits) await apply(change);
        const rows = await read();
        const matter = await keyDates();
        const anchors = {
          openedOn: matter.opened_on,
          activatedOn: matter.activated_on,
          keyDates: {
            'matter.exchange_date': matter.exchange_date,
            'matter.completion_date': matter.completion_date,
          },
        };
        const tasks = rows.map((row) => fromScratch(row, of));
        const moved = new Map(
          schedule(tasks, anchors, calendar).moved.map(({ id, targetDate }) => [id, targetDate]),
        );
        const expected = tasks.map(({ id, targetDate }) => (moved.has(id) ? moved.get(id) : targetDate));
        expect(rows.map((row) => row.target_date)).toEqual(expected);
      }),
      { numRuns },
    );
  });

  it('come back when an anchor moves and moves back, and one that was typed never moved', async () => {
    const database = await open();
    await fc.assert(
      fc.asyncProperty(
        rules,
        day,
        day,
        day,
        fc.nat(tasksOfMatter - 1),
        async (of, first, other, typed, which) => {
          const { apply, read, saveDates } = await setUp(database, of);
          await saveDates(first, first);
          await apply({ kind: 'target', tasks: [which], day: typed });
          const before = await read();
          await saveDates(other, null);
          expect((await read()).find(({ target_typed }) => target_typed === 1)?.target_date).toBe(typed);
          await saveDates(first, first);
          expect(await read()).toEqual(before);
        },
      ),
      { numRuns },
    );
  });
});
