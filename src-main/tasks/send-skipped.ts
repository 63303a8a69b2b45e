import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps } from '../ipc/handlers.ts';
import { enqueueMessages } from '../messages/outbox-queries.ts';
import type { User } from '../session/user-queries.ts';
import { answerSteps } from './answer-plan.ts';
import { toNewMessage } from './apply-steps.ts';
import { definitionOf } from './definitions.ts';
import { findMendable } from './mendable.ts';
import { statusGiven } from './own-status.ts';
import { planFor } from './plan-actions.ts';
import type { MessageAction } from './plan-messages.ts';
import type { PlannedStep } from './planned-step.ts';
import {
  claimSkipped,
  findLatestTick,
  findStatusChange,
  getOutcome,
  getTick,
  updateOutcome,
} from './tick-queries.ts';
import { readTickState } from './tick-state.ts';

type OutcomeRow = NonNullable<Awaited<ReturnType<typeof getOutcome>>>;
type TickRow = NonNullable<Awaited<ReturnType<typeof getTick>>>;

const cannot = fail(
  'too_late',
  'This message can no longer be sent from here: the task was un-ticked, or it has been sent since. Open the matter again.',
);

/**
 * Tries a message again that a tick skipped, on the data as they are now; the outcome then tells of the message, or of
 * what is in the way now. Never twice. Answers the tick's id; fails with `not_found`, and with `too_late` when the task is no
 * longer completed by that tick, the cause is none that can be mended, or it was sent already.
 */
export function sendSkipped(
  { database, clock }: Deps,
  outcomeId: string,
  user: User,
): Promise<Result<string>> {
  return database.write(async (tx, changed) => {
    const outcome = await getOutcome(tx, outcomeId);
    const tick = outcome && (await getTick(tx, outcome.tick_id));
    if (!outcome || !tick) return fail('not_found', 'There is no record of this message.');
    const isStanding = tick.completed_at !== null && (await findLatestTick(tx, tick.task_id))?.id === tick.id;
    const action = isStanding ? findMendable(outcome, await definitionOf(tx, tick)) : null;
    if (!action) return cannot;
    const now = clock.now();
    const planned = await planAgain(tx, tick, action, outcome, now);
    if (!planned) return fail('changed_meanwhile', 'This person is no longer on the matter.');
    // Of two who ask at once, the second finds it claimed.
    if (!(await claimSkipped(tx, outcomeId))) return cannot;
    const { step, undoSeconds } = planned;
    const { does } = step;
    if (does.kind === 'message') {
      const id = newId();
      const { matter_id: matterId } = tick;
      const dueAt = addSeconds(now, undoSeconds);
      const message = toNewMessage(does, step, id, { id: tick.id, matterId, now, dueAt, userId: user.id });
      await enqueueMessages(tx, [message], now);
      await updateOutcome(tx, outcomeId, { channel: does.channel, message_id: id });
      await recordAudit(tx, { at: now, userId: user.id, action: 'tick.send_skipped', subjectId: id });
      changed({ area: 'documents', matterId });
      changed({ area: 'session', matterId: null });
    } else if (does.kind === 'skip') {
      const { channel, reason: skip_reason, detail: skip_detail } = does;
      await updateOutcome(tx, outcomeId, { channel, skip_reason, skip_detail });
    }
    changed({ area: 'progress', matterId: tick.matter_id });
    return ok(tick.id);
  });
}

/** The message as it would be planned now. Its condition held when the task was ticked, and is not asked again. */
async function planAgain(
  tx: Queryable,
  tick: TickRow,
  action: MessageAction,
  outcome: OutcomeRow,
  now: string,
): Promise<{ step: PlannedStep; undoSeconds: number } | null> {
  const again: MessageAction = { ...action, condition: null };
  const state = await readTickState(tx, {
    matterId: tick.matter_id,
    task: { id: tick.task_id, name: tick.task_name, targetDate: tick.target_date },
    definition: { name: '', preActivation: false, target: null, visibility: [], actions: [again] },
    now,
  });
  const party = state?.values.parties.find(
    (one) =>
      one.contact_id === outcome.contact_id &&
      one.role === (action.kind === 'email_party' ? action.role : 'client'),
  );
  if (!state || !party) return null;
  // What closed the matter was this very tick: its message is still to go.
  const ownStatusId = statusGiven(await findStatusChange(tx, tick.id));
  const step = planFor(again, party, { ...state, ownStatusId });
  const answered = answerSteps([step], { notes: [], reviews: [], sendAgain: [] });
  if (!answered.ok || !answered.value[0]) throw new Error('A message that nobody reviews asks nothing');
  return { step: answered.value[0], undoSeconds: state.values.firm.undo_window_seconds };
}
