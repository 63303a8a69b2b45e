import type { Tried } from '../../src-shared/contract/task-templates.ts';
import { evaluateCondition } from '../../src-shared/domain/conditions.ts';
import { schedule, type TargetRule } from '../../src-shared/domain/schedule.ts';
import { nextSendingTime } from '../../src-shared/domain/sending-hours.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { addSeconds, dayOf, sayInstant } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import { readSendingRules } from '../delivery/sending-rules.ts';
import { readAnchors } from '../scheduling/schedule-queries.ts';
import { readWorkingCalendar } from '../scheduling/working-calendar-queries.ts';
import { planActions } from '../tasks/plan-actions.ts';
import { listTasks } from '../tasks/task-queries.ts';
import { dataOf, readTickState, type TaskOfMatter } from '../tasks/tick-state.ts';
import { toTriedAction } from './say-tried.ts';

/** What is tried, and when. The matter's task of the template counts as the ticked one. */
type Trial = { matterId: string; templateId: string | null; definition: TaskDefinition; now: string };

/**
 * What ticking a task of a definition would do on a matter, by the same plan that a tick is done by; undefined when there is
 * no such matter. Writes nothing.
 */
export async function tryTask(
  db: Queryable,
  { matterId, templateId, definition, now }: Trial,
): Promise<Tried | undefined> {
  const tasks = await listTasks(db, matterId);
  const taskId = templateId === null ? null : findTaskToTry(tasks, templateId);
  const targetDate = await targetDateOf(db, matterId, definition.target, tasks);
  const state = await readTickState(db, {
    matterId,
    task: { id: taskId, name: definition.name, targetDate },
    definition,
    now,
    visibility: true,
  });
  if (!state) return undefined;
  const data = dataOf(state);
  const visibility = definition.visibility.map((condition) =>
    evaluateCondition(condition, data, state.names),
  );
  const steps = planActions(definition, state);
  const { firm, hours, calendar } = await readSendingRules(db, now);
  const wanted = addSeconds(now, firm.undo_window_seconds);
  const opensAt = nextSendingTime(wanted, hours, calendar);
  const held = opensAt > wanted ? sayInstant(opensAt, now) : null;
  return {
    visibility,
    // As on Progress: a fault never hides a task.
    isVisible: visibility.every((explained) => explained.holds || explained.faults.length > 0),
    targetDate,
    actions: definition.actions.map((action) =>
      toTriedAction(
        action,
        steps.filter((step) => step.action === action),
        held,
      ),
    ),
    segments: steps.reduce((sum, { does }) => sum + (does.kind === 'message' ? does.segments : 0), 0),
  };
}

/** The id of the matter's task of a template, one to be ticked first; null when it has none. */
function findTaskToTry(tasks: readonly TaskOfMatter[], templateId: string): string | null {
  const made = tasks.filter((task) => task.template_id === templateId);
  return (made.find((task) => task.completed_at === null) ?? made[0])?.id ?? null;
}

/** The date that a task of a rule would have on a matter, the dates of its other tasks being as they are. */
async function targetDateOf(
  db: Queryable,
  matterId: string,
  rule: TargetRule | null,
  tasks: readonly TaskOfMatter[],
): Promise<string | null> {
  const anchors = rule && (await readAnchors(db, matterId));
  if (!anchors) return null;
  const others = tasks.map((task) => ({
    id: task.id,
    templateId: task.template_id,
    name: task.name,
    rule: null,
    targetDate: task.target_date,
    isTyped: true,
    completedOn: task.completed_at === null ? null : dayOf(task.completed_at),
    isNotRequired: task.not_required === 1,
  }));
  const tried = {
    id: '',
    templateId: null,
    name: '',
    rule,
    targetDate: null,
    isTyped: false,
    completedOn: null,
    isNotRequired: false,
  };
  const { moved } = schedule([...others, tried], anchors, await readWorkingCalendar(db));
  return moved.find((one) => one.id === tried.id)?.targetDate ?? null;
}
