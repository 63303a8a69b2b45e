import { expect, test } from 'vitest';
import { sayChanges } from './say-changes.ts';

const none = { matters: 0, tasksChanged: 0, tasksAdded: 0, tasksRemoved: 0, datesMoved: 0 };

test.each([
  [{ ...none, matters: 1, tasksChanged: 1 }, '1 matter: 1 task changed.'],
  [
    { matters: 12, tasksChanged: 2, tasksAdded: 3, tasksRemoved: 4, datesMoved: 5 },
    '12 matters: 2 tasks changed, 3 tasks added, 4 tasks removed, 5 target dates moved.',
  ],
  [{ ...none, matters: 2, datesMoved: 1 }, '2 matters: 1 target date moved.'],
  [none, 'nothing changed.'],
])('%j is said as %s', (changes, sentence) => {
  expect(sayChanges(changes)).toBe(sentence);
});
