import { z } from 'zod';
import {
  type Condition,
  type ConditionData,
  type ConditionNames,
  conditionHolds,
  conditionSchema,
  evaluateCondition,
} from '../../src-shared/domain/conditions.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import type { Queryable } from '../database/database.ts';
import {
  conditionData,
  type MatterValues,
  readConditionNames,
  readMatterValues,
  taskStatesOf,
} from '../matters/matter-values.ts';

/** A task as far as it matters for whether it shows. */
export type TaskThatMayShow = {
  name: string;
  template_id: string | null;
  version_id: string | null;
  target_date: string | null;
  completed_at: string | null;
  not_required: number;
  category_id: string;
  /** JSON, as in the table of categories. */
  category_visibility: string;
};

type Definitions = ReadonlyMap<string, TaskDefinition>;

const conditions = z.array(conditionSchema);

/** Categories' conditions by their text: the same few texts come again with every screen. */
const parsed = new Map<string, Condition[]>();
const kept = 500;

/** A category's visibility conditions from their stored text. Throws on one that is damaged. */
export function readVisibility(text: string): Condition[] {
  if (text === '[]') return [];
  const found = parsed.get(text);
  if (found) return found;
  const read = conditions.parse(JSON.parse(text));
  if (parsed.size >= kept) parsed.clear();
  parsed.set(text, read);
  return read;
}

/** The task's own visibility conditions; none for a task by hand. */
function conditionsOf(task: TaskThatMayShow, definitions: Definitions): readonly Condition[] {
  return (task.version_id && definitions.get(task.version_id)?.visibility) || [];
}

/** Whether anything decides which of these tasks show: when not, all do, and no values need be read. */
function hasVisibilityConditions(tasks: readonly TaskThatMayShow[], definitions: Definitions): boolean {
  return tasks.some(
    (task) => task.category_visibility !== '[]' || conditionsOf(task, definitions).length > 0,
  );
}

/** The tasks that show, and of those with a fault in what decides it, a sentence each. */
type ShownTasks<Task> = { tasks: readonly Task[]; faults: ReadonlyMap<Task, string> };

/**
 * The tasks that show: every condition of the category and of the task holds, or has a fault. A fault never hides work, but
 * a sound condition that does not hold does. `data` is of no task.
 */
export function tasksThatShow<Task extends TaskThatMayShow>(
  tasks: readonly Task[],
  definitions: Definitions,
  data: ConditionData,
  names: ConditionNames,
): ShownTasks<Task> {
  const categories = new Map<string, Verdict>();
  const faults = new Map<Task, string>();
  const shown = tasks.filter((task) => {
    let ofCategory = categories.get(task.category_id);
    if (!ofCategory) {
      ofCategory = judge(readVisibility(task.category_visibility), data, names);
      categories.set(task.category_id, ofCategory);
    }
    if (!ofCategory.shows) return false;
    if (ofCategory.fault)
      faults.set(
        task,
        `The visibility condition of its category in Options has a fault: ${ofCategory.fault}`,
      );
    const own = conditionsOf(task, definitions);
    if (own.length === 0) return true;
    const values = { ...data.values, 'task.name': task.name, 'task.target_date': task.target_date ?? '' };
    const { shows, fault } = judge(own, { ...data, values }, names);
    if (shows && fault) faults.set(task, `Its visibility condition in Options has a fault: ${fault}`);
    return shows;
  });
  return { tasks: shown, faults };
}

type Verdict = { shows: boolean; fault: string | null };

/** Only a condition that does not hold is asked why, which takes longer. */
function judge(all: readonly Condition[], data: ConditionData, names: ConditionNames): Verdict {
  let fault: string | null = null;
  for (const condition of all) {
    if (conditionHolds(condition, data, names)) continue;
    const [first] = evaluateCondition(condition, data, names).faults;
    if (first === undefined) return { shows: false, fault: null };
    fault ??= first;
  }
  return { shows: true, fault };
}

/** The one client of a matter that has only one: whose tokens stand in what is for no client. */
export function onlyClient(values: MatterValues): MatterValues['clients'][number] | undefined {
  return values.clients.length === 1 ? values.clients[0] : undefined;
}

/** Which of a matter's tasks (all of them, in order) show on a day in London. Reads the matter's values only when a condition asks. */
export async function readShownTasks<Task extends TaskThatMayShow>(
  db: Queryable,
  matterId: string,
  tasks: readonly Task[],
  definitions: Definitions,
  today: () => string,
): Promise<ShownTasks<Task>> {
  const all = { tasks, faults: new Map<Task, string>() };
  if (!hasVisibilityConditions(tasks, definitions)) return all;
  const values = await readMatterValues(db, matterId);
  if (!values) return all;
  const names = await readConditionNames(db, values.matter.matter_type_id, values.catalogue, tasks);
  const data = conditionData(values, taskStatesOf(tasks), today(), onlyClient(values));
  return tasksThatShow(tasks, definitions, data, names);
}
