import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { databaseFile } from '../../../src-main/database/open-database.ts';
import type { MessagesTable } from '../../../src-main/database/schema.ts';
import { newId } from '../../../src-shared/ids.ts';

/** How a message is to stand: what of its row is not as in the sample firm's last message of the channel. */
export type StandingMessage = Partial<MessagesTable> & Pick<MessagesTable, 'channel' | 'state'>;

type Row = Record<string, string | number | null>;

/**
 * Puts messages into the database of an open application that has the sample firm, behind its back, as its runner would have left
 * them; answers their ids. The page sees them once something changed or it was loaded again.
 */
export function putMessages(dataFolder: string, messages: readonly StandingMessage[]): string[] {
  const database = new BetterSqlite(path.join(dataFolder, databaseFile));
  try {
    const insert = (table: string, row: Row) => {
      const columns = Object.keys(row);
      const marks = columns.map((column) => `@${column}`);
      database.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks.join(', ')})`).run(row);
    };
    const put = database.transaction(() =>
      messages.map((message) => {
        const [id, documentId] = [newId(), newId()];
        const model = database
          .prepare('select * from messages where channel = ? order by id desc limit 1')
          .get(message.channel) as Row;
        const paper = database.prepare('select * from documents where id = ?').get(model.document_id) as Row;
        const matter = message.matter_id ?? model.matter_id ?? null;
        const text = message.body ?? model.body ?? '';
        const at = message.state_at ?? paper.created_at ?? '';
        insert('documents', {
          ...paper,
          id: documentId,
          matter_id: matter,
          text,
          description: text,
          created_at: at,
        });
        insert('messages', {
          ...model,
          ...untold,
          ...message,
          id,
          document_id: documentId,
          matter_id: matter,
        });
        return id;
      }),
    );
    return put.immediate();
  } finally {
    database.close();
  }
}

/** By hand, handed over once to a real gateway, and not looked after any more. */
const untold = {
  tick_id: null,
  action_id: null,
  gateway: 'twilio',
  attempts: 1,
  attention: 1,
  poll_at: null,
  check_at: null,
  reason: null,
  reason_detail: null,
} as const;

/** Reads rows of the database of an open application. */
export function readRows(dataFolder: string, question: string): Row[] {
  const database = new BetterSqlite(path.join(dataFolder, databaseFile), { readonly: true });
  try {
    return database.prepare(question).all() as Row[];
  } finally {
    database.close();
  }
}

/** Changes the database of an open application behind its back, as another computer of the firm would. */
export function changeRows(dataFolder: string, statement: string): void {
  const database = new BetterSqlite(path.join(dataFolder, databaseFile));
  try {
    database.prepare(statement).run();
  } finally {
    database.close();
  }
}
