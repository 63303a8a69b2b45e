import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  calendar,
  completion,
  datesOf,
  expiry,
  recalculated,
  sameLoops,
  task,
} from '../../test/support/schedules.ts';
import { addDays } from '../time.ts';
import { type Anchor, type Anchors, type ScheduledTask, schedule, type TargetRule } from './schedule.ts';
import { addWorkingDays } from './working-days.ts';

const aDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days));
const maybeDay = fc.option(aDay);
const names = Array.from({ length: 12 }, (_, index) => `T${String(index).padStart(2, '0')}`);

const anchorArbitrary: fc.Arbitrary<Anchor> = fc.oneof(
  fc.constantFrom<Anchor>({ kind: 'opened' }, { kind: 'activated' }),
  fc.constantFrom(completion, expiry, 'field.other').map((token) => ({ kind: 'key_date' as const, token })),
  fc
    .constantFrom(...names, 'not on the matter')
    .map((templateId) => ({ kind: 'task_completed' as const, templateId })),
  {
    weight: 4,
    arbitrary: fc.constantFrom(...names, 'not on the matter').map((templateId) => ({
      kind: 'task_target' as const,
      templateId,
    })),
  },
);

const ruleArbitrary: fc.Arbitrary<TargetRule> = fc.record({
  amount: fc.integer({ min: 0, max: 40 }),
  unit: fc.constantFrom('days', 'working_days', 'weeks', 'months'),
  direction: fc.constantFrom('after', 'before'),
  anchor: anchorArbitrary,
});

const often = fc.integer({ min: 0, max: 5 }).map((value) => value === 0);

const matterArbitrary = fc
  .array(
    fc.record({
      rule: fc.option(ruleArbitrary, { freq: 8 }),
      targetDate: maybeDay,
      isTyped: often,
      completedOn: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: aDay }),
      isNotRequired: often,
    }),
    { minLength: 1, maxLength: names.length },
  )
  .map((list) => list.map((other, index) => task(names[index] ?? '', other.rule, other)));

const anchorsArbitrary: fc.Arbitrary<Anchors> = fc.record({
  openedOn: aDay,
  activatedOn: maybeDay,
  keyDates: fc.record({ [completion]: maybeDay, [expiry]: fc.option(aDay, { nil: '' }) }),
});

/** Each task asked by itself, by following its anchors as far as they go: slow, and with no order to get wrong. */
function oracle(tasks: readonly ScheduledTask[], anchors: Anchors) {
  const named = (templateId: string) => tasks.find((each) => each.templateId === templateId);
  const isKept = (each: ScheduledTask) => each.isTyped || each.completedOn !== null || each.rule === null;
  const next = (each: ScheduledTask) =>
    !isKept(each) && each.rule?.anchor.kind === 'task_target'
      ? named(each.rule.anchor.templateId)
      : undefined;
  const loopFrom = (each: ScheduledTask): ScheduledTask[] | null => {
    const loop = [each];
    for (let at = next(each); at && loop.length <= tasks.length; at = next(at)) {
      if (at === each) return loop;
      loop.push(at);
    }
    return null;
  };
  const dateOf = (each: ScheduledTask): string | null => {
    if (isKept(each) || !each.rule || loopFrom(each)) return each.targetDate;
    const { anchor, amount, unit, direction } = each.rule;
    let from: string | null | undefined;
    if (anchor.kind === 'opened') from = anchors.openedOn;
    if (anchor.kind === 'activated') from = anchors.activatedOn;
    if (anchor.kind === 'key_date') from = anchors.keyDates[anchor.token];
    if (anchor.kind === 'task_completed') from = named(anchor.templateId)?.completedOn;
    const anchorTask = next(each);
    if (anchorTask) from = dateOf(anchorTask);
    if (!from) return null;
    const count = direction === 'before' ? -amount : amount;
    if (unit === 'working_days') return addWorkingDays(from, count, calendar).day;
    return Temporal.PlainDate.from(from)
      .add({ [unit]: count })
      .toString();
  };
  const loops = tasks.map(loopFrom).filter((loop) => loop !== null);
  return {
    dates: Object.fromEntries(tasks.map((each) => [each.id, dateOf(each)])),
    loops: [...new Set(sameLoops(loops.map((loop) => loop.map(({ name }) => name))))],
  };
}

describe('the target dates of any matter', () => {
  it('are those each task has by itself, and only those that change are moved', () => {
    fc.assert(
      fc.property(matterArbitrary, anchorsArbitrary, (tasks, anchors) => {
        const expected = oracle(tasks, anchors);
        const { moved, cycles } = schedule(tasks, anchors, calendar);
        expect(datesOf(recalculated(tasks, anchors))).toEqual(expected.dates);
        expect(sameLoops(cycles)).toEqual(expected.loops);
        const changed = tasks.filter(({ id, targetDate }) => targetDate !== expected.dates[id]);
        expect(moved.map(({ id }) => id)).toEqual(changed.map(({ id }) => id));
      }),
      { numRuns: 3000 },
    );
  });

  it('do not depend on the order of the tasks', () => {
    const shuffled = matterArbitrary.chain((tasks) =>
      fc.tuple(
        fc.constant(tasks),
        fc.shuffledSubarray(tasks, { minLength: tasks.length, maxLength: tasks.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, anchorsArbitrary, ([tasks, others], anchors) => {
        expect(datesOf(recalculated(others, anchors))).toEqual(datesOf(recalculated(tasks, anchors)));
        const one = schedule(tasks, anchors, calendar);
        const other = schedule(others, anchors, calendar);
        expect(sameLoops(other.cycles)).toEqual(sameLoops(one.cycles));
        expect(other.beyondList.sort()).toEqual(one.beyondList.sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('are right after one recalculation: a second moves nothing', () => {
    fc.assert(
      fc.property(matterArbitrary, anchorsArbitrary, (tasks, anchors) => {
        expect(schedule(recalculated(tasks, anchors), anchors, calendar).moved).toEqual([]);
      }),
    );
  });

  it('never move when typed by hand, completed or without a rule', () => {
    fc.assert(
      fc.property(matterArbitrary, anchorsArbitrary, (tasks, anchors) => {
        const moved = new Set(schedule(tasks, anchors, calendar).moved.map(({ id }) => id));
        const kept = tasks.filter((each) => each.isTyped || each.completedOn || !each.rule);
        expect(kept.filter(({ id }) => moved.has(id))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('come back when every anchor is moved and moved back', () => {
    fc.assert(
      fc.property(
        matterArbitrary,
        anchorsArbitrary,
        anchorsArbitrary,
        aDay,
        (tasks, anchors, others, day) => {
          const before = recalculated(tasks, anchors);
          const isTyped = new Map(
            before.filter((each) => each.isTyped).map((each) => [each.id, each.targetDate]),
          );
          const typing = before.map((each) => (isTyped.has(each.id) ? { ...each, targetDate: day } : each));
          const away = recalculated(typing, others);
          const back = away.map((each) =>
            isTyped.has(each.id) ? { ...each, targetDate: isTyped.get(each.id) ?? null } : each,
          );
          expect(datesOf(recalculated(back, anchors))).toEqual(datesOf(before));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
