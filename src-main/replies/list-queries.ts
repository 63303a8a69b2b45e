import { toNumber } from '../database/count.ts';
import { fromCursor } from '../database/cursor.ts';
import type { Queryable } from '../database/database.ts';

/** One page of replies, unread ones first, then the newest; those on no matter when `isTray`. */
export function listReplies(db: Queryable, isTray: boolean, limit: number, after: string | null) {
  let query = db
    .selectFrom('replies')
    .leftJoin('contacts', 'contacts.id', 'replies.contact_id')
    .leftJoin('matters', 'matters.id', 'replies.matter_id')
    .leftJoin('users', 'users.id', 'matters.fee_earner_id')
    .select([
      'replies.id',
      'replies.from_number',
      'replies.body',
      'replies.received_at',
      'replies.unread',
      'replies.meaning',
      'replies.matter_id',
      'replies.document_id',
      'contacts.full_name',
      'matters.reference',
      'matters.client_names',
      'matters.subject',
      'users.name as fee_earner',
    ]);
  if (isTray) query = query.where('replies.matter_id', 'is', null);
  const cursor = readPlace(after);
  if (cursor) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('replies.unread', 'replies.received_at', 'replies.id'),
        '<',
        eb.tuple(cursor.unread, cursor.receivedAt, cursor.id),
      ),
    );
  }
  return query
    .orderBy('replies.unread', 'desc')
    .orderBy('replies.received_at', 'desc')
    .orderBy('replies.id', 'desc')
    .limit(limit)
    .execute();
}

function readPlace(after: string | null): { unread: 0 | 1; receivedAt: string; id: string } | null {
  const cursor = fromCursor(after);
  if (!cursor) return null;
  return { unread: cursor.key.startsWith('1') ? 1 : 0, receivedAt: cursor.key.slice(1), id: cursor.id };
}

/** The contact of each of these replies to whom a text can be written: a client of its matter who wants texts. */
export async function listAnswerTo(db: Queryable, replyIds: readonly string[]): Promise<Map<string, string>> {
  if (replyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('replies')
    .innerJoin('contacts', 'contacts.id', 'replies.contact_id')
    .innerJoin('parties', (join) =>
      join
        .onRef('parties.matter_id', '=', 'replies.matter_id')
        .onRef('parties.contact_id', '=', 'replies.contact_id'),
    )
    .select(['replies.id', 'parties.contact_id'])
    .where('replies.id', 'in', replyIds)
    .where('parties.role', '=', 'client')
    .where('contacts.sms_opted_out_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.contact_id]));
}

/** How many replies nobody has read: of a matter, or of all and in the tray. */
export async function countUnread(db: Queryable, matterId?: string): Promise<number> {
  let query = db
    .selectFrom('replies')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('unread', '=', 1);
  if (matterId !== undefined) query = query.where('matter_id', '=', matterId);
  return toNumber((await query.executeTakeFirstOrThrow()).count);
}
