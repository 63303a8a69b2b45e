import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterTarget,
  calendar,
  completion,
  datesOf,
  expiry,
  opened,
  recalculated,
  rule,
  sameLoops,
  task,
} from '../../test/support/schedules.ts';
import { addDays, daysBetween } from '../time.ts';
import { type Anchors, type ScheduledTask, schedule, type TargetRule } from './schedule.ts';
import { addWorkingDays } from './working-days.ts';

const aDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days));

describe('a loop of target dates', () => {
  /** Each task dated from one before it in the list, if from any: no loop can be. */
  const tree = fc
    .array(fc.nat(), { minLength: 3, maxLength: 40 })
    .map((picks) =>
      picks.map((pick, index) => task(`T${index}`, index === 0 ? null : afterTarget(`T${pick % index}`))),
    );

  it('is not seen where there is none', () => {
    fc.assert(
      fc.property(tree, (tasks) => {
        expect(schedule(tasks, opened, calendar).cycles).toEqual([]);
      }),
    );
  });

  it('is found and named wherever it is put, and its tasks keep their dates', () => {
    const planted = tree.chain((tasks) =>
      fc.tuple(fc.constant(tasks), fc.shuffledSubarray(tasks, { minLength: 1 }), aDay),
    );
    fc.assert(
      fc.property(planted, ([tasks, loop, day]) => {
        const looped = tasks.map((each) => {
          const at = loop.indexOf(each);
          if (at === -1) return each;
          return { ...each, rule: afterTarget(loop[(at + 1) % loop.length]?.name ?? ''), targetDate: day };
        });
        const { cycles, moved } = schedule(looped, opened, calendar);
        expect(sameLoops(cycles)).toEqual(sameLoops([loop.map(({ name }) => name)]));
        const inLoop = new Set(loop.map(({ id }) => id));
        expect(moved.filter(({ id }) => inLoop.has(id))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is broken by a date typed by hand, and the rest is dated from it', () => {
    const tasks = [
      task('A', afterTarget('C'), { targetDate: '2026-05-01', isTyped: true }),
      task('B', afterTarget('A')),
      task('C', afterTarget('B')),
    ];
    expect(schedule(tasks, opened, calendar)).toEqual({
      moved: [
        { id: 'id-B', targetDate: '2026-05-02' },
        { id: 'id-C', targetDate: '2026-05-03' },
      ],
      cycles: [],
      beyondList: [],
    });
  });

  it('dates what hangs on it from the date it keeps', () => {
    const tasks = [task('A', afterTarget('A'), { targetDate: '2026-05-01' }), task('B', afterTarget('A'))];
    const { moved, cycles } = schedule(tasks, opened, calendar);
    expect([moved, cycles]).toEqual([[{ id: 'id-B', targetDate: '2026-05-02' }], [['A']]]);
  });
});

describe('a target date', () => {
  const keyDates = { [completion]: '2026-05-29', 'matter.exchange_date': '' };
  const anchors: Anchors = { openedOn: '2026-01-31', activatedOn: '2026-02-02', keyDates };
  const dateOf = (theRule: TargetRule, others: ScheduledTask[] = []) =>
    datesOf(recalculated([...others, task('X', theRule)], anchors))['id-X'];

  it.each<[string, TargetRule, string | null]>([
    ['a month after the last of January', rule(1, 'months', 'after', { kind: 'opened' }), '2026-02-28'],
    ['25 months after it, in a leap year', rule(25, 'months', 'after', { kind: 'opened' }), '2028-02-29'],
    [
      '3 months before a 29 May',
      rule(3, 'months', 'before', { kind: 'key_date', token: completion }),
      '2026-02-28',
    ],
    ['10 days after activation', rule(10, 'days', 'after', { kind: 'activated' }), '2026-02-12'],
    [
      '2 weeks before completion',
      rule(2, 'weeks', 'before', { kind: 'key_date', token: completion }),
      '2026-05-15',
    ],
    // 25 May 2026 is a bank holiday.
    [
      '5 working days before it',
      rule(5, 'working_days', 'before', { kind: 'key_date', token: completion }),
      '2026-05-21',
    ],
    // 31 January 2026 is a Saturday.
    ['0 working days after a Saturday', rule(0, 'working_days', 'after', { kind: 'opened' }), '2026-02-02'],
    ['0 working days before it', rule(0, 'working_days', 'before', { kind: 'opened' }), '2026-02-02'],
    [
      'from an empty key date',
      rule(1, 'days', 'after', { kind: 'key_date', token: 'matter.exchange_date' }),
      null,
    ],
    [
      'from a key date the matter has not',
      rule(1, 'days', 'after', { kind: 'key_date', token: expiry }),
      null,
    ],
    [
      'from a name every object has',
      rule(1, 'days', 'after', { kind: 'key_date', token: 'constructor' }),
      null,
    ],
    ['from a task the matter has not', afterTarget('Gone'), null],
  ])('%s', (_what, theRule, expected) => {
    expect(dateOf(theRule)).toBe(expected);
  });

  it('before 0001 or after 9999 is none', () => {
    const far = task('Far', null, { targetDate: '9999-01-01' });
    expect(dateOf(rule(12, 'months', 'after', { kind: 'task_target', templateId: 'Far' }), [far])).toBeNull();
    expect(dateOf(rule(11, 'months', 'after', { kind: 'task_target', templateId: 'Far' }), [far])).toBe(
      '9999-12-01',
    );
  });

  it('from a completion is there once the task is completed, and not when it is only not required', () => {
    const after = rule(2, 'days', 'after', { kind: 'task_completed', templateId: 'S' });
    expect(dateOf(after, [task('S', null, { completedOn: '2026-03-09' })])).toBe('2026-03-11');
    expect(dateOf(after, [task('S', null, { targetDate: '2026-03-09', isNotRequired: true })])).toBeNull();
  });

  it('from a task that stands twice on the matter is counted from the first', () => {
    const twice = [
      task('S', null, { targetDate: '2026-03-09' }),
      task('S', null, { id: 'second', targetDate: '2026-07-09' }),
    ];
    expect(dateOf(afterTarget('S'), twice)).toBe('2026-03-10');
  });

  it('of a task not required is kept right, and moves what hangs on it', () => {
    const notRequired = task('N', rule(1, 'days', 'after', { kind: 'activated' }), { isNotRequired: true });
    expect(datesOf(recalculated([task('X', afterTarget('N')), notRequired], anchors))).toEqual({
      'id-N': '2026-02-03',
      'id-X': '2026-02-04',
    });
  });

  it('is refused where a date is no day', () => {
    expect(() =>
      schedule(
        [task('X', rule(1, 'days', 'after', { kind: 'opened' }))],
        { ...anchors, openedOn: 'soon' },
        calendar,
      ),
    ).toThrow(RangeError);
  });

  it('that needs bank holidays after the list’s end says so, and so do those counted from it', () => {
    const short = { holidays: calendar.holidays, until: '2026-05-31' };
    const tasks = [
      task('In', rule(1, 'working_days', 'before', { kind: 'key_date', token: completion })),
      task('Out', rule(2, 'working_days', 'after', { kind: 'key_date', token: completion })),
      task('From', rule(1, 'months', 'before', { kind: 'task_target', templateId: 'Out' })),
      task('Days', rule(9, 'weeks', 'after', { kind: 'key_date', token: completion })),
      task('Typed', afterTarget('Out'), { targetDate: '2026-06-03', isTyped: true }),
      task('After', afterTarget('Typed')),
    ];
    expect(schedule(tasks, anchors, short).beyondList).toEqual(['id-Out', 'id-From']);
  });
});

describe('300 tasks, 200 of them a chain of working days', () => {
  const chain = Array.from({ length: 300 }, (_, index) =>
    task(
      `T${index}`,
      index === 0 || index > 200
        ? rule(5, 'days', 'after', { kind: 'opened' })
        : rule(1, 'working_days', 'after', { kind: 'task_target', templateId: `T${index - 1}` }),
    ),
  );

  it('are recalculated within 2 ms, and all the way down', () => {
    for (const tasks of [chain, [...chain].reverse()]) {
      // The best of many, so that a busy computer does not fail it.
      const times = Array.from({ length: 100 }, () => {
        const start = performance.now();
        schedule(tasks, opened, calendar);
        return performance.now() - start;
      });
      expect(Math.min(...times)).toBeLessThan(2);
      const end = datesOf(recalculated(tasks, opened))['id-T200'] ?? '';
      expect(end).toBe(addWorkingDays('2026-03-07', 200, calendar).day);
      expect(daysBetween('2026-03-07', end)).toBeGreaterThan(280);
    }
  });
});
