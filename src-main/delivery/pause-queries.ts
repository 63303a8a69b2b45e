import type { Channel } from '../../src-shared/domain/progress-message.ts';
import type { Queryable } from '../database/database.ts';
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

/** Until when a channel stands still; null when it does not. */
export async function pausedUntil(db: Queryable, channel: Channel, now: string): Promise<string | null> {
  return (await listPauses(db, now)).find((pause) => pause.channel === channel)?.paused_until ?? null;
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

/** Says of what became due while its channel stands still why it waits. Answers what that was. */
export async function explainWaiting(tx: Queryable, channel: Channel, now: string) {
  const pause = (await listPauses(tx, now)).find((one) => one.channel === channel);
  if (!pause) return [];
  return tx
    .updateTable('messages')
    .set({ reason: pause.reason, reason_detail: null })
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where('due_at', '<=', now)
    .where((eb) => eb.or([eb('reason', 'is', null), eb('reason', '=', 'undo_window')]))
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
    .set({ state: 'expired', reason: 'expired', reason_detail: null, state_at: now })
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where('due_at', '<=', now)
    .where('not_after', '<=', now)
    .returning(['id', 'matter_id', 'tick_id'])
    .execute();
}
