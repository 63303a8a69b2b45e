import type { ProgressCategory, ProgressTask } from '../../../src-shared/contract/progress.ts';
import { systemClock } from '../../../src-shared/time.ts';

/** Which tasks are shown. */
export type ProgressFilter = 'outstanding' | 'all';

/** How one looks at the Progress screen of a matter, for as long as the matter is on screen. */
export type ProgressView = {
  filter: ProgressFilter;
  /** When the filter was set: what is ticked after that stays in sight. */
  since: string;
  /** Ids of the categories that are folded. */
  folded: ReadonlySet<string>;
};

/** A line of the list. */
export type ProgressRow =
  | { kind: 'category'; id: string; category: ProgressCategory; isExpanded: boolean }
  | { kind: 'task'; id: string; task: ProgressTask };

/** How a matter's Progress screen opens. */
export function openView(): ProgressView {
  return { filter: 'outstanding', since: systemClock.now(), folded: new Set() };
}

/** The same view with another filter. */
export function withFilter(view: ProgressView, filter: ProgressFilter): ProgressView {
  return { ...view, filter, since: systemClock.now() };
}

/** The same view with a category folded or unfolded. */
export function withFold(view: ProgressView, categoryId: string): ProgressView {
  const folded = new Set(view.folded);
  if (!folded.delete(categoryId)) folded.add(categoryId);
  return { ...view, folded };
}

/** Whether a task is in sight. One ticked since the filter was set stays, so that no row jumps. */
export function isInSight(task: ProgressTask, { filter, since }: ProgressView): boolean {
  if (filter === 'all') return true;
  if (task.notRequired) return false;
  return task.completedAt === null || task.completedAt >= since;
}

/** The lines in sight: categories with their tasks; a category without any in sight is left out. */
export function rowsInSight(categories: readonly ProgressCategory[], view: ProgressView): ProgressRow[] {
  return categories.flatMap((category): ProgressRow[] => {
    const tasks = category.tasks.filter((task) => isInSight(task, view));
    if (tasks.length === 0 && view.filter !== 'all') return [];
    const isExpanded = !view.folded.has(category.id);
    return [
      { kind: 'category', id: category.id, category, isExpanded },
      ...(isExpanded ? tasks.map((task) => ({ kind: 'task' as const, id: task.id, task })) : []),
    ];
  });
}
