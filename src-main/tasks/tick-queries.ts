import type { Insertable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { TickOutcomesTable, TicksTable } from '../database/schema.ts';

/** Records a tick. */
export async function insertTick(db: Queryable, tick: Insertable<TicksTable>): Promise<void> {
  await db.insertInto('ticks').values(tick).execute();
}

/** Records what a tick did, per action and client. */
export async function insertTickOutcomes(
  db: Queryable,
  outcomes: Insertable<TickOutcomesTable>[],
): Promise<void> {
  if (outcomes.length > 0) await db.insertInto('tick_outcomes').values(outcomes).execute();
}

/** The latest tick of a task that was not taken back; undefined when there is none. */
export function findLatestTick(db: Queryable, taskId: string) {
  return db
    .selectFrom('ticks')
    .select('id')
    .where('task_id', '=', taskId)
    .where('undone_at', 'is', null)
    .orderBy('ticked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Marks a tick as taken back. */
export async function markTickUndone(db: Queryable, tickId: string, at: string): Promise<void> {
  await db.updateTable('ticks').set({ undone_at: at }).where('id', '=', tickId).execute();
}

/** A tick with its task; undefined when there is none. */
export function getTick(db: Queryable, tickId: string) {
  return db
    .selectFrom('ticks')
    .innerJoin('tasks', 'tasks.id', 'ticks.task_id')
    .select([
      'ticks.id',
      'ticks.ticked_at',
      'ticks.undo_until',
      'ticks.undone_at',
      'tasks.id as task_id',
      'tasks.name as task_name',
      'tasks.matter_id',
    ])
    .where('ticks.id', '=', tickId)
    .executeTakeFirst();
}

/** What a tick did, per action and client, with the message as it stands now. */
export function listTickOutcomes(db: Queryable, tickId: string) {
  return db
    .selectFrom('tick_outcomes')
    .leftJoin('contacts', 'contacts.id', 'tick_outcomes.contact_id')
    .leftJoin('messages', 'messages.id', 'tick_outcomes.message_id')
    .select([
      'tick_outcomes.id',
      'tick_outcomes.channel',
      'tick_outcomes.skip_reason',
      'tick_outcomes.skip_detail',
      'contacts.full_name as contact_name',
      'messages.document_id',
      'messages.recipient_shown',
      'messages.subject',
      'messages.body',
      'messages.state',
      'messages.due_at',
      'messages.reason',
      'messages.reason_detail',
      'messages.gateway',
      'messages.attempts',
    ])
    .where('tick_outcomes.tick_id', '=', tickId)
    .orderBy('tick_outcomes.position')
    .execute();
}

/** The messages of earlier ticks of a task that reached, may have reached, or may yet reach a client; the latest last. */
export function listTold(db: Queryable, taskId: string) {
  return db
    .selectFrom('ticks')
    .innerJoin('messages', 'messages.tick_id', 'ticks.id')
    .select([
      'messages.action_id',
      'messages.contact_id',
      'messages.channel',
      'messages.state',
      'messages.state_at',
      'messages.gateway',
    ])
    .where('ticks.task_id', '=', taskId)
    .where('messages.state', 'in', ['queued', 'claimed', 'dispatching', 'accepted', 'delivered', 'not_known'])
    .orderBy('ticks.ticked_at')
    .orderBy('messages.id')
    .execute();
}
