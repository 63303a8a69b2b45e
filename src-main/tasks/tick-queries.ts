import type { Insertable, Updateable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { TickOutcomesTable, TicksTable } from '../database/schema.ts';
import { statusColumns } from '../messages/describe-message.ts';

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

/** Records how many target dates a tick moved. */
export async function recordDatesMoved(db: Queryable, tickId: string, datesMoved: number): Promise<void> {
  await db.updateTable('ticks').set({ dates_moved: datesMoved }).where('id', '=', tickId).execute();
}

/** The latest tick of a task that was not taken back; undefined when there is none. */
export function findLatestTick(db: Queryable, taskId: string) {
  return db
    .selectFrom('ticks')
    .select(['id', 'undo_until'])
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
      'ticks.dates_moved',
      'tasks.id as task_id',
      'tasks.name as task_name',
      'tasks.matter_id',
      'tasks.version_id',
      'tasks.completed_at',
      'tasks.target_date',
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
      'tick_outcomes.kind',
      'tick_outcomes.action_id',
      'tick_outcomes.contact_id',
      'tick_outcomes.channel',
      'tick_outcomes.skip_reason',
      'tick_outcomes.skip_detail',
      'tick_outcomes.result',
      'tick_outcomes.document_id',
      'contacts.full_name',
      'messages.document_id as message_document_id',
      'messages.recipient_shown',
      'messages.subject',
      'messages.body',
      ...statusColumns,
      'messages.attempts',
      'messages.id as message_id',
      'messages.matter_id',
      'contacts.mobile',
      'contacts.email',
    ])
    .where('tick_outcomes.tick_id', '=', tickId)
    .orderBy('tick_outcomes.position')
    .execute();
}

/** What an un-ticking may have to put back of a tick, and the notes that it left on the file, in order. */
export function listEffects(db: Queryable, tickId: string) {
  return db
    .selectFrom('tick_outcomes')
    .leftJoin('documents', 'documents.id', 'tick_outcomes.document_id')
    .select(['tick_outcomes.undo', 'documents.description as note'])
    .where('tick_outcomes.tick_id', '=', tickId)
    .orderBy('tick_outcomes.position')
    .execute();
}

/** The last change of status that a tick made, as it is kept to be put back; null when it made none. */
export async function findStatusChange(db: Queryable, tickId: string): Promise<string | null> {
  const change = await db
    .selectFrom('tick_outcomes')
    .select('undo')
    .where('tick_id', '=', tickId)
    .where('kind', '=', 'change_status')
    .where('undo', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return change?.undo ?? null;
}

/** One outcome with its tick; undefined when there is none. */
export function getOutcome(db: Queryable, outcomeId: string) {
  return db
    .selectFrom('tick_outcomes')
    .select(['id', 'tick_id', 'action_id', 'contact_id', 'message_id', 'skip_reason'])
    .where('id', '=', outcomeId)
    .executeTakeFirst();
}

/** Takes a skipped outcome for one who will send it after all; answers whether it still has no message. */
export async function claimSkipped(db: Queryable, outcomeId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tick_outcomes')
    .set({ skip_reason: null, skip_detail: null })
    .where('id', '=', outcomeId)
    .where('message_id', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes what became of an outcome that was tried again. */
export async function updateOutcome(
  db: Queryable,
  outcomeId: string,
  became: Updateable<Pick<TickOutcomesTable, 'channel' | 'skip_reason' | 'skip_detail' | 'message_id'>>,
): Promise<void> {
  await db.updateTable('tick_outcomes').set(became).where('id', '=', outcomeId).execute();
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
      'messages.test_recipient',
    ])
    .where('ticks.task_id', '=', taskId)
    .where('messages.state', 'in', ['queued', 'claimed', 'dispatching', 'accepted', 'delivered', 'not_known'])
    .orderBy('ticks.ticked_at')
    .orderBy('messages.id')
    .execute();
}
