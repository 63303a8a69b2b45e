import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely';
import type { NotGone } from '../../src-shared/domain/message-states.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import type { MessagesTable, Schema } from '../database/schema.ts';
import type { Gateway } from './gateway.ts';
import type { ReasonCode } from './reasons.ts';

/** A message of the outbox as the runner has it. */
export type OutboxMessage = Selectable<MessagesTable>;

/** Who hands a message over: a run of the program, and the computer it runs on. */
export type Owner = { owner: string; machine: string };

/** How long a runner may hold a message before another may say that it died, in seconds: longer than any gateway's limit. */
export const leaseSeconds = 300;

type WaitingBuilder = ExpressionBuilder<Schema & { waiting: MessagesTable }, 'waiting'>;

/** Whether nothing to the same client by the same channel comes before it: their messages go in the order they were due. */
export function isNextOfClient(eb: WaitingBuilder): Expression<SqlBool> {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('messages as earlier')
        .select('earlier.id')
        .whereRef('earlier.contact_id', '=', 'waiting.contact_id')
        .whereRef('earlier.channel', '=', 'waiting.channel')
        .where('earlier.state', 'in', ['queued', 'claimed', 'dispatching'])
        .where((before) =>
          before.or([
            before('earlier.ordered_at', '<', before.ref('waiting.ordered_at')),
            before.and([
              before('earlier.ordered_at', '=', before.ref('waiting.ordered_at')),
              before('earlier.id', '<', before.ref('waiting.id')),
            ]),
          ]),
        ),
    ),
  );
}

/**
 * Whether a waiting message is due. Written so that no index is used for it: of thousands that are due the first are
 * found in their order, by the index of that, instead of sorting all of them for each claim.
 */
function isDue(now: string) {
  return (eb: WaitingBuilder) => eb(eb.fn<string>('coalesce', ['waiting.due_at', eb.val('')]), '<=', now);
}

/** Takes the first messages of a channel that are due, at most `count` and one per client, for one owner; in their order. */
export async function claimNext(
  tx: Queryable,
  channel: Channel,
  owner: string,
  count: number,
  now: string,
): Promise<OutboxMessage[]> {
  const claimed = await tx
    .updateTable('messages')
    .set({
      state: 'claimed',
      claimed_by: owner,
      claimed_until: addSeconds(now, leaseSeconds),
      state_at: now,
      // Why it waited is over, whatever comes next.
      reason: null,
      reason_detail: null,
    })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('messages as waiting')
        .select('waiting.id')
        .where('waiting.channel', '=', channel)
        .where('waiting.state', '=', 'queued')
        .where(isDue(now))
        .where(isNextOfClient)
        .orderBy('waiting.ordered_at')
        .orderBy('waiting.id')
        .limit(count),
    )
    // Looked at again under the row's lock: of two runners that found the same message, one gets it. By no index, or
    // SQLite reads all that wait, to find the few again.
    .where((eb) => eb(eb.fn<string>('coalesce', ['state', eb.val('')]), '=', 'queued'))
    .returningAll()
    .execute();
  return claimed.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

function placeOf({ ordered_at, id }: OutboxMessage): string {
  return `${ordered_at} ${id}`;
}

/** When the next message of a channel that no other of its client holds up is due; null when none waits. */
export async function nextDueAt(db: Queryable, channel: Channel): Promise<string | null> {
  const row = await db
    .selectFrom('messages as waiting')
    .select('waiting.due_at')
    .where('waiting.state', '=', 'queued')
    .where('waiting.channel', '=', channel)
    .where(isNextOfClient)
    .orderBy('waiting.due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/** A message that its owner still holds as it was read: not taken back since, sent again, and claimed anew for who knows whom. */
function isStillClaimed({ id, sends_again }: OutboxMessage, owner: string) {
  return (eb: ExpressionBuilder<Schema, 'messages'>) =>
    eb.and([
      eb('id', '=', id),
      eb('state', '=', 'claimed'),
      eb('claimed_by', '=', owner),
      eb('sends_again', '=', sends_again),
    ]);
}

/**
 * Says, before a gateway is called, that a message is being handed over, and begins the record of the attempt. `to`: whom
 * it really goes to. Answers the attempt's number; null when the message is no longer this owner's.
 */
export async function markDispatching(
  tx: Queryable,
  message: OutboxMessage,
  { owner, machine }: Owner,
  { name: gateway, account }: Pick<Gateway, 'name' | 'account'>,
  to: { recipient: string; testRecipient: string | null },
  now: string,
): Promise<number | null> {
  const row = await tx
    .updateTable('messages')
    .set((eb) => ({
      state: 'dispatching' as const,
      attempts: eb('attempts', '+', 1),
      gateway,
      test_recipient: to.testRecipient,
      claimed_until: addSeconds(now, leaseSeconds),
      state_at: now,
    }))
    .where(isStillClaimed(message, owner))
    .returning('attempts')
    .executeTakeFirst();
  if (!row) return null;
  await tx
    .insertInto('message_attempts')
    .values({
      id: newId(),
      message_id: message.id,
      number: row.attempts,
      gateway,
      started_by: owner,
      machine,
      account,
      recipient: to.recipient,
      started_at: now,
      finished_at: null,
      outcome: null,
      code: null,
      detail: null,
      provider_id: null,
    })
    .execute();
  return row.attempts;
}

/** Puts a message that its owner claimed and has not handed over back to waiting, now or at an instant and with why. */
export async function releaseClaim(
  tx: Queryable,
  message: OutboxMessage,
  owner: string,
  to: { due_at?: string; reason: ReasonCode | null; reason_detail?: string | null },
  now: string,
): Promise<void> {
  await tx
    .updateTable('messages')
    .set({
      reason_detail: null,
      ...to,
      state: 'queued',
      claimed_by: null,
      claimed_until: null,
      state_at: now,
    })
    .where(isStillClaimed(message, owner))
    .execute();
}

/** Ends a message that its owner claimed and that may no longer go; one that may have gone before is not known. */
export async function endClaim(
  tx: Queryable,
  message: OutboxMessage,
  owner: string,
  to: { state: NotGone; reason: ReasonCode; reason_detail: string | null; attention: 0 | 1 },
  now: string,
): Promise<void> {
  await tx
    .updateTable('messages')
    .set((eb) => ({
      ...to,
      ...endState(eb, to.state, to.attention),
      claimed_by: null,
      claimed_until: null,
      state_at: now,
    }))
    .where(isStillClaimed(message, owner))
    .execute();
}

/** What a message becomes that does not go: what is wanted, or not known, for a person to look at, when an earlier try may have gone. */
export function endState(eb: ExpressionBuilder<Schema, 'messages'>, wanted: NotGone, attention: 0 | 1) {
  return {
    state: eb
      .case()
      .when('may_have_gone', '=', 1)
      .then('not_known' as const)
      .else(wanted)
      .end(),
    attention: eb
      .case()
      .when('may_have_gone', '=', 1)
      .then(1 as const)
      .else(attention)
      .end(),
  };
}
