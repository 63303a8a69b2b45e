import type { MessageState } from '../../src-shared/domain/message-states.ts';
import { addDays, addSeconds, dayOf, instantAt } from '../../src-shared/time.ts';
import { toNumber } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import type { FirmSettings } from '../options/firm-queries.ts';
import { countsAsTold } from './went-for-real.ts';

const gone: MessageState[] = ['dispatching', 'accepted', 'delivered', 'undelivered', 'not_known'];

/** What went today was first due two days ago at the most, unless a user sent it again, which makes it due anew. */
const longestWaitSeconds = 3 * 24 * 60 * 60;

/** The first instant of a day in London, and the first of the next. */
function boundsOf(day: string): { start: string; end: string } {
  return { start: instantAt(day, '00:00'), end: instantAt(addDays(day, 1), '00:00') };
}

/** How many messages went to a contact on a day in London, may have gone or are being handed over. */
export async function countGoneOn(
  db: Queryable,
  contactId: string,
  day: string,
  firm: FirmSettings,
): Promise<number> {
  const { start, end } = boundsOf(day);
  const rows = await db
    .selectFrom('messages')
    .select(['channel', 'gateway', 'test_recipient'])
    .where('contact_id', '=', contactId)
    .where('channel', 'in', ['sms', 'email'])
    .where('state', 'in', gone)
    .where('ordered_at', '>=', addSeconds(start, -longestWaitSeconds))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('message_attempts')
          .select('message_attempts.id')
          .whereRef('message_attempts.message_id', '=', 'messages.id')
          .where('started_at', '>=', start)
          .where('started_at', '<', end)
          .where((or) => or.or([or('outcome', 'is', null), or('outcome', 'in', ['accepted', 'not_known'])])),
      ),
    )
    .execute();
  return rows.filter((row) => countsAsTold(row, firm)).length;
}

/** How many messages a contact has had on a day in London or, as it stands, will have: what went, and what waits to. */
export async function countOn(
  db: Queryable,
  contactId: string,
  day: string,
  firm: FirmSettings,
  now: string,
): Promise<number> {
  const { start, end } = boundsOf(day);
  const isToday = day === dayOf(now);
  const { count } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('contact_id', '=', contactId)
    .where('channel', 'in', ['sms', 'email'])
    .where('state', 'in', ['queued', 'claimed'] satisfies MessageState[])
    .where('due_at', '<', end)
    // What was due before today and still waits goes today.
    .$if(!isToday, (query) => query.where('due_at', '>=', start))
    .executeTakeFirstOrThrow();
  return toNumber(count) + (isToday ? await countGoneOn(db, contactId, day, firm) : 0);
}
