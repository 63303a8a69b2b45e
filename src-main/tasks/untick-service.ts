import type { UntickOutcome } from '../../src-shared/contract/progress.ts';
import { certainties, certaintyOf, type MessageState } from '../../src-shared/domain/message-states.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Deps } from '../ipc/handlers.ts';
import { cancelWaitingMessages, listMessagesOfTick } from '../messages/outbox-queries.ts';
import type { User } from '../session/user-queries.ts';
import { getTask, reopenTask } from './task-queries.ts';
import { findLatestTick, markTickUndone } from './tick-queries.ts';

/**
 * Takes a tick back in one transaction: the task is outstanding again and what still waits is withdrawn. What has
 * gone, or may have, stays on the file, and the answer names who had been told, or may have been.
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
    const tick = await findLatestTick(tx, taskId);
    let withdrawn = 0;
    let alreadyGone: UntickOutcome['alreadyGone'] = [];
    if (tick) {
      withdrawn = await cancelWaitingMessages(tx, { tickId: tick.id }, 'withdrawn', now);
      const messages = await listMessagesOfTick(tx, tick.id);
      alreadyGone = whoWasTold(messages);
      await markTickUndone(tx, tick.id, now);
      if (messages.length > 0) {
        changed({ area: 'documents', matterId: task.matter_id });
        changed({ area: 'session', matterId: null });
      }
    }
    await recordAudit(tx, {
      at: now,
      userId: user.id,
      action: 'task.untick',
      subjectId: taskId,
      before: { completedAt: task.completed_at },
      after: { withdrawn, alreadyGone: alreadyGone.length },
    });
    changed({ area: 'progress', matterId: task.matter_id });
    return ok({ taskName: task.name, withdrawn, alreadyGone });
  });
}

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
