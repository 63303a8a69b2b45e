import type { UntickOutcome } from '../../src-shared/contract/progress.ts';
import { certainties, certaintyOf, type MessageState } from '../../src-shared/domain/message-states.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps } from '../ipc/handlers.ts';
import { cancelWaitingMessages, listMessagesOfTick, settleBlocked } from '../messages/outbox-queries.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';
import type { User } from '../session/user-queries.ts';
import { getTask, reopenTask } from './task-queries.ts';
import { findLatestTick, listEffects, markTickUndone } from './tick-queries.ts';
import { putBack, readUndo, type Undone } from './undo-effects.ts';

/**
 * Takes a tick back in one transaction: the task is outstanding again and what still waits is withdrawn. Within the undo
 * window its effects are put back as if it had never been ticked; what has gone, may have, or stays is on the file, and
 * the answer names it.
 */
export function untickTask(
  { database, clock }: Deps,
  taskId: string,
  user: User,
): Promise<Result<UntickOutcome>> {
  return database.write(async (tx, changed) => {
    const task = await getTask(tx, taskId);
    if (!task) return fail('not_found', 'This task is no longer on the matter.');
    if (!(await reopenTask(tx, taskId))) {
      return fail('not_ticked', 'This task is already outstanding: somebody else has just un-ticked it.');
    }
    const now = clock.now();
    const matterId = task.matter_id;
    const tick = await findLatestTick(tx, taskId);
    let withdrawn = 0;
    let alreadyGone: UntickOutcome['alreadyGone'] = [];
    let effects: Undone = { putBack: [], stays: [] };
    if (tick) {
      withdrawn = await cancelWaitingMessages(tx, { tickId: tick.id }, 'withdrawn', now);
      await settleBlocked(tx, tick.id);
      const messages = await listMessagesOfTick(tx, tick.id);
      alreadyGone = whoWasTold(messages);
      effects = await takeEffectsBack(tx, matterId, tick, now);
      await markTickUndone(tx, tick.id, now);
      if (messages.length > 0) {
        changed({ area: 'documents', matterId });
        changed({ area: 'session', matterId: null });
      }
      if (effects.putBack.length > 0) changed({ area: 'matters', matterId });
    }
    await rescheduleMatter(tx, matterId);
    await recordAudit(tx, {
      at: now,
      userId: user.id,
      action: 'task.untick',
      subjectId: taskId,
      before: { completedAt: task.completed_at },
      after: { withdrawn, alreadyGone: alreadyGone.length, putBack: effects.putBack.length },
    });
    changed({ area: 'progress', matterId });
    return ok({ taskName: task.name, withdrawn, alreadyGone, ...effects });
  });
}

/** Puts the effects of a tick back, if its undo window is not over. */
async function takeEffectsBack(
  tx: Queryable,
  matterId: string,
  tick: { id: string; undo_until: string | null },
  now: string,
): Promise<Undone> {
  const rows = await listEffects(tx, tick.id);
  const effects = rows.flatMap((row) => (row.undo === null ? [] : [readUndo(row.undo)]));
  const inWindow = tick.undo_until !== null && now < tick.undo_until;
  const undone = effects.length > 0 ? await putBack(tx, matterId, effects, inWindow) : noEffects();
  for (const { note } of rows)
    if (note !== null) undone.stays.push(`The file note “${note}” stays on the file.`);
  return undone;
}

const noEffects = (): Undone => ({ putBack: [], stays: [] });

/** Each client to whom a message has gone, or may have, once: by the surest of their messages. */
function whoWasTold(
  messages: readonly { state: MessageState; contact_id: string; recipient_name: string }[],
): UntickOutcome['alreadyGone'] {
  const told = new Map<string, UntickOutcome['alreadyGone'][number]>();
  for (const certainty of certainties) {
    for (const { state, contact_id, recipient_name } of messages) {
      if (certaintyOf(state) === certainty && !told.has(contact_id)) {
        told.set(contact_id, { name: recipient_name, certainty });
      }
    }
  }
  return [...told.values()];
}
