import type { MessageState } from '../../src-shared/domain/message-states.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { isSameText } from '../../src-shared/domain/same-text.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import type { FirmSettings } from '../options/firm-queries.ts';
import { countsAsTold } from './went-for-real.ts';

/** The same text within this long is asked about. */
const duplicateSeconds = 10 * 60;

const waiting: MessageState[] = ['queued', 'claimed', 'dispatching'];
/** One that did not reach its client is sent again without a question. */
const gone: MessageState[] = ['accepted', 'delivered', 'not_known'];

/** A message that a client has just had, may have had, or is about to have. */
export type Recent = Awaited<ReturnType<typeof listRecent>>[number];

/** That a client was just sent this very text. `at`: when it went, or may have; null while it waits to. */
export type SameText = { at: string | null; certainty: 'told' | 'perhaps' };

/**
 * What some contacts were sent in the last ten minutes, and whatever still waits to go to them: held over night, two of a
 * kind would arrive together.
 */
export async function listRecent(
  db: Queryable,
  contactIds: readonly string[],
  now: string,
  firm: FirmSettings,
) {
  if (contactIds.length === 0) return [];
  const since = addSeconds(now, -duplicateSeconds);
  const rows = await db
    .selectFrom('messages')
    .select([
      'contact_id',
      'channel',
      'subject',
      'body',
      'state',
      'due_at',
      'state_at',
      'gateway',
      'test_recipient',
    ])
    .select((eb) =>
      eb
        .selectFrom('message_attempts')
        .select((of) => of.fn.max('started_at').as('at'))
        .whereRef('message_attempts.message_id', '=', 'messages.id')
        .as('sent_at'),
    )
    .where('contact_id', 'in', contactIds)
    .where('channel', 'in', ['sms', 'email'])
    .where('state', 'in', [...waiting, ...gone])
    .where((eb) =>
      eb.or([eb('state', 'in', waiting), eb('due_at', '>=', since), eb('state_at', '>=', since)]),
    )
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.filter((row) => countsAsTold(row, firm));
}

/** Whether one of the recent messages says the same to the same contact by the same channel; null when none does. */
export function findSameText(
  recent: readonly Recent[],
  message: { contactId: string; channel: Channel; subject: string | null; body: string },
): SameText | null {
  const same = recent.find(
    (one) =>
      one.contact_id === message.contactId && one.channel === message.channel && isSameText(one, message),
  );
  if (!same) return null;
  return {
    at: waiting.includes(same.state) ? null : (same.sent_at ?? same.due_at),
    certainty: same.state === 'not_known' ? 'perhaps' : 'told',
  };
}
