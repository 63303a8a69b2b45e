import { expect, it } from 'vitest';
import { neighbourOf } from './neighbour-of.ts';

it.each([
  ['the next', ['a', 'b', 'c'], 'b', ['a', 'c'], 'c'],
  ['the next that stays', ['a', 'b', 'c', 'd'], 'b', ['a', 'd'], 'd'],
  ['the one before the last', ['a', 'b', 'c'], 'c', ['a', 'b'], 'b'],
  ['what came, when all others left', ['a', 'b'], 'a', ['n'], 'n'],
  ['the first, of one that was never there', ['a', 'b'], 'x', ['a', 'b'], 'a'],
  ['none, when none stays', ['a'], 'a', [], null],
])('goes on to %s', (_, before, id, left, expected) => {
  expect(neighbourOf(before, id, left)).toBe(expected);
});
