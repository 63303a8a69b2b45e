import { nextSendingTime } from '../../src-shared/domain/sending-hours.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import type { SendingRules } from '../delivery/sending-rules.ts';
import { lifetimeSeconds } from './place-messages.ts';

/** Ids in one statement; far under the 32,766 values of SQLite. */
const idsAtOnce = 1_000;

/**
 * Gives what the sending hours hold the opening of the hours as they are now; never before its undo window is over, and with
 * no more time than it had. Answers whether anything moved.
 */
export async function moveHeld(
  tx: Queryable,
  { hours, calendar }: SendingRules,
  now: string,
): Promise<boolean> {
  const held = await tx
    .selectFrom('messages')
    .leftJoin('ticks', 'ticks.id', 'messages.tick_id')
    .select(['messages.id', 'messages.due_at', 'messages.not_after', 'ticks.undo_until'])
    .where('messages.state', '=', 'queued')
    .where('messages.reason', '=', 'outside_hours')
    .where('messages.due_at', '>', now)
    .execute();
  const groups = new Map<string, { dueAt: string; notAfter: string; isHeld: boolean; ids: string[] }>();
  for (const { id, due_at, not_after, undo_until } of held) {
    const earliest = undo_until !== null && undo_until > now ? undo_until : now;
    const opensAt = nextSendingTime(earliest, hours, calendar);
    // What the new hours let go too late only is due, so that the runner ends it now and says so.
    const dueAt = opensAt >= not_after ? earliest : opensAt;
    if (dueAt === due_at) continue;
    const notAfter = [not_after, addSeconds(dueAt, lifetimeSeconds)].sort()[0] as string;
    const key = `${dueAt} ${notAfter}`;
    const group = groups.get(key) ?? { dueAt, notAfter, isHeld: dueAt > earliest, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  for (const { dueAt, notAfter, isHeld, ids } of groups.values()) {
    const reason = isHeld ? 'outside_hours' : dueAt > now ? 'undo_window' : null;
    for (let start = 0; start < ids.length; start += idsAtOnce) {
      await tx
        .updateTable('messages')
        .set({ due_at: dueAt, not_after: notAfter, reason })
        .where('id', 'in', ids.slice(start, start + idsAtOnce))
        .where('state', '=', 'queued')
        .execute();
    }
  }
  return groups.size > 0;
}
