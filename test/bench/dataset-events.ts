import type { Database as Connection } from 'better-sqlite3';
import { untouched } from '../../src-main/messages/outbox-queries.ts';
import type { Client, Event } from './dataset-matters.ts';
import { inserter } from './dataset-tables.ts';

/** Puts what was done into the tables in the order of its instants: ticks, documents, messages, and their trail. */
export function buildEvents(
  connection: Connection,
  events: Event[],
  messages: number,
  newId: (epochMs: number) => string,
  random: () => number,
): void {
  const insert = {
    tick: inserter(connection, 'ticks'),
    outcome: inserter(connection, 'tick_outcomes'),
    document: inserter(connection, 'documents'),
    message: inserter(connection, 'messages'),
    attempt: inserter(connection, 'message_attempts'),
    audit: inserter(connection, 'audit'),
  };
  const possible = events.reduce(
    (sum, { template, clients }) => sum + (template?.actions.length ?? 0) * clients.length,
    0,
  );
  const share = messages / possible;
  events.sort((a, b) => a.at - b.at);
  for (const event of events) {
    const at = new Date(event.at).toISOString();
    const document = { matter_id: event.matter, folder: null, created_at: at, created_by: event.user };
    if (!event.taskId || !event.template) {
      const text = 'Client rang about the searches; told them results are due within two weeks. '.repeat(3);
      insert.document({
        ...document,
        id: newId(event.at),
        kind: 'file_note',
        description: 'Call with client',
        text,
      });
      continue;
    }
    const tickId = newId(event.at);
    insert.tick({
      id: tickId,
      task_id: event.taskId,
      ticked_at: at,
      ticked_by: event.user,
      undo_until: null,
      undone_at: null,
      dates_moved: null,
    });
    const trail = {
      id: newId(event.at),
      at,
      user_id: event.user,
      action: 'task.tick',
      subject_id: event.taskId,
    };
    insert.audit({ ...trail, before: null, after: JSON.stringify({ tickId }) });
    let position = 0;
    for (const action of event.template.actions)
      for (const client of event.clients) {
        if (random() >= share) continue;
        const message = messageRow(event, at, tickId, action, client, newId, random);
        const { channel, subject, body } = message;
        const shown = { kind: channel, description: subject ?? body.slice(0, 80), text: body };
        insert.document({ ...document, id: message.document_id, ...shown });
        insert.message(message);
        insert.attempt({
          id: newId(event.at),
          message_id: message.id,
          number: 1,
          gateway: 'practice',
          started_by: 'bench',
          machine: 'bench',
          account: '',
          recipient: message.recipient,
          started_at: at,
          finished_at: at,
          outcome: 'accepted',
          code: null,
          detail: null,
          provider_id: null,
        });
        insert.outcome({
          id: newId(event.at),
          tick_id: tickId,
          action_id: action.id,
          kind: 'send_progress_message',
          contact_id: client.id,
          channel,
          skip_reason: null,
          skip_detail: null,
          message_id: message.id,
          document_id: null,
          result: null,
          undo: null,
          position: position++,
        });
      }
  }
}

function messageRow(
  event: Event,
  at: string,
  tickId: string,
  { id: actionId, channel }: { id: string; channel: 'sms' | 'email' },
  client: Client,
  newId: (epochMs: number) => string,
  random: () => number,
) {
  const isSms = channel === 'sms';
  const text = `Dear ${client.name}, your search results are in. We are checking them and report to you soon. Bench & Co`;
  const recipient = isSms ? client.mobile : client.email;
  const isLost = random() < 0.002;
  return {
    ...untouched,
    id: newId(event.at),
    document_id: newId(event.at),
    matter_id: event.matter,
    contact_id: client.id,
    tick_id: tickId,
    action_id: actionId,
    channel,
    recipient,
    recipient_shown: recipient,
    recipient_name: client.name,
    subject: isSms ? null : 'Your searches',
    body: isSms ? text : `${text}\n\n`.repeat(5),
    segments: isSms ? 1 : 0,
    state: isLost ? ('undelivered' as const) : isSms ? ('delivered' as const) : ('accepted' as const),
    attention: (isLost ? 1 : 0) as 0 | 1,
    due_at: at,
    ordered_at: at,
    not_after: at,
    reason: null,
    attempts: 1,
    gateway: 'practice' as const,
    polls: 1,
    state_at: at,
  };
}
