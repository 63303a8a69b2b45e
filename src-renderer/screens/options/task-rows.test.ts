import { expect, test } from 'vitest';
import type { CategoryOptions } from '../../../src-shared/contract/options.ts';
import { placeOf, rowsOf } from './task-rows.ts';

function category(id: string, taskIds: string, system = false): CategoryOptions {
  const tasks = taskIds.split('').map((taskId) => ({
    id: taskId,
    name: taskId,
    triggers: [],
    preActivation: false,
    target: '',
    hasVisibility: false,
    faults: [],
  }));
  return { id, name: id, system, visibility: [], faults: [], revision: 1, tasks };
}

// Lines:  0 A, 1 a, 2 b, 3 c, 4 B, 5 C, 6 d, 7 Reminders, 8 r
const rows = rowsOf([
  category('A', 'abc'),
  category('B', ''),
  category('C', 'd'),
  category('Reminders', 'r', true),
]);

test('the lines stand category by category', () => {
  expect(rows.map(({ id }) => id)).toEqual(['A', 'a', 'b', 'c', 'B', 'C', 'd', 'Reminders', 'r']);
});

test.each([
  ['down by one within its category', 'a', 2, 'A', 1],
  ['to the end of its category', 'a', 3, 'A', 2],
  ['up by one', 'c', 2, 'A', 1],
  ['to the beginning', 'c', 1, 'A', 0],
  ['past the next heading', 'c', 4, 'B', 0],
  ['past two headings', 'c', 5, 'C', 0],
  ['beneath a task of another category', 'a', 6, 'C', 1],
  ['up past its own heading, into an empty category', 'd', 5, 'B', 0],
  ['up past two headings, to the end of the category before', 'd', 4, 'A', 3],
  ['up onto a task of another category', 'd', 2, 'A', 1],
] as const)('a task moved %s', (_, taskId, toLine, categoryId, toIndex) => {
  expect(placeOf(rows, taskId, toLine)).toEqual({ categoryId, toIndex });
});

test.each([
  ['above the first heading', 'a', 0],
  ['into a category of the program', 'd', 7],
  ['past the last line', 'd', 9],
  ['when it is a heading', 'A', 2],
] as const)('nothing moves %s', (_, taskId, toLine) => {
  expect(placeOf(rows, taskId, toLine)).toBeUndefined();
});
