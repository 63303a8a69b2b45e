import type { TextTo } from '../../src-shared/domain/place-reply.ts';
import type { ReplyMeaning } from '../../src-shared/domain/reply-meaning.ts';
import type { Queryable } from '../database/database.ts';
import type { RepliesTable } from '../database/schema.ts';

/** Of these provider ids, the ones that were taken already. */
export async function listTaken(db: Queryable, providerIds: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>();
  // A statement takes so many parameters at most, on either engine.
  for (let first = 0; first < providerIds.length; first += 500) {
    const rows = await db
      .selectFrom('replies')
      .select('provider_id')
      .where('provider_id', 'in', providerIds.slice(first, first + 500))
      .execute();
    for (const row of rows) taken.add(row.provider_id);
  }
  return taken;
}

/** The texts of real gateways that were handed over for a number itself: those of test mode went to the firm's own. */
export async function listTextsTo(db: Queryable, number: string): Promise<TextTo[]> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('message_attempts', 'message_attempts.message_id', 'messages.id')
    .select(['messages.id', 'messages.contact_id', 'messages.matter_id', 'messages.state'])
    .select(['messages.may_have_gone', (eb) => eb.fn.max('message_attempts.started_at').as('sent_at')])
    .where('messages.recipient', '=', number)
    .where('messages.channel', '=', 'sms')
    .where('messages.test_recipient', 'is', null)
    .where('message_attempts.recipient', '=', number)
    .where('message_attempts.gateway', '<>', 'practice')
    .groupBy(['messages.id', 'messages.contact_id', 'messages.matter_id'])
    .groupBy(['messages.state', 'messages.may_have_gone'])
    .orderBy('messages.id', 'desc')
    .execute();
  return rows.map((row) => ({
    contactId: row.contact_id,
    matterId: row.matter_id,
    state: row.state,
    mayHaveGone: row.may_have_gone === 1,
    sentAt: row.sent_at,
  }));
}

/** Where each of these contacts is a party of a quote or an active matter, in the order of the parties. */
export async function listOpenParties(db: Queryable, contactIds: readonly string[]) {
  if (contactIds.length === 0) return [];
  return db
    .selectFrom('parties')
    .innerJoin('matters', 'matters.id', 'parties.matter_id')
    .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
    .select(['parties.contact_id', 'parties.matter_id', 'parties.role'])
    .where('parties.contact_id', 'in', contactIds)
    .where('status_types.kind', 'in', ['quote', 'active'])
    .orderBy('parties.position')
    .orderBy('parties.id')
    .execute();
}

/** Adds a reply; answers whether it was new. One with the same provider id is never taken twice, whoever takes it. */
export async function insertReply(tx: Queryable, reply: RepliesTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('replies')
    .values(reply)
    .onConflict((conflict) => conflict.column('provider_id').doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Whether a later reply from the same number has said the last word on being sent texts. */
export async function hasLaterWish(tx: Queryable, number: string, receivedAt: string): Promise<boolean> {
  const later = await tx
    .selectFrom('replies')
    .select('id')
    .where('from_number', '=', number)
    .where('received_at', '>', receivedAt)
    .where('meaning', 'in', ['stop', 'start'] satisfies ReplyMeaning[])
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

/** The day from which replies to a sender are asked for; undefined when they never were. */
export async function findCursor(db: Queryable, sender: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('reply_cursors')
    .select('day')
    .where('sender', '=', sender)
    .executeTakeFirst();
  return row?.day;
}

/** Moves the day from which replies to a sender are asked for. */
export async function saveCursor(tx: Queryable, sender: string, day: string): Promise<void> {
  await tx
    .insertInto('reply_cursors')
    .values({ sender, day })
    .onConflict((conflict) => conflict.column('sender').doUpdateSet({ day }))
    .execute();
}
