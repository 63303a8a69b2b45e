import type { Channel } from '../../src-shared/domain/progress-message.ts';
import type { Queryable } from '../database/database.ts';
import { endState, isNextOfClient } from './delivery-queries.ts';
import type { ReasonCode } from './reasons.ts';

/** The channels that stand still now, and why. */
export function listPauses(db: Queryable, now: string) {
  return db
    .selectFrom('channel_pauses')
    .select(['channel', 'reason', 'paused_until'])
    .where('paused_until', '>', now)
    .orderBy('channel')
    .execute();
}

/** Until when a channel stands still, also when that is over and not ended yet; null when it does not. */
export async function pausedUntil(db: Queryable, channel: Channel): Promise<string | null> {
  const row = await db
    .selectFrom('channel_pauses')
    .select('paused_until')
    .where('channel', '=', channel)
    .executeTakeFirst();
  return row?.paused_until ?? null;
}

/** Lets a channel stand still until an instant; what is due says why it waits. */
export async function pauseChannel(
  tx: Queryable,
  channel: Channel,
  reason: ReasonCode,
  until: string,
  now: string,
): Promise<void> {
  await tx
    .insertInto('channel_pauses')
    .values({ channel, reason, paused_until: until })
    .onConflict((conflict) => conflict.column('channel').doUpdateSet({ reason, paused_until: until }))
    .execute();
  await tx
    .updateTable('messages')
    .set({ reason, reason_detail: null })
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where('due_at', '<=', now)
    .execute();
}

/** Ends the pause of a channel, and makes what it or a failed try held back due now. Undo windows stay. */
export async function resumeChannel(tx: Queryable, channel: Channel, now: string): Promise<void> {
  await tx.deleteFrom('channel_pauses').where('channel', '=', channel).execute();
  await tx
    .updateTable('messages')
    .set({ due_at: now })
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where('attempts', '>', 0)
    .where('due_at', '>', now)
    .execute();
}

/** Ends the pauses there are for want of a network, as `resumeChannel` does, and no others. Answers their channels. */
export async function resumeWithNetwork(tx: Queryable, now: string): Promise<Channel[]> {
  const pauses = await listPauses(tx, now);
  const channels = pauses.filter((pause) => pause.reason === 'no_network').map((pause) => pause.channel);
  for (const channel of channels) await resumeChannel(tx, channel, now);
  return channels;
}

/** Why a message waited that is due now: none of these is why it still waits. */
const over = ['undo_window', 'outside_hours'] as const satisfies ReasonCode[];

/** So many at once say anew why they wait: a transaction stays short however many there are. */
const explainAtOnce = 200;

/** When the first message becomes due whose reason for waiting is then over; null when there is none. */
export async function nextToExplainAt(db: Queryable, channel: Channel): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('due_at')
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where((eb) => eb.or([eb('reason', 'is', null), eb('reason', 'in', over)]))
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/**
 * Says of what is due and cannot go why it waits: its channel stands still, or an earlier message to its client is on its
 * way. Answers what that was.
 */
export async function explainWaiting(tx: Queryable, channel: Channel, now: string) {
  const pause = (await listPauses(tx, now)).find((one) => one.channel === channel);
  return tx
    .updateTable('messages')
    .set({ reason: pause?.reason ?? ('behind_earlier' satisfies ReasonCode), reason_detail: null })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('messages as waiting')
        .select('waiting.id')
        .where('waiting.state', '=', 'queued')
        .where('waiting.channel', '=', channel)
        .where('waiting.due_at', '<=', now)
        .where((of) => of.or([of('waiting.reason', 'is', null), of('waiting.reason', 'in', over)]))
        .$if(pause === undefined, (query) => query.where((of) => of.not(isNextOfClient(of))))
        .limit(explainAtOnce),
    )
    .returning(['matter_id', 'tick_id'])
    .execute();
}

/** Forgets the pause of a channel once it is over. Answers whether there was one. */
export async function endPauses(tx: Queryable, channel: Channel, now: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('channel_pauses')
    .where('channel', '=', channel)
    .where('paused_until', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}

/** Ends what could not be sent in time, whether its channel stands still or not. Answers what ended. */
export function expireWaiting(tx: Queryable, channel: Channel, now: string) {
  return tx
    .updateTable('messages')
    .set((eb) => ({ ...endState(eb, 'expired', 1), reason: 'expired', reason_detail: null, state_at: now }))
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where('due_at', '<=', now)
    .where('not_after', '<=', now)
    .returning(['id', 'matter_id', 'tick_id'])
    .execute();
}
