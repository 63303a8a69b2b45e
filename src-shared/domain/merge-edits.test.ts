import { expect, it } from 'vitest';
import { mergeEdits } from './merge-edits.ts';

const was = { name: 'Ash', phone: '1', open: false };

it('writes only what was edited, over what others have changed since', () => {
  const typed = { ...was, name: 'Elm' };
  const now = { ...was, phone: '2', open: true };
  expect(mergeEdits(was, typed, now)).toEqual({
    merged: { name: 'Elm', phone: '2', open: true },
    conflicts: [],
  });
});

it('tells what was edited here and changed there, unless to the same', () => {
  const typed = { name: 'Elm', phone: '2', open: true };
  const now = { name: 'Oak', phone: '2', open: true };
  expect(mergeEdits(was, typed, now)).toEqual({ merged: typed, conflicts: ['name'] });
});
