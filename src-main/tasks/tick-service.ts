import type { Insertable, Transaction } from 'kysely';
import { certaintyOf } from '../../src-shared/domain/message-states.ts';
import { matterSkip, type Planned, planProgressMessage } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { addSeconds, dayOf, formatDay } from '../../src-shared/time.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Schema, TickOutcomesTable } from '../database/schema.ts';
import type { Deps } from '../ipc/handlers.ts';
import { getMatter, listParties } from '../matters/matter-queries.ts';
import { tokenValues, toRecipient } from '../matters/recipients.ts';
import { enqueueMessages, type NewMessage } from '../messages/outbox-queries.ts';
import { gatewayOf, getFirmSettings } from '../options/firm-queries.ts';
import type { User } from '../session/user-queries.ts';
import { completeTask, getTask, listActions } from './task-queries.ts';
import { insertTick, insertTickOutcomes, listTold } from './tick-queries.ts';

type Planning = { outcomes: Insertable<TickOutcomesTable>[]; messages: NewMessage[] };

/**
 * Ticks a task: in one transaction the task is completed, the tick recorded, and every triggered action either
 * puts a message in the outbox for each client or is recorded as skipped, with the reason. Answers the tick's id.
 */
export function tickTask({ database, clock }: Deps, taskId: string, user: User): Promise<Result<string>> {
  return database.write(async (tx, changed) => {
    const task = await getTask(tx, taskId);
    if (!task) return fail('not_found', 'This task is no longer on the matter.');
    if (task.not_required) {
      return fail(
        'not_ticked',
        'This task is marked not required. Make it required again before you tick it.',
      );
    }
    const now = clock.now();
    if (!(await completeTask(tx, taskId, now, user.id))) {
      return fail(
        'already_ticked',
        'Somebody else has just ticked this task. Nothing was sent a second time.',
      );
    }
    const tickId = newId();
    const undoSeconds = (await getFirmSettings(tx)).undo_window_seconds;
    const dueAt = addSeconds(now, undoSeconds);
    const plan = task.template_id
      ? await planActions(tx, {
          tickId,
          taskId,
          matterId: task.matter_id,
          templateId: task.template_id,
          now,
          dueAt,
          userId: user.id,
        })
      : { outcomes: [], messages: [] };
    const held = undoSeconds > 0 && plan.messages.length > 0;
    await insertTick(tx, {
      id: tickId,
      task_id: taskId,
      ticked_at: now,
      ticked_by: user.id,
      undo_until: held ? dueAt : null,
      undone_at: null,
    });
    await enqueueMessages(tx, plan.messages, now);
    await insertTickOutcomes(tx, plan.outcomes);
    await recordAudit(tx, {
      at: now,
      userId: user.id,
      action: 'task.tick',
      subjectId: taskId,
      after: { tickId },
    });
    changed({ area: 'progress', matterId: task.matter_id });
    if (plan.messages.length > 0) {
      changed({ area: 'documents', matterId: task.matter_id });
      changed({ area: 'session', matterId: null });
    }
    return ok(tickId);
  });
}

async function planActions(
  tx: Transaction<Schema>,
  tick: {
    tickId: string;
    taskId: string;
    matterId: string;
    templateId: string;
    now: string;
    dueAt: string;
    userId: string;
  },
): Promise<Planning> {
  const plan: Planning = { outcomes: [], messages: [] };
  const actions = await listActions(tx, tick.templateId);
  if (actions.length === 0) return plan;
  const matter = await getMatter(tx, tick.matterId);
  if (!matter) return plan;
  const firm = await getFirmSettings(tx);
  const clients = (await listParties(tx, tick.matterId)).filter((party) => party.role === 'client');
  const told = new Map(
    (await listTold(tx, tick.taskId))
      // What went to the practice inbox told nobody: once the account is real, the client is still to be told.
      .filter((row) => row.gateway !== 'practice' || gatewayOf(firm, row.channel) === 'practice')
      .map((row) => [`${row.action_id} ${row.contact_id}`, row]),
  );
  const closed = matterSkip({ messagesOff: matter.messages_off === 1, statusKind: matter.status_kind });
  const record = (actionId: string, contactId: string | null, planned: Planned, messageId: string | null) =>
    plan.outcomes.push({
      id: newId(),
      tick_id: tick.tickId,
      action_id: actionId,
      contact_id: contactId,
      channel: planned.channel,
      skip_reason: planned.send ? null : planned.reason,
      skip_detail: planned.send ? null : planned.detail,
      message_id: messageId,
      position: plan.outcomes.length,
    });
  for (const action of actions) {
    if (clients.length === 0) {
      const channel = action.channel === 'email' ? 'email' : 'sms';
      record(action.id, null, { send: false, channel, reason: 'no_clients', detail: '' }, null);
    }
    for (const client of clients) {
      const earlier = told.get(`${action.id} ${client.contact_id}`);
      const channel = earlier?.channel ?? (action.channel === 'email' ? 'email' : 'sms');
      const planned: Planned = closed
        ? { send: false, channel, reason: closed, detail: '' }
        : earlier
          ? {
              send: false,
              channel,
              reason: certaintyOf(earlier.state) === 'told' ? 'already_told' : 'perhaps_told',
              detail: formatDay(dayOf(earlier.state_at), 'd MMM yyyy'),
            }
          : planProgressMessage(action, toRecipient(client), tokenValues(matter, client, firm));
      const messageId = planned.send ? newId() : null;
      if (planned.send && messageId) {
        plan.messages.push({
          id: messageId,
          matterId: tick.matterId,
          contactId: client.contact_id,
          contactName: client.full_name,
          tickId: tick.tickId,
          actionId: action.id,
          dueAt: tick.dueAt,
          createdBy: tick.userId,
          ...planned,
        });
      }
      record(action.id, client.contact_id, planned, messageId);
    }
  }
  return plan;
}
