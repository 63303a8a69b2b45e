import { expect, test, vi } from 'vitest';
import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { systemClock } from '../../../src-shared/time.ts';
import { findBlocker, type ProgressView, rowsInSight, withFold, withKept } from './progress-view.ts';

const task = (id: string, more: Partial<ProgressTask> = {}): ProgressTask => ({
  id,
  templateId: null,
  name: id,
  note: '',
  targetDate: null,
  isTargetTyped: false,
  targetRule: '',
  completedAt: null,
  completedBy: null,
  notRequired: false,
  preActivation: false,
  triggers: [],
  fault: '',
  mayAsk: false,
  ...more,
});
const view: ProgressView = {
  filter: 'outstanding',
  text: '',
  since: '2026-03-03T10:00:00.000Z',
  kept: new Set(),
  folded: new Set(),
};
const tasks = [
  task('before', { completedAt: '2026-03-03T09:00:00.000Z' }),
  task('open'),
  task('ticked', { completedAt: '2026-03-03T10:00:01.000Z' }),
  task('off', { notRequired: true }),
];
const categoryOf = (of: ProgressTask[]) => ({
  id: 'c',
  name: 'C',
  system: false,
  done: 2,
  total: 3,
  tasks: of,
});
const ids = (of: ProgressView, all = tasks) => rowsInSight([categoryOf(all)], of).map(({ id }) => id);

test('outstanding keeps in sight what was ticked since it was chosen', () => {
  expect(ids(view)).toEqual(['c', 'open', 'ticked']);
  expect(ids({ ...view, filter: 'all' })).toEqual(['c', 'before', 'open', 'ticked', 'off']);
  expect(ids({ ...view, filter: 'not_required' })).toEqual(['c', 'off']);
});

test('a task that was changed stays in sight until the filter changes', () => {
  expect(ids(withKept(view, ['off']))).toEqual(['c', 'open', 'ticked', 'off']);
});

test('the first task in the way of activation is one that is neither done nor not required', () => {
  const before = { preActivation: true };
  const ways = [
    task('no'),
    task('done', { ...before, completedAt: '2026-03-03T09:00:00.000Z' }),
    task('off', { ...before, notRequired: true }),
  ];
  expect(findBlocker([categoryOf(ways)])).toBeUndefined();
  const open = [task('first', before), task('second', before)];
  expect(findBlocker([categoryOf(ways), categoryOf(open)])?.id).toBe('first');
});

test('overdue ends yesterday; this week is Monday to Sunday', () => {
  // A Wednesday.
  vi.spyOn(systemClock, 'now').mockReturnValue('2026-03-04T10:00:00.000Z');
  const due = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-08', '2026-03-09'].map(
    (day) => task(day, { targetDate: day }),
  );
  due.push(task('none'), task('2026-02-01', { targetDate: '2026-02-01', notRequired: true }));
  expect(ids({ ...view, filter: 'overdue' }, due)).toEqual(['c', '2026-03-01', '2026-03-02', '2026-03-03']);
  expect(ids({ ...view, filter: 'due_this_week' }, due)).toEqual([
    'c',
    '2026-03-02',
    '2026-03-03',
    '2026-03-04',
    '2026-03-08',
  ]);
  vi.restoreAllMocks();
});

test('a folded category keeps its heading; one with nothing in sight is left out', () => {
  expect(ids(withFold(view, 'c'))).toEqual(['c']);
  expect(ids(withFold(withFold(view, 'c'), 'c'))).toHaveLength(3);
  expect(rowsInSight([categoryOf(tasks.slice(0, 1))], view)).toEqual([]);
});

test('typed words find a task by its name, folded or not', () => {
  expect(ids({ ...withFold(view, 'c'), text: 'OPE' })).toEqual(['c', 'open']);
  expect(ids({ ...view, filter: 'all', text: 'nothing like it' })).toEqual([]);
});
