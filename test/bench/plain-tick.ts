import type { Database as Connection } from 'better-sqlite3';
import { untouched } from '../../src-main/messages/outbox-queries.ts';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds, systemClock } from '../../src-shared/time.ts';
import { inserter } from './dataset-tables.ts';

type TaskRow = { matter_id: string; version_id: string };
type ActionRow = { id: string; channel: 'sms' | 'email'; subject: string; body: string };
type ClientRow = { role: string; contact_id: string; full_name: string; mobile: string; email: string };

/** The reads and writes of one tick with its messages, by prepared statements in one transaction. */
export function plainTick(connection: Connection, userId: string): (taskId: string) => unknown {
  const task = connection.prepare('select matter_id, version_id, name, not_required from tasks where id = ?');
  const complete = connection.prepare(
    'update tasks set completed_at = ?, completed_by = ? where id = ? and completed_at is null',
  );
  const firm = connection.prepare('select * from firm_settings');
  const definition = connection.prepare('select definition from task_template_versions where id = ?').pluck();
  const tasks = connection.prepare(
    'select id, template_id, version_id, target_date, target_typed, completed_at from tasks where matter_id = ?',
  );
  const matter = connection.prepare(
    `select m.*, t.name as type_name, s.name as status_name, s.kind, u.name as fee_earner_name
     from matters m join matter_types t on t.id = m.matter_type_id
     join status_types s on s.id = m.status_type_id join users u on u.id = m.fee_earner_id where m.id = ?`,
  );
  const parties = connection.prepare(
    'select p.role, p.contact_id, c.* from parties p join contacts c on c.id = p.contact_id where p.matter_id = ? order by p.position',
  );
  const told = connection.prepare(
    'select m.action_id, m.contact_id from ticks t join messages m on m.tick_id = t.id where t.task_id = ?',
  );
  const outcome = connection.prepare(
    `select o.*, c.full_name, m.* from tick_outcomes o left join contacts c on c.id = o.contact_id
     left join messages m on m.id = o.message_id where o.tick_id = ? order by o.position`,
  );
  const insert = {
    tick: inserter(connection, 'ticks'),
    document: inserter(connection, 'documents'),
    message: inserter(connection, 'messages'),
    outcome: inserter(connection, 'tick_outcomes'),
    audit: inserter(connection, 'audit'),
  };
  const tick = connection.transaction((taskId: string) => {
    const now = systemClock.now();
    const due = addSeconds(now, 60);
    const { matter_id, version_id } = task.get(taskId) as TaskRow;
    complete.run(now, userId, taskId);
    firm.get();
    const { actions } = JSON.parse(definition.get(version_id) as string) as { actions: ActionRow[] };
    matter.get(matter_id);
    const clients = (parties.all(matter_id) as ClientRow[]).filter((party) => party.role === 'client');
    told.all(taskId);
    const tickId = newId();
    insert.tick({
      id: tickId,
      task_id: taskId,
      ticked_at: now,
      ticked_by: userId,
      undo_until: due,
      undone_at: null,
      dates_moved: null,
    });
    for (const { id: action_id, channel, subject, body } of actions)
      for (const { contact_id, full_name, mobile, email } of clients) {
        const [id, document_id] = [newId(), newId()];
        const of = { matter_id, kind: channel, description: subject || body, folder: null, text: body };
        insert.document({ id: document_id, ...of, created_at: now, created_by: userId });
        const recipient = channel === 'sms' ? mobile : email;
        const to = { recipient, recipient_shown: recipient, recipient_name: full_name };
        insert.message({
          ...untouched,
          id,
          document_id,
          matter_id,
          contact_id,
          tick_id: tickId,
          action_id,
          channel,
          ...to,
          subject,
          body,
          segments: 1,
          state: 'queued',
          due_at: due,
          ordered_at: due,
          not_after: due,
          reason: 'undo_window',
          state_at: now,
        });
        const skip = { skip_reason: null, skip_detail: null };
        insert.outcome({
          id: newId(),
          tick_id: tickId,
          action_id,
          kind: 'send_progress_message',
          contact_id,
          channel,
          ...skip,
          message_id: id,
          document_id: null,
          result: null,
          undo: null,
          position: 0,
        });
      }
    tasks.all(matter_id);
    const trail = { id: newId(), at: now, user_id: userId, action: 'task.tick', subject_id: taskId };
    insert.audit({ ...trail, before: null, after: JSON.stringify({ tickId }) });
    return tickId;
  }).immediate;
  return (taskId) => outcome.all(tick(taskId));
}
