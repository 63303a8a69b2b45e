import type { ExpressionBuilder } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { OutboxMessage } from './delivery-queries.ts';

/** What an attempt leaves behind: of the message, and of the record of the attempt. */
export type Completion = {
  message: Pick<OutboxMessage, 'state' | 'reason' | 'reason_detail'> &
    Partial<
      Pick<
        OutboxMessage,
        'due_at' | 'provider_id' | 'poll_at' | 'check_at' | 'checks' | 'attention' | 'may_have_gone'
      >
    >;
  attempt: {
    outcome: 'accepted' | 'refused' | 'later' | 'not_known';
    code: string | null;
    detail: string | null;
    provider_id: string | null;
  };
};

/** One handing-over: of which message, which in its row, by whom. */
export type AttemptId = { messageId: string; number: number; owner: string };

/** Writes what came of an attempt into its own row, once. Answers whether it was open. */
export async function finishAttempt(
  tx: Queryable,
  { messageId, number, owner }: AttemptId,
  { attempt }: Completion,
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('message_attempts')
    .set({ ...attempt, finished_at: now })
    .where('message_id', '=', messageId)
    .where('number', '=', number)
    .where('started_by', '=', owner)
    .where((eb) => eb.or([eb('finished_at', 'is', null), eb('outcome', '=', 'not_known')]))
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** A message that is still in an attempt, as the owner of that knows it. */
function isIn({ messageId, number, owner }: AttemptId) {
  return (eb: ExpressionBuilder<Schema, 'messages'>) =>
    eb.and([
      eb('id', '=', messageId),
      eb('state', '=', 'dispatching'),
      eb('claimed_by', '=', owner),
      eb('attempts', '=', number),
    ]);
}

/** Whether a message is still in this attempt. */
export async function isStillOut(tx: Queryable, id: AttemptId): Promise<boolean> {
  const row = await tx.selectFrom('messages').select('id').where(isIn(id)).executeTakeFirst();
  return row !== undefined;
}

/** Moves a message on as the owner of its attempt: false, with nothing changed, when it is no longer in this attempt. */
export async function moveOn(
  tx: Queryable,
  id: AttemptId,
  { message }: Completion,
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ ...message, claimed_by: null, claimed_until: null, state_at: now })
    .where(isIn(id))
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/**
 * Takes a late proof for a message of which another runner said meanwhile that it is not known, also when a user has
 * marked it as sent: that it went, whichever attempt that was; or that it did not, when nobody has tried it again and no
 * other attempt is in doubt. Answers whether it was written.
 */
export async function proveLate(
  tx: Queryable,
  { messageId, number }: AttemptId,
  recipient: string,
  proof: Partial<OutboxMessage> & { state: 'accepted' | 'failed' },
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ ...proof, may_have_gone: 0, check_at: null, state_at: now })
    .where('id', '=', messageId)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'not_known'),
        // A user's word is no proof: this is.
        eb.and([eb('state', '=', 'accepted'), eb('reason', '=', 'marked_sent')]),
      ]),
    )
    .$if(proof.state === 'accepted', (query) => query.where(isFor(recipient)))
    .$if(proof.state === 'failed', (query) =>
      query
        .where('attempts', '=', number)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('message_attempts')
                .select('message_attempts.id')
                .whereRef('message_attempts.message_id', '=', 'messages.id')
                .where('message_attempts.number', '<>', number)
                .where(mayHaveGone),
            ),
          ),
        ),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/**
 * Stops a message that waits to be tried again, of which it is just heard that it went, to the recipient it still has: it
 * is in doubt then, as it was before, and can be proven.
 */
export async function stopNextTry(
  tx: Queryable,
  { messageId }: AttemptId,
  recipient: string,
  now: string,
): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ state: 'not_known', may_have_gone: 1, claimed_by: null, claimed_until: null, state_at: now })
    .where('id', '=', messageId)
    .where('state', 'in', ['queued', 'claimed'])
    .where(isFor(recipient))
    .execute();
}

/** What went to another number or address than a message is for by now proves nothing of it. */
function isFor(recipient: string) {
  return (eb: ExpressionBuilder<Schema, 'messages'>) =>
    eb(eb.fn.coalesce('test_recipient', 'recipient'), '=', recipient);
}

/** When the last attempt of a message began, to whom it went and by which account; undefined when it was never handed over. */
export function lastAttempt(db: Queryable, messageId: string) {
  return db
    .selectFrom('message_attempts')
    .select(['started_at', 'recipient', 'account'])
    .where('message_id', '=', messageId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** See `lastAttempt`. */
export type LastAttempt = Awaited<ReturnType<typeof lastAttempt>>;

/**
 * Whether what became of a message's last attempt can be asked by an account: by the one it went by, while it is for whom it
 * went to. What another account lists, or what went to another number, says nothing of it.
 */
export function canBeAsked(
  { recipient, test_recipient }: Pick<OutboxMessage, 'recipient' | 'test_recipient'>,
  last: LastAttempt,
  account: string,
): boolean {
  return last === undefined || (last.account === account && last.recipient === (test_recipient ?? recipient));
}

/** What stands in the record of a try that was taken over, as was heard only when its message was being tried again. */
const overtaken = 'overtaken';

/** Whether a try may have gone, or has, without its message being taken for sent by that. */
function mayHaveGone(eb: ExpressionBuilder<Schema, 'message_attempts'>) {
  return eb.or([
    eb('message_attempts.outcome', '=', 'not_known'),
    eb('message_attempts.code', '=', overtaken),
  ]);
}

/** Records that a try was taken over, although its message has moved on: whatever becomes of the later one, this one went. */
export async function markOvertaken(tx: Queryable, { messageId, number, owner }: AttemptId): Promise<void> {
  await tx
    .updateTable('message_attempts')
    .set({ code: overtaken })
    .where('message_id', '=', messageId)
    .where('number', '=', number)
    .where('started_by', '=', owner)
    .where('outcome', '=', 'accepted')
    // Of one that is written down once more, because its commit was not heard of, its message knows already.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('messages')
            .select('messages.id')
            .where('messages.id', '=', messageId)
            .whereRef('messages.provider_id', '=', 'message_attempts.provider_id'),
        ),
      ),
    )
    .execute();
}

/**
 * Takes over what an earlier try of a message, to the same recipient, is known to have led to, when the later one led to
 * nothing. Answers the provider's id; null when there is no such try.
 */
export async function takeOvertaken(
  tx: Queryable,
  messageId: string,
  recipient: string,
): Promise<string | null> {
  const row = await tx
    .updateTable('message_attempts')
    .set({ code: null })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('message_attempts as heard')
        .select('heard.id')
        .where('heard.message_id', '=', messageId)
        .where('heard.recipient', '=', recipient)
        .where('heard.code', '=', overtaken)
        .orderBy('heard.number')
        .limit(1),
    )
    .returning('provider_id')
    .executeTakeFirst();
  return row?.provider_id ?? null;
}

/** Whether a try of a message may have gone, without proof till now. */
export async function isTryInDoubt(db: Queryable, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('message_attempts')
    .select('id')
    .where('message_id', '=', messageId)
    .where(mayHaveGone)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of a provider's ids already belong to a message of ours, or to another than the one that is left out. */
export async function listKnownProviderIds(
  db: Queryable,
  ids: string[],
  leftOut: string | null = null,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('message_attempts')
    .select('provider_id')
    .where('provider_id', 'in', ids)
    .$if(leftOut !== null, (query) => query.where('message_id', '<>', leftOut))
    .execute();
  return new Set(rows.flatMap(({ provider_id }) => (provider_id === null ? [] : [provider_id])));
}
