import type { ProgressTask } from '../../../src-shared/contract/progress.ts';

/** How the target date of a task came to be, as a sentence without its full stop; empty when it has none. */
export function sayTargetRule({ isTargetTyped, targetDate, targetRule }: ProgressTask): string {
  if (isTargetTyped) return targetRule ? `Typed by hand; its rule is: ${targetRule}` : 'Typed by hand';
  if (!targetRule) return '';
  return targetDate === null ? `${targetRule}, which is not known yet` : targetRule;
}

/** The one task of which a few are told of by name, or how many they are. */
export function nameOfTasks(tasks: readonly ProgressTask[]): string {
  const [only] = tasks;
  return tasks.length === 1 && only ? `“${only.name}”` : `${tasks.length} tasks`;
}
