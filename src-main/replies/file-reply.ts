import { newId } from '../../src-shared/ids.ts';
import type { Queryable } from '../database/database.ts';
import { insertMadeByItself, setFiled } from './file-queries.ts';

/** What a reply without words is called on the file: a picture, say, which is not fetched. */
const withoutWords = 'A reply without words';
const longestDescription = 80;

/** The first line of a reply, as the Document screen lists it. */
export function describeReply(body: string): string {
  const line = body.trim().split('\n')[0]?.trim() ?? '';
  if (line === '') return withoutWords;
  return line.length > longestDescription ? `${line.slice(0, longestDescription - 1)}…` : line;
}

/**
 * Puts a reply on the file of a matter, at the time at which it came. `filedBy`: the user who chose the matter; null: the
 * program. Answers its document, or null when it is on a file already.
 */
export async function fileReply(
  tx: Queryable,
  reply: { id: string; body: string; received_at: string },
  to: { matterId: string; contactId: string | null; filedBy: string | null },
): Promise<string | null> {
  const { matterId, contactId, filedBy } = to;
  const documentId = newId();
  const text = reply.body.trim() === '' ? `${withoutWords}. It may have been a picture.` : reply.body;
  const description = describeReply(reply.body);
  const at = reply.received_at;
  await insertMadeByItself(tx, [{ id: documentId, matterId, kind: 'reply', description, text, at }]);
  const filed = { matter_id: matterId, document_id: documentId, contact_id: contactId, filed_by: filedBy };
  return (await setFiled(tx, reply.id, filed)) ? documentId : null;
}
