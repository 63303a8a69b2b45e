import type { TickAnswers, TickQuestions } from '../../src-shared/contract/progress.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps } from '../ipc/handlers.ts';
import { getFirmSettings } from '../options/firm-queries.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';
import type { User } from '../session/user-queries.ts';
import { answerSteps, questionsOf } from './answer-plan.ts';
import { type Applied, applySteps, canBeTakenBack } from './apply-steps.ts';
import { definitionOf } from './definitions.ts';
import { planActions } from './plan-actions.ts';
import type { PlannedStep } from './planned-step.ts';
import { completeTask, getTask } from './task-queries.ts';
import { insertTick, recordDatesMoved } from './tick-queries.ts';
import { readTickState, type TickState } from './tick-state.ts';

type TaskRow = NonNullable<Awaited<ReturnType<typeof getTask>>>;
type Plan = { task: TaskRow; state: TickState | null; steps: PlannedStep[] };

/** What ticking a task would do, by the matter as it stands; fails where it cannot be ticked. */
async function planTick(db: Queryable, taskId: string, now: string): Promise<Result<Plan>> {
  const task = await getTask(db, taskId);
  if (!task) return fail('not_found', 'This task is no longer on the matter.');
  if (task.completed_at) return alreadyTicked;
  if (task.not_required) {
    return fail('not_ticked', 'This task is marked not required. Make it required again before you tick it.');
  }
  const definition = await definitionOf(db, task);
  if (!definition || definition.actions.length === 0) return ok({ task, state: null, steps: [] });
  const state = await readTickState(db, {
    matterId: task.matter_id,
    task: { id: task.id, name: task.name, targetDate: task.target_date },
    definition,
    now,
  });
  return ok({ task, state: state ?? null, steps: state ? planActions(definition, state) : [] });
}

const alreadyTicked = fail(
  'already_ticked',
  'Somebody else has just ticked this task. Nothing was sent a second time.',
);

/** What ticking a task must ask first; changes nothing. Fails as ticking it would. */
export async function askBeforeTick(
  { database, clock }: Deps,
  taskId: string,
): Promise<Result<TickQuestions>> {
  const plan = await planTick(database.read, taskId, clock.now());
  return plan.ok ? ok({ taskName: plan.value.task.name, ...questionsOf(plan.value.steps) }) : plan;
}

/**
 * Ticks a task: in one transaction the task is completed, every triggered action whose condition holds when its turn comes takes effect or
 * is recorded as skipped, with the reason, and target dates that depend on any of it move. Answers the tick's id. Fails
 * with `answer_needed` when it asks something that `answers` leave open; then nothing is written.
 */
export function tickTask(
  { database, clock }: Deps,
  taskId: string,
  user: User,
  answers: TickAnswers | null = null,
): Promise<Result<string>> {
  return database.write(async (tx, changed) => {
    const now = clock.now();
    const plan = await planTick(tx, taskId, now);
    if (!plan.ok) return plan;
    const { task, state } = plan.value;
    const steps = answerSteps(plan.value.steps, answers);
    if (!steps.ok) return steps;
    if (!(await completeTask(tx, taskId, now, user.id))) return alreadyTicked;

    const matterId = task.matter_id;
    const undoSeconds = (state?.values.firm ?? (await getFirmSettings(tx))).undo_window_seconds;
    const dueAt = addSeconds(now, undoSeconds);
    const tick = { id: newId(), matterId, now, dueAt, userId: user.id };
    await insertTick(tx, {
      id: tick.id,
      task_id: taskId,
      ticked_at: now,
      ticked_by: user.id,
      undo_until: undoSeconds > 0 && steps.value.some(canBeTakenBack) ? dueAt : null,
      undone_at: null,
    });
    const applied: Applied = state
      ? await applySteps(tx, steps.value, state, tick)
      : { messages: 0, notes: 0, matterChanged: false };
    const datesMoved = await rescheduleMatter(tx, matterId);
    if (datesMoved > 0) await recordDatesMoved(tx, tick.id, datesMoved);
    await recordAudit(tx, {
      at: now,
      userId: user.id,
      action: 'task.tick',
      subjectId: taskId,
      after: { tickId: tick.id },
    });
    changed({ area: 'progress', matterId });
    if (applied.messages + applied.notes > 0) changed({ area: 'documents', matterId });
    if (applied.messages > 0) changed({ area: 'session', matterId: null });
    if (applied.matterChanged) changed({ area: 'matters', matterId });
    return ok(tick.id);
  });
}
