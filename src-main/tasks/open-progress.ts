import type { Trigger } from '../../src-shared/contract/options.ts';
import type { ProgressCategory, ProgressTask } from '../../src-shared/contract/progress.ts';
import { bundledUntil } from '../../src-shared/domain/bank-holidays.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { baseCatalogue, type Catalogue } from '../../src-shared/domain/tokens.ts';
import { dayNumber } from '../../src-shared/domain/values.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { Deps } from '../ipc/handlers.ts';
import { readCatalogue } from '../matters/matter-values.ts';
import { sayTargetRule } from '../options/say-target-rule.ts';
import { toTrigger } from '../options/to-trigger.ts';
import { listEndsTooEarly } from '../scheduling/reschedule.ts';
import { definitionsOf } from './definitions.ts';
import { isMessageAction } from './plan-messages.ts';
import { listTasks } from './task-queries.ts';
import { readShownTasks } from './visible-tasks.ts';

type TaskRow = Awaited<ReturnType<typeof listTasks>>[number];

/** What a definition says of every task made by it, worked out once. */
type Said = { triggers: Trigger[]; asks: boolean; sends: boolean };
const said = new WeakMap<TaskDefinition, Said>();

function sayDefinition(definition: TaskDefinition): Said {
  const found = said.get(definition);
  if (found) return found;
  const sayings: Said = { triggers: [], asks: false, sends: false };
  for (const action of definition.actions) {
    sayings.triggers.push(toTrigger(action));
    if (isMessageAction(action)) {
      sayings.sends = true;
      if (action.reviewFirst) sayings.asks = true;
    } else if (action.kind === 'create_file_note') sayings.asks = true;
  }
  said.set(definition, sayings);
  return sayings;
}

const nothingSaid: Said = { triggers: [], asks: false, sends: false };

/**
 * The tasks of a matter that show, by category, each with what ticking it does; and the last day of the list of bank
 * holidays, when a target date needs a later one.
 */
export async function openProgress(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  matterId: string,
): Promise<{ categories: ProgressCategory[]; calendarEndsBefore: string | null }> {
  const db = database.read;
  const all = await listTasks(db, matterId);
  const definitions = await definitionsOf(db, all);
  const { tasks, faults } = await readShownTasks(db, matterId, all, definitions, () => dayOf(clock.now()));
  const catalogue = await readCatalogueFor(db, all, definitions);
  const names = {
    catalogue,
    taskNames: new Map(all.map((task) => [task.template_id ?? '', task.name])),
    statusNames: new Map<string, string>(),
  };

  const categories = new Map<string, ProgressCategory>();
  for (const row of tasks) {
    let category = categories.get(row.category_id);
    if (!category) {
      const { category_id: id, category_name: name, category_system } = row;
      category = { id, name, system: category_system === 1, done: 0, total: 0, tasks: [] };
      categories.set(id, category);
    }
    if (!row.not_required) category.total += 1;
    if (!row.not_required && row.completed_at) category.done += 1;
    const definition = row.version_id ? definitions.get(row.version_id) : undefined;
    const targetRule = sayTargetRule(definition?.target ?? null, names);
    category.tasks.push(toProgressTask(row, definition, targetRule, faults.get(row) ?? ''));
  }
  return {
    categories: [...categories.values()],
    calendarEndsBefore: mayPassTheList(all, definitions) ? await listEndsTooEarly(db, matterId) : null,
  };
}

/**
 * Whether a date counted in working days can have passed the end of the bundled bank holidays, which the firm's own list
 * never ends before: the schedule is worked out for it only then. However many holidays there are, n working days are
 * fewer than 2n + 30 days.
 */
function mayPassTheList(
  tasks: readonly TaskRow[],
  definitions: ReadonlyMap<string, TaskDefinition>,
): boolean {
  const end = dayNumber(bundledUntil);
  return tasks.some(({ version_id, target_date, target_typed, completed_at }) => {
    const rule = version_id === null ? null : definitions.get(version_id)?.target;
    if (rule?.unit !== 'working_days' || target_date === null || target_typed || completed_at) return false;
    const anchorAtMost = rule.direction === 'before' ? 2 * rule.amount + 30 : 0;
    return dayNumber(target_date) + anchorAtMost > end;
  });
}

/** The built-in tokens, with the custom fields when a target date is counted from one. */
async function readCatalogueFor(
  db: Deps['database']['read'],
  tasks: readonly TaskRow[],
  definitions: ReadonlyMap<string, TaskDefinition>,
): Promise<Catalogue> {
  const type = tasks[0]?.matter_type_id;
  for (const { target } of definitions.values()) {
    const isCustom = target?.anchor.kind === 'key_date' && !baseCatalogue.find(target.anchor.token);
    if (type && isCustom) return readCatalogue(db, type);
  }
  return baseCatalogue;
}

function toProgressTask(
  row: TaskRow,
  definition: TaskDefinition | undefined,
  targetRule: string,
  fault: string,
): ProgressTask {
  const { triggers, asks, sends } = definition ? sayDefinition(definition) : nothingSaid;
  return {
    id: row.id,
    templateId: row.template_id,
    name: row.name,
    note: row.note,
    targetDate: row.target_date,
    isTargetTyped: row.target_typed === 1,
    targetRule,
    completedAt: row.completed_at,
    completedBy: row.completed_by,
    notRequired: row.not_required === 1,
    preActivation: definition?.preActivation ?? false,
    fault,
    triggers,
    // Whether a client was told before is known only when it is ticked: that it was ticked is enough to ask.
    mayAsk: asks || (sends && (row.completed_at !== null || Boolean(row.was_ticked))),
  };
}
