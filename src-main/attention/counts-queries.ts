import { sql } from 'kysely';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';

async function countIn(db: Queryable, states: MessageState[]): Promise<number> {
  const { count } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('state', 'in', states)
    .executeTakeFirstOrThrow();
  return toNumber(count);
}

/** The message that is due first of all that wait: the first of each channel is at the head of an index. */
async function readNext(db: Queryable): Promise<{ due_at: string; reason: string | null } | undefined> {
  const ofChannel = (channel: Channel) =>
    db
      .selectFrom('messages')
      .select(['due_at', 'reason'])
      .where('state', '=', 'queued')
      .where('channel', '=', channel)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
  const [text, email] = [await ofChannel('sms'), await ofChannel('email')];
  if (!text || !email) return text ?? email;
  return text.due_at < email.due_at ? text : email;
}

/**
 * What the frame says of the outbox: how many messages are being handed over, how many wait, how many somebody has to look at, and
 * when the first goes of those that wait for the firm's hours, and whether a failed try holds any back. Asked again at every change: each is answered by an index alone.
 */
export async function countMessages(
  db: Queryable,
  now: string,
): Promise<{
  sending: number;
  waiting: number;
  attention: number;
  nextDue: string | null;
  canRetry: boolean;
}> {
  const { count } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll().as('count'))
    .where(sql<boolean>`attention = 1`)
    .executeTakeFirstOrThrow();
  const next = await readNext(db);
  const heldBack = await db
    .selectFrom('messages')
    .select('due_at')
    .where(sql<boolean>`state = 'queued' and attempts > 0`)
    .where('due_at', '>', now)
    .where((eb) => eb.or([eb('reason', 'is', null), eb('reason', '<>', 'outside_hours')]))
    .limit(1)
    .executeTakeFirst();
  const waitsForHours = next !== undefined && next.reason === 'outside_hours' && next.due_at > now;
  return {
    sending: await countIn(db, ['claimed', 'dispatching']),
    waiting: await countIn(db, ['queued']),
    attention: toNumber(count),
    nextDue: waitsForHours ? next.due_at : null,
    canRetry: heldBack !== undefined,
  };
}
