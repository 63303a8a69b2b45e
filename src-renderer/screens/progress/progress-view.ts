import type { ProgressCategory, ProgressTask } from '../../../src-shared/contract/progress.ts';
import { toEpochDay, weekdayOf } from '../../../src-shared/domain/epoch-day.ts';
import { fold } from '../../../src-shared/domain/fold.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { addDays, dayOf, systemClock } from '../../../src-shared/time.ts';
import { fits } from '../../app/fits.ts';
import { isOutstanding } from './task-deed.ts';

/** Which tasks are shown. */
export const progressFilters = ['outstanding', 'overdue', 'due_this_week', 'all', 'not_required'] as const;
/** Which tasks are shown. */
export type ProgressFilter = (typeof progressFilters)[number];

/** How one looks at the Progress screen of a matter, for as long as the matter is on screen. */
export type ProgressView = {
  filter: ProgressFilter;
  /** Words that the name of a task must have; empty: any. */
  text: string;
  /** When the filter was set: what is ticked after that stays in sight. */
  since: string;
  /** Ids of tasks that were changed otherwise since then: they stay in sight too, so that no row jumps. */
  kept: ReadonlySet<string>;
  /** Ids of the categories that are folded. */
  folded: ReadonlySet<string>;
};

/** A line of the list. */
export type ProgressRow =
  | { kind: 'category'; id: string; category: ProgressCategory; isExpanded: boolean }
  | { kind: 'task'; id: string; task: ProgressTask; category: ProgressCategory };

/** How a matter's Progress screen opens. */
export function openView(): ProgressView {
  return {
    filter: 'outstanding',
    text: '',
    since: systemClock.now(),
    kept: new Set(),
    folded: new Set(),
  };
}

/** The same view with another filter. */
export function withFilter(view: ProgressView, filter: ProgressFilter): ProgressView {
  return { ...view, filter, since: systemClock.now(), kept: new Set() };
}

/** The same view in which these tasks stay in sight until the filter changes. */
export function withKept(view: ProgressView, taskIds: readonly string[]): ProgressView {
  return { ...view, kept: new Set([...view.kept, ...taskIds]) };
}

/** The same view with a category folded or unfolded. */
export function withFold(view: ProgressView, categoryId: string): ProgressView {
  const folded = new Set(view.folded);
  if (!folded.delete(categoryId)) folded.add(categoryId);
  return { ...view, folded };
}

/** Whether a task is in sight of the filter. One changed since the filter was set stays, so that no row jumps. */
export function isInSight(task: ProgressTask, view: ProgressView, today = dayOf(systemClock.now())): boolean {
  const { filter, since, kept } = view;
  if (kept.has(task.id)) return true;
  const isOpen = !task.notRequired && (task.completedAt === null || task.completedAt >= since);
  const due = task.targetDate;
  switch (filter) {
    case 'all':
      return true;
    case 'not_required':
      return task.notRequired;
    case 'outstanding':
      return isOpen;
    case 'overdue':
      return isOpen && due !== null && due < today;
    case 'due_this_week': {
      const monday = addDays(today, -weekdayOf(toEpochDay(today)));
      return isOpen && due !== null && due >= monday && due <= addDays(monday, 6);
    }
    default:
      return assertNever(filter);
  }
}

/** The first task that keeps a Quote from becoming Active. */
export function findBlocker(categories: readonly ProgressCategory[]): ProgressTask | undefined {
  return categories.flatMap(({ tasks }) => tasks).find((task) => task.preActivation && isOutstanding(task));
}

/** The lines in sight: categories with their tasks; a category without any in sight is left out, unless all are shown. */
export function rowsInSight(categories: readonly ProgressCategory[], view: ProgressView): ProgressRow[] {
  const today = dayOf(systemClock.now());
  const isLookedFor = fold(view.text) !== '';
  return categories.flatMap((category): ProgressRow[] => {
    const tasks = category.tasks.filter(
      (task) => isInSight(task, view, today) && (!isLookedFor || fits(task.name, view.text)),
    );
    if (tasks.length === 0 && (view.filter !== 'all' || isLookedFor)) return [];
    // What was looked for is shown, folded or not.
    const isExpanded = isLookedFor || !view.folded.has(category.id);
    return [
      { kind: 'category', id: category.id, category, isExpanded },
      ...(isExpanded ? tasks.map((task) => ({ kind: 'task' as const, id: task.id, task, category })) : []),
    ];
  });
}
