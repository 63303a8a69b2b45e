import { expect, test } from 'vitest';
import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { type ProgressView, rowsInSight, withFold } from './progress-view.ts';

const task = (id: string, completedAt: string | null, notRequired = false): ProgressTask => ({
  id,
  name: id,
  targetDate: null,
  completedAt,
  completedBy: null,
  notRequired,
  triggers: [],
});
const view: ProgressView = { filter: 'outstanding', since: '2026-03-03T10:00:00.000Z', folded: new Set() };
const tasks = [
  task('before', '2026-03-03T09:00:00.000Z'),
  task('open', null),
  task('ticked', '2026-03-03T10:00:01.000Z'),
  task('off', null, true),
];
const category = { id: 'c', name: 'C', done: 2, total: 3, tasks };
const ids = (of: ProgressView) => rowsInSight([category], of).map(({ id }) => id);

test('outstanding keeps in sight what was ticked since it was chosen', () => {
  expect(ids(view)).toEqual(['c', 'open', 'ticked']);
  expect(ids({ ...view, filter: 'all' })).toEqual(['c', 'before', 'open', 'ticked', 'off']);
});

test('a folded category keeps its heading; one with nothing in sight is left out', () => {
  expect(ids(withFold(view, 'c'))).toEqual(['c']);
  expect(ids(withFold(withFold(view, 'c'), 'c'))).toHaveLength(3);
  expect(rowsInSight([{ ...category, tasks: tasks.slice(0, 1) }], view)).toEqual([]);
});
