import type { ProgressTask } from '../../../src-shared/contract/progress.ts';

/** What can be done with the chosen tasks. */
export type TaskDeed =
  | 'open'
  | 'not_required'
  | 'target_date'
  | 'clear_date'
  | 'move_up'
  | 'move_down'
  | 'remove';

/** Neither completed nor marked not required. */
export function isOutstanding({ notRequired, completedAt }: ProgressTask): boolean {
  return !notRequired && completedAt === null;
}

/** Added by hand and not completed: it can be taken away again. */
export function isRemovable({ templateId, completedAt }: ProgressTask): boolean {
  return templateId === null && completedAt === null;
}
