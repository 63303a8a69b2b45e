import { checkAgain, dealWith, markSent, putBack, sendAgain } from '../../src-main/attention/deeds.ts';
import { addressNow } from '../../src-main/attention/help.ts';
import type { Database } from '../../src-main/database/database.ts';
import type { OutboxMessage } from '../../src-main/delivery/delivery-queries.ts';
import { endNetworkPauses } from '../../src-main/delivery/network-back.ts';
import { resumeChannel } from '../../src-main/delivery/pause-queries.ts';
import { cancelWaitingMessages } from '../../src-main/messages/outbox-queries.ts';
import { updateFirmSettings } from '../../src-main/options/firm-queries.ts';
import { tickTask } from '../../src-main/tasks/tick-service.ts';
import { untickTask } from '../../src-main/tasks/untick-service.ts';
import type { Change } from '../../src-shared/contract/changes.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { enqueueOne, keepingLog } from '../support/outbox.ts';
import type { Seeded } from '../support/seed.ts';
import type { CrewParts } from './crew.ts';
import type { Step } from './steps.ts';

/** The firm's own number and address, for test mode. */
export const testRecipients = { sms: '+447700900999', email: 'test@example.org' } as const;

const texts = ['Your searches are back.', 'We have exchanged.', 'Please call us.'];
const addresses = (client: number, isOther: boolean) => ({
  mobile: `+4477009001${isOther ? 5 : 0}${client}`,
  email: `client-${client}${isOther ? '-new' : ''}@example.com`,
});

/** The clients of the firm, as they are at first. */
export const clients = [0, 1, 2].map((client) => ({
  ...addresses(client, false),
  full_name: `Client ${client}`,
}));

/** What people have said of messages: the model's own account of it. */
export type Deeds = { again: Map<string, number>; markedSent: Set<string>; dealtWith: Set<string> };

type Parts = Pick<CrewParts, 'database' | 'clock' | 'complete'> & { seeded: Seeded; deeds: Deeds };
type Tell = (change: Change) => void;

/** Does what a user did, with the message it was done to; what cannot be done then changes nothing. */
export async function doAsUser(parts: Parts, step: Step, messages: readonly OutboxMessage[]): Promise<void> {
  const { database, clock, seeded, complete } = parts;
  const user = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
  const deps = { database, clock, log: keepingLog() };
  const contactId = 'client' in step ? (seeded.contactIds[step.client] ?? '') : '';
  const message = 'which' in step ? messages[step.which % Math.max(messages.length, 1)] : undefined;
  switch (step.do) {
    case 'enqueue': {
      const { channel, text, after, client } = step;
      const row = await database.read
        .selectFrom('contacts')
        .selectAll()
        .where('id', '=', contactId)
        .executeTakeFirstOrThrow();
      const recipient = (channel === 'sms' ? row.mobile : row.email) ?? '';
      const to = { contactId, contactName: `Client ${client}`, recipient, shown: recipient };
      const dueAt = addSeconds(clock.now(), after);
      await enqueueOne(database, seeded, clock.now(), { ...to, channel, body: texts[text] ?? '', dueAt });
      return;
    }
    case 'tick':
      await tickTask(deps, seeded.taskId, user, { notes: [], reviews: [], sendAgain: [] });
      return;
    case 'untick':
      await untickTask(deps, seeded.taskId, user);
      return;
    case 'networkBack':
      return endNetworkPauses(database, clock);
    case 'retryNow':
      return database.write((tx) => resumeChannel(tx, step.channel, clock.now()));
    case 'account':
      complete[step.channel] = step.complete;
      return;
    case 'settings':
      return changeSettings(database, step);
    case 'testMode':
      return switchTestMode(parts, step.on);
    case 'messagesOff':
      await database.write((tx) =>
        tx
          .updateTable('matters')
          .set({ messages_off: step.on ? 1 : 0 })
          .execute(),
      );
      return;
    case 'number':
      return changeContact(database, contactId, addresses(step.client, step.on));
    case 'optOut':
      return changeContact(database, contactId, { sms_opted_out_at: step.on ? clock.now() : null });
    case 'consent':
      return changeContact(database, contactId, {
        send_texts: step.on ? 1 : 0,
        send_emails: step.on ? 1 : 0,
      });
    case 'cancel':
      return message && cancel(parts, message);
    case 'sendAgain':
    case 'markSent':
    case 'checkAgain':
    case 'dealWith':
    case 'putBack':
      return message && remedy(parts, step.do, message);
    default:
      return;
  }
}

