import type { Selectable } from 'kysely';
import type { Database } from '../../src-main/database/database.ts';
import type { MessageAttemptsTable } from '../../src-main/database/schema.ts';
import type { OutboxMessage } from '../../src-main/delivery/delivery-queries.ts';

/** What the database says of every message and of every handing-over. */
export type Snapshot = {
  messages: OutboxMessage[];
  byId: Map<string, OutboxMessage>;
  attempts: Selectable<MessageAttemptsTable>[];
};

/** Reads it, in the order the messages were made. */
export async function takeSnapshot(database: Database): Promise<Snapshot> {
  const messages = await database.read.selectFrom('messages').selectAll().orderBy('id').execute();
  const attempts = await database.read
    .selectFrom('message_attempts')
    .selectAll()
    .orderBy('message_id')
    .orderBy('number')
    .execute();
  return { messages, byId: new Map(messages.map((message) => [message.id, message])), attempts };
}

/** A database without messages. */
export const nothingYet: Snapshot = { messages: [], byId: new Map(), attempts: [] };
