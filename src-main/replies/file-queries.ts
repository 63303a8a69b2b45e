import type { Queryable } from '../database/database.ts';
import type { RepliesTable } from '../database/schema.ts';

/** A reply; undefined when there is none. */
export function getReply(db: Queryable, replyId: string) {
  return db.selectFrom('replies').selectAll().where('id', '=', replyId).executeTakeFirst();
}

/** A document that no user made: a reply, or a note of what one changed. */
export type MadeByItself = {
  id: string;
  matterId: string;
  kind: 'reply' | 'file_note';
  description: string;
  text: string;
  at: string;
};

/** Puts documents on the file that no user made. */
export async function insertMadeByItself(tx: Queryable, documents: readonly MadeByItself[]): Promise<void> {
  if (documents.length === 0) return;
  await tx
    .insertInto('documents')
    .values(
      documents.map(({ matterId, at, ...rest }) => ({
        ...rest,
        matter_id: matterId,
        folder: null,
        created_at: at,
        created_by: null,
      })),
    )
    .execute();
}

/** Says where a reply is filed, unless it is filed already; answers whether it did. */
export async function setFiled(
  tx: Queryable,
  replyId: string,
  filed: Pick<RepliesTable, 'matter_id' | 'document_id' | 'contact_id' | 'filed_by'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('replies')
    .set(filed)
    .where('id', '=', replyId)
    .where('document_id', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Records that a user has read a reply; answers whether nobody had. */
export async function setRead(tx: Queryable, replyId: string, userId: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('replies')
    .set({ unread: 0, read_at: now, read_by: userId })
    .where('id', '=', replyId)
    .where('unread', '=', 1)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
