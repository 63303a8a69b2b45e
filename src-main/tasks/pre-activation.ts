import type { ConditionData, ConditionNames } from '../../src-shared/domain/conditions.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import type { Queryable } from '../database/database.ts';
import { definitionsOf } from './definitions.ts';
import { listTasks } from './task-queries.ts';
import { readShownTasks, type TaskThatMayShow, tasksThatShow } from './visible-tasks.ts';

/**
 * Whether a change of status is the activation that pre-activation tasks hold up: of a Quote, or of a matter that was never
 * Active, so that a Quote which was cancelled in between is held up too.
 */
export function isActivation(
  matter: { activated_on: string | null },
  from: { kind: string },
  to: { kind: string },
): boolean {
  return to.kind === 'active' && (from.kind === 'quote' || matter.activated_on === null);
}

/** Whether a task keeps a matter from becoming Active, if it shows. */
function isOpen(task: TaskThatMayShow, definitions: ReadonlyMap<string, TaskDefinition>): boolean {
  return (
    task.completed_at === null &&
    task.not_required === 0 &&
    task.version_id !== null &&
    definitions.get(task.version_id)?.preActivation === true
  );
}

/**
 * The names of the pre-activation tasks that keep a matter from becoming Active: those that show and are neither completed
 * nor marked not required. `data` is of no task.
 */
export function blockers(
  tasks: readonly TaskThatMayShow[],
  definitions: ReadonlyMap<string, TaskDefinition>,
  data: ConditionData,
  names: ConditionNames,
): string[] {
  const open = tasks.filter((task) => isOpen(task, definitions));
  return tasksThatShow(open, definitions, data, names).tasks.map((task) => task.name);
}

/** The same of a matter as it stands. */
export async function readBlockers(db: Queryable, matterId: string, today: string): Promise<string[]> {
  const tasks = await listTasks(db, matterId);
  const definitions = await definitionsOf(db, tasks);
  if (!tasks.some((task) => isOpen(task, definitions))) return [];
  const shown = await readShownTasks(db, matterId, tasks, definitions, () => today);
  return shown.tasks.filter((task) => isOpen(task, definitions)).map((task) => task.name);
}
