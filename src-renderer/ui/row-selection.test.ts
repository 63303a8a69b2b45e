import { expect, test } from 'vitest';
import { nextSelection, type RowSelection } from './row-selection.ts';

const rows = [
  { id: 'heading', isGroup: true },
  { id: 'a', isGroup: false },
  { id: 'b', isGroup: false },
  { id: 'next heading', isGroup: true },
  { id: 'c', isGroup: false },
];
const nothing: RowSelection = { ids: new Set(), anchor: null };
const after = (...steps: [number, Parameters<typeof nextSelection>[3]][]) =>
  steps.reduce((selection, [index, how]) => nextSelection(rows, selection, index, how), nothing);
const ids = (...steps: Parameters<typeof after>) => [...after(...steps).ids];

test('a plain step selects one row, and a heading none', () => {
  expect(ids([1, 'one'], [2, 'one'])).toEqual(['b']);
  expect(ids([1, 'one'], [0, 'one'])).toEqual([]);
});

test('a range runs from where it began, both ways, and over headings', () => {
  expect(ids([1, 'one'], [2, 'range'], [4, 'range'])).toEqual(['a', 'b', 'c']);
  expect(ids([4, 'one'], [1, 'range'], [2, 'range'])).toEqual(['b', 'c']);
});

test('single rows join and leave, and a range goes on from the last of them', () => {
  expect(ids([1, 'one'], [4, 'toggle'], [1, 'toggle'])).toEqual(['c']);
  expect(ids([1, 'one'], [2, 'toggle'], [4, 'range'])).toEqual(['b', 'c']);
  expect(ids([0, 'toggle'])).toEqual([]);
});

test('going along without selecting keeps what is selected; all is every row but headings', () => {
  expect(ids([1, 'one'], [4, 'none'])).toEqual(['a']);
  expect(ids([2, 'all'])).toEqual(['a', 'b', 'c']);
});
