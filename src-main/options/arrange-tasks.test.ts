import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeTasks, type Placed } from './arrange-tasks.ts';

const task = (id: string, rank: number | null, changes: Partial<Placed> = {}): Placed => ({
  id,
  rank,
  isMovable: true,
  isNew: false,
  ...changes,
});

const fixed = { isMovable: false };
const fresh = { isNew: true };

describe('the tasks of a category', () => {
  it.each<[string, Placed[], string[], string[]]>([
    ['that are in order stay', [task('a', 0), task('b', 1), task('c', 2)], ['a', 'b', 'c'], []],
    [
      'of which the last comes first now: it alone moves',
      [task('a', 1), task('b', 2), task('c', 0)],
      ['c', 'a', 'b'],
      ['c'],
    ],
    [
      'of which the first comes last now: it alone moves',
      [task('a', 2), task('b', 0), task('c', 1)],
      ['b', 'c', 'a'],
      ['a'],
    ],
    [
      'added by hand keep their place after what they followed',
      [task('a', 0), task('x', null), task('b', 1)],
      ['a', 'x', 'b'],
      [],
    ],
    [
      'that are new come after what their template comes after',
      [task('a', 0), task('x', null), task('b', 2), task('n', 1, fresh)],
      ['a', 'n', 'x', 'b'],
      [],
    ],
    [
      'that are new and first come before what follows',
      [task('x', null), task('b', 2), task('n', 1, fresh)],
      ['x', 'n', 'b'],
      [],
    ],
    ['that are new among none of the type come last', [task('x', null), task('n', 1, fresh)], ['x', 'n'], []],
    [
      'that are new keep the order of their templates',
      [task('m', 5, fresh), task('n', 1, fresh)],
      ['n', 'm'],
      [],
    ],
    [
      'that may not be moved stay, and what may goes round them',
      [task('c', 2, fixed), task('a', 0)],
      ['a', 'c'],
      ['a'],
    ],
    [
      'that may not be moved stay in an order of their own',
      [task('c', 2, fixed), task('a', 0, fixed)],
      ['c', 'a'],
      [],
    ],
    [
      'that may not be moved stay, though as many would have to move',
      [task('b', 1), task('a', 0, fixed)],
      ['a', 'b'],
      ['b'],
    ],
    [
      'of which most are in order: one moves',
      [task('b', 1), task('c', 2), task('a', 0), task('d', 3)],
      ['a', 'b', 'c', 'd'],
      ['a'],
    ],
    ['that are none are none', [], [], []],
  ])('%s', (_, tasks, order, moved) => {
    expect(arrangeTasks(tasks)).toEqual({ order, moved });
  });

  it('are never lost; those that may not move keep their order; those that may all end in the order of the type', () => {
    const any = fc
      .array(fc.record({ rank: fc.option(fc.nat(20)), isMovable: fc.boolean(), isNew: fc.boolean() }), {
        maxLength: 15,
      })
      .map((list) =>
        list.map((one, index) => ({ ...one, isNew: one.isNew && one.rank !== null, id: String(index) })),
      );
    fc.assert(
      fc.property(any, (tasks) => {
        const { order } = arrangeTasks(tasks);
        expect([...order].sort()).toEqual(tasks.map(({ id }) => id).sort());
        const still = tasks.filter(({ rank, isMovable, isNew }) => !isNew && (rank === null || !isMovable));
        expect(order.filter((id) => still.some((one) => one.id === id))).toEqual(still.map(({ id }) => id));
        if (tasks.some(({ rank, isMovable }) => rank !== null && !isMovable)) return;
        const ranks = order.flatMap((id) => tasks[Number(id)]?.rank ?? []);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        const again = arrangeTasks(order.map((id) => ({ ...(tasks[Number(id)] as Placed), isNew: false })));
        expect(again).toEqual({ order, moved: [] });
      }),
      { numRuns: 500 },
    );
  });
});
