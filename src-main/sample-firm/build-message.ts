import type { Planned } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { ContactsTable } from '../database/schema.ts';
import type { ReasonCode } from '../delivery/reasons.ts';
import { untouched } from '../messages/outbox-queries.ts';
import type { Building, SampleTick } from './building.ts';
import type { SampleMatter } from './sample-firm-format.ts';

type Sent = {
  planned: Extract<Planned, { send: true }>;
  sent: Pick<NonNullable<SampleMatter['history']>[number], 'by' | 'status'>;
  tick: SampleTick;
  matterId: string;
  actionId: string;
  contact: ContactsTable;
};

/** Why the sample's one text did not arrive. */
const notDelivered: ReasonCode = 'handset_off';

const stateOf = { sent: 'accepted', delivered: 'delivered', undelivered: 'undelivered' } as const;

/** Adds a message that went some time ago, with its document and its one attempt; answers the message's id. */
export function addSentMessage(
  { planned, sent, tick, matterId, actionId, contact }: Sent,
  { rows, firm, idOf }: Building,
): string {
  const { channel, recipient, shown, subject, body, segments } = planned;
  const dueAt = addSeconds(tick.at, firm.undo_window_seconds);
  const tickRow = rows.ticks.find((each) => each.id === tick.id);
  if (tickRow && firm.undo_window_seconds > 0) tickRow.undo_until = dueAt;
  const [documentId, id] = [newId(), newId()];
  const line = subject ?? body.split('\n')[0] ?? '';
  rows.documents.push({
    id: documentId,
    matter_id: matterId,
    kind: channel,
    description: line.length > 80 && !subject ? `${line.slice(0, 79)}…` : line,
    folder: null,
    text: body,
    created_at: tick.at,
    created_by: idOf(sent.by),
  });
  rows.messages.push({
    ...untouched,
    id,
    document_id: documentId,
    matter_id: matterId,
    contact_id: contact.id,
    tick_id: tick.id,
    action_id: actionId,
    channel,
    recipient,
    recipient_shown: shown,
    recipient_name: contact.full_name,
    subject,
    body,
    segments,
    state: stateOf[sent.status],
    due_at: dueAt,
    ordered_at: dueAt,
    not_after: addSeconds(dueAt, 24 * 60 * 60),
    reason: sent.status === 'undelivered' ? notDelivered : null,
    attempts: 1,
    gateway: 'practice',
    attention: sent.status === 'undelivered' ? 1 : 0,
    polls: sent.status === 'sent' ? 0 : 1,
    state_at: addSeconds(dueAt, sent.status === 'sent' ? 2 : 9),
  });
  rows.message_attempts.push({
    id: newId(),
    message_id: id,
    number: 1,
    gateway: 'practice',
    started_by: 'sample',
    machine: 'sample',
    account: '',
    recipient,
    started_at: addSeconds(dueAt, 1),
    finished_at: addSeconds(dueAt, 2),
    outcome: 'accepted',
    code: null,
    detail: null,
    provider_id: null,
  });
  return id;
}
