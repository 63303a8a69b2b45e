import type { CategoryOptions, TemplateRow } from '../../../src-shared/contract/options.ts';

/** A line of the list of task templates: a category, or a task beneath it. */
export type TaskRow =
  | { kind: 'category'; id: string; category: CategoryOptions }
  | { kind: 'task'; id: string; category: CategoryOptions; task: TemplateRow };

/** Where a task is to stand: its index in the category it then belongs to. */
export type TaskPlace = { categoryId: string; toIndex: number };

/** The lines of a matter type, category by category. */
export function rowsOf(categories: readonly CategoryOptions[]): TaskRow[] {
  return categories.flatMap((category) => [
    { kind: 'category' as const, id: category.id, category },
    ...category.tasks.map((task) => ({ kind: 'task' as const, id: task.id, category, task })),
  ]);
}

/**
 * Where a task lands that is moved from its line to another: past a heading, into the category on its other side.
 * Undefined where no task can be: above the first heading, or in a category that the program made.
 */
export function placeOf(rows: readonly TaskRow[], taskId: string, toLine: number): TaskPlace | undefined {
  const line = rows.findIndex(({ id }) => id === taskId);
  const from = rows[line];
  const to = rows[toLine];
  if (!to || !from || from.kind === 'category') return undefined;
  const isDown = toLine > line;
  // The task comes to stand beneath this line once its own is taken out.
  const above = isDown ? to : rows[toLine - 1];
  if (!above || above.category.system) return undefined;
  const { category } = above;
  const others = category.tasks.filter(({ id }) => id !== taskId);
  const toIndex = above.kind === 'category' ? 0 : others.findIndex(({ id }) => id === above.id) + 1;
  return { categoryId: category.id, toIndex };
}