async function changeContact(
  database: Database,
  id: string,
  changes: Record<string, string | number | null>,
) {
  await database.write((tx) => tx.updateTable('contacts').set(changes).where('id', '=', id).execute());
}

function changeSettings(database: Database, step: Step & { do: 'settings' }): Promise<void> {
  const hours = step.hours
    ? ({ sending_from: '08:00', sending_until: '20:00' } as const)
    : ({ sending_from: '00:00', sending_until: '00:00' } as const);
  const { connections, rate, dailyLimit: daily_limit } = step;
  return database.write((tx) =>
    updateFirmSettings(tx, {
      ...hours,
      daily_limit,
      sms_connections: connections,
      email_connections: connections,
      sms_per_second: rate,
      email_per_minute: 3 * rate,
    }),
  );
}

async function switchTestMode({ database, clock }: Parts, on: boolean): Promise<void> {
  await database.write(async (tx, changed) => {
    const test = { test_mobile: testRecipients.sms, test_email: testRecipients.email };
    await updateFirmSettings(tx, { ...test, test_mode: on ? 1 : 0 });
    for (const channel of ['sms', 'email'] satisfies Channel[])
      await cancelWaitingMessages(tx, { channel }, 'test_mode_changed', clock.now());
    changed({ area: 'documents', matterId: null });
    changed({ area: 'progress', matterId: null });
    changed({ area: 'session', matterId: null });
  });
}

function cancel({ database, clock }: Parts, message: OutboxMessage): Promise<void> {
  return database.write(async (tx, changed) => {
    await cancelWaitingMessages(tx, { documentId: message.document_id }, 'withdrawn', clock.now());
    tell(changed, message);
  });
}

/** Presses one of the buttons of Needs attention, as it stands on the screen now. */
async function remedy(
  parts: Parts,
  kind: 'sendAgain' | 'markSent' | 'checkAgain' | 'dealWith' | 'putBack',
  { id, state_at: at, channel, contact_id }: OutboxMessage,
): Promise<void> {
  const { clock, database, deeds, seeded } = parts;
  const deps = { database, clock, log: keepingLog() };
  const user = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
  switch (kind) {
    case 'sendAgain': {
      const contact = await database.read
        .selectFrom('contacts')
        .select(['mobile', 'email'])
        .where('id', '=', contact_id)
        .executeTakeFirstOrThrow();
      const to = addressNow({ channel, ...contact })?.shown ?? '';
      const done = await sendAgain(deps, { messageId: id, at, to, despiteLimit: false }, user);
      if (!done.ok) return;
      deeds.again.set(id, (deeds.again.get(id) ?? 0) + 1);
      deeds.markedSent.delete(id);
      deeds.dealtWith.delete(id);
      return;
    }
    case 'markSent':
      if ((await markSent(deps, { messageId: id, at }, user)).ok) deeds.markedSent.add(id);
      return;
    case 'checkAgain':
      await checkAgain(deps, { messageId: id }, user);
      return;
    case 'dealWith':
      if ((await dealWith(deps, { messageId: id, at }, user)).ok) deeds.dealtWith.add(id);
      return;
    case 'putBack':
      await putBack(deps, { messageId: id, at }, user);
      return;
  }
}

function tell(changed: Tell, { matter_id: matterId }: OutboxMessage): void {
  changed({ area: 'documents', matterId });
  changed({ area: 'progress', matterId });
  changed({ area: 'session', matterId: null });
}
