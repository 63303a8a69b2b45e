import type { MessageState } from '../../src-shared/domain/message-states.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import { endState } from '../delivery/delivery-queries.ts';
import { readSendingRules, type SendingRules } from '../delivery/sending-rules.ts';
import type { NewMessage } from './new-message.ts';
import { type Placed, placeMessages } from './place-messages.ts';

export type { NewMessage };

/** What stands in a message that nobody has handed over or looked at yet. */
export const untouched = {
  reason_detail: null,
  claimed_by: null,
  claimed_until: null,
  attempts: 0,
  gateway: null,
  provider_id: null,
  poll_at: null,
  polls: 0,
  check_at: null,
  checks: 0,
  missed_at: null,
  attention: 0,
  sends_again: 0,
  retried: 0,
  may_have_gone: 0,
  test_recipient: null,
  limit_waived: 0,
} as const;

/**
 * Puts messages in the outbox and on the Document screen, in the transaction of what they belong to. What a rule of sending
 * is known to hold or to block is held or blocked from the start.
 */
export async function enqueueMessages(
  tx: Queryable,
  messages: NewMessage[],
  now: string,
  knownRules?: SendingRules,
): Promise<string[]> {
  if (messages.length === 0) return [];
  const placed = await placeMessages(tx, knownRules ?? (await readSendingRules(tx, now)), messages, now);
  const documentIds = messages.map(() => newId());
  await tx
    .insertInto('documents')
    .values(
      messages.map((message, index) => ({
        id: documentIds[index] ?? '',
        matter_id: message.matterId,
        kind: message.channel,
        description: message.subject ?? firstLine(message.body),
        folder: null,
        text: message.body,
        created_at: now,
        created_by: message.createdBy,
      })),
    )
    .execute();
  await tx
    .insertInto('messages')
    .values(
      messages.map((message, index) => ({
        ...untouched,
        id: message.id,
        document_id: documentIds[index] ?? '',
        matter_id: message.matterId,
        contact_id: message.contactId,
        tick_id: message.tickId,
        action_id: message.actionId,
        channel: message.channel,
        recipient: message.recipient,
        recipient_shown: message.shown,
        recipient_name: message.contactName,
        subject: message.subject,
        body: message.body,
        segments: message.segments,
        state_at: now,
        ...(placed[index] as Placed),
      })),
    )
    .execute();
  return documentIds;
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/**
 * Withdraws what has certainly not gone: messages that wait or were only claimed. The runner commits `dispatching`
 * before it touches the network and only from `claimed`, so the two cannot cross. Answers how many.
 */
export async function cancelWaitingMessages(
  tx: Queryable,
  which: { tickId: string } | { documentId: string } | { channel: Channel },
  reason: string,
  now: string,
): Promise<number> {
  // Nobody has to be told of what somebody took back themselves.
  const attention = reason === 'withdrawn' ? 0 : 1;
  const update = tx
    .updateTable('messages')
    .set((eb) => ({
      ...endState(eb, 'cancelled', attention),
      reason,
      reason_detail: null,
      claimed_by: null,
      claimed_until: null,
      state_at: now,
    }))
    .where('state', 'in', ['queued', 'claimed'] satisfies MessageState[]);
  const { numUpdatedRows } = await ('tickId' in which
    ? update.where('tick_id', '=', which.tickId)
    : 'documentId' in which
      ? update.where('document_id', '=', which.documentId)
      : update.where('channel', '=', which.channel)
  ).executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * Leaves to a person the emails in doubt that wait to be tried once more by themselves: by another account they would not
 * be known again.
 */
export async function leaveRetries(tx: Queryable, now: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({
      state: 'not_known',
      attention: 1,
      reason: 'account_changed',
      reason_detail: null,
      claimed_by: null,
      claimed_until: null,
      state_at: now,
    })
    .where('state', 'in', ['queued', 'claimed'] satisfies MessageState[])
    .where('channel', '=', 'email')
    .where('retried', '=', 1)
    .where('may_have_gone', '=', 1)
    .execute();
}

/** What a rule blocked of a tick that was taken back: nobody has to look at it any more. */
export async function settleBlocked(tx: Queryable, tickId: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ attention: 0 })
    .where('tick_id', '=', tickId)
    .where('state', '=', 'blocked')
    .execute();
}

/** A message by its id: whom it is for and what it says; undefined when there is none. */
export function findMessage(db: Queryable, messageId: string) {
  return db
    .selectFrom('messages')
    .select(['document_id', 'matter_id', 'contact_id', 'recipient_shown', 'body', 'reason', 'due_at'])
    .where('id', '=', messageId)
    .executeTakeFirst();
}

/** The messages of one tick, as they stand. */
export function listMessagesOfTick(db: Queryable, tickId: string) {
  return db
    .selectFrom('messages')
    .select(['state', 'contact_id', 'recipient_name'])
    .where('tick_id', '=', tickId)
    .execute();
}

/**
 * The most texts by hand that the type of a matter allows on it (null: no limit), and how many it has had: those that
 * went, may have gone or still wait.
 */
export async function readSmsLimit(
  db: Queryable,
  matterId: string,
): Promise<{ limit: number | null; used: number }> {
  const type = await db
    .selectFrom('matters')
    .innerJoin('matter_types', 'matter_types.id', 'matters.matter_type_id')
    .select('matter_types.sms_limit')
    .where('matters.id', '=', matterId)
    .executeTakeFirst();
  const limit = type?.sms_limit ?? null;
  if (limit === null) return { limit, used: 0 };
  const { count } = await db
    .selectFrom('documents')
    .innerJoin('messages', 'messages.document_id', 'documents.id')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('documents.matter_id', '=', matterId)
    .where('messages.channel', '=', 'sms')
    .where('messages.tick_id', 'is', null)
    .where('messages.state', 'not in', ['cancelled', 'expired', 'blocked', 'failed'] satisfies MessageState[])
    .executeTakeFirstOrThrow();
  return { limit, used: toNumber(count) };
}

const open: MessageState[] = ['queued', 'claimed', 'dispatching'];

async function countIn(db: Queryable, states: MessageState[], channel?: Channel): Promise<number> {
  let query = db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('state', 'in', states);
  if (channel) query = query.where('channel', '=', channel);
  return toNumber((await query.executeTakeFirstOrThrow()).count);
}

/** How many messages, of a channel or of both, wait or are being handed over. */
export function countOpenMessages(db: Queryable, channel?: Channel): Promise<number> {
  return countIn(db, open, channel);
}

/** How many messages of a channel wait and could still be withdrawn. */
export function countWaitingMessages(db: Queryable, channel: Channel): Promise<number> {
  return countIn(db, ['queued', 'claimed'], channel);
}
