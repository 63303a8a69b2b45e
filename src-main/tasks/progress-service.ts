import type { ProgressCategory, TickOutcome, Trigger } from '../../src-shared/contract/progress.ts';
import { skipSentence } from '../../src-shared/domain/skip-reasons.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { describeMessage } from '../messages/describe-message.ts';
import { listTasks, listTriggers } from './task-queries.ts';
import { getTick, listTickOutcomes } from './tick-queries.ts';
import { tickTask } from './tick-service.ts';
import { untickTask } from './untick-service.ts';

/** Answers what the Progress screen asks. */
export function progressHandlers(deps: Deps): HandlersOf<'progress.'> {
  return {
    'progress.open': async ({ matterId }) => ok({ categories: await openProgress(deps, matterId) }),
    'progress.tick': async ({ taskId }, { user }) => {
      const ticked = await tickTask(deps, taskId, user);
      return ticked.ok ? readTickOutcome(deps, ticked.value) : ticked;
    },
    'progress.outcome': ({ tickId }) => readTickOutcome(deps, tickId),
    'progress.untick': ({ taskId }, { user }) => untickTask(deps, taskId, user),
  };
}

async function openProgress({ database }: Deps, matterId: string): Promise<ProgressCategory[]> {
  const tasks = await listTasks(database.read, matterId);
  const triggers = new Map<string, Trigger[]>();
  for (const { task_id, kind, channel } of await listTriggers(database.read, matterId)) {
    const list = triggers.get(task_id);
    if (list) list.push({ kind, channel });
    else triggers.set(task_id, [{ kind, channel }]);
  }
  const categories = new Map<string, ProgressCategory>();
  for (const task of tasks) {
    let category = categories.get(task.category_id);
    if (!category) {
      category = { id: task.category_id, name: task.category_name, done: 0, total: 0, tasks: [] };
      categories.set(task.category_id, category);
    }
    if (!task.not_required) category.total += 1;
    if (!task.not_required && task.completed_at) category.done += 1;
    category.tasks.push({
      id: task.id,
      name: task.name,
      targetDate: task.target_date,
      completedAt: task.completed_at,
      completedBy: task.completed_by,
      notRequired: task.not_required === 1,
      triggers: triggers.get(task.id) ?? [],
    });
  }
  return [...categories.values()];
}

async function readTickOutcome({ database, clock }: Deps, tickId: string): Promise<Result<TickOutcome>> {
  const tick = await getTick(database.read, tickId);
  if (!tick) return fail('not_found', 'There is no record of this tick.');
  const now = clock.now();
  const rows = await listTickOutcomes(database.read, tickId);
  return ok({
    tickId: tick.id,
    matterId: tick.matter_id,
    taskId: tick.task_id,
    taskName: tick.task_name,
    tickedAt: tick.ticked_at,
    undoUntil: tick.undo_until,
    undone: tick.undone_at !== null,
    outcomes: rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      contactName: row.contact_name ?? '',
      recipient: row.recipient_shown,
      text: row.body,
      subject: row.subject,
      skipped: row.skip_reason
        ? {
            reason: row.skip_reason,
            sentence: skipSentence(row.skip_reason, row.contact_name ?? '', row.skip_detail ?? ''),
          }
        : null,
      message:
        row.document_id && row.state && row.due_at
          ? {
              documentId: row.document_id,
              status: describeMessage(
                {
                  state: row.state,
                  due_at: row.due_at,
                  reason: row.reason,
                  reason_detail: row.reason_detail,
                  gateway: row.gateway,
                },
                now,
              ),
            }
          : null,
    })),
  });
}
