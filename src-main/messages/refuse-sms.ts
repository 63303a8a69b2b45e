import { findBankDetails, sayBankDetails } from '../../src-shared/domain/bank-details-guard.ts';
import { fail, type Result } from '../../src-shared/result.ts';
import { dayOf, sayDay, timeOfDay } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import type { SendingRules } from '../delivery/sending-rules.ts';
import { countOn } from './daily-limit-queries.ts';
import { readSmsLimit } from './outbox-queries.ts';
import { findSameText, listRecent, type SameText } from './recent-queries.ts';

/** A text by hand that is about to be sent. `isAgain`: the user knows that the client was just sent the same. */
type Sms = { matterId: string; contactId: string; name: string; body: string; isAgain: boolean };

/** Why the rules of sending refuse a text by hand, as a sentence for who typed it; null when they let it go. */
export async function refuseSms(
  tx: Queryable,
  { firm, opensAt }: SendingRules,
  { matterId, contactId, name, body, isAgain }: Sms,
  now: string,
): Promise<Result<never> | null> {
  const bankDetails = findBankDetails(body);
  if (bankDetails) return fail('bank_details', sayBankDetails(bankDetails));
  const texts = await readSmsLimit(tx, matterId);
  if (texts.limit !== null && texts.used >= texts.limit)
    return fail('limit_reached', sayMatterLimit(texts.limit));
  const day = dayOf(opensAt);
  const { daily_limit: limit } = firm;
  if (limit !== null && (await countOn(tx, contactId, day, firm, now)) >= limit)
    return fail('daily_limit', sayDailyLimit(name, limit, sayDay(day, dayOf(now))));
  if (isAgain) return null;
  const recent = await listRecent(tx, [contactId], now, firm);
  const same = findSameText(recent, { contactId, channel: 'sms', subject: null, body });
  if (!same) return null;
  return fail('duplicate', saySameText(name, same));
}

function saySameText(name: string, { at, certainty }: SameText): string {
  if (at === null) return `The same text to ${name} already waits to go. Send it again?`;
  const was = certainty === 'told' ? 'was' : 'may have been';
  return `The same text ${was} sent to ${name} at ${timeOfDay(at)}. Send it again?`;
}

function sayMatterLimit(limit: number): string {
  if (limit === 0)
    return 'Texts by hand are switched off for this type of matter. An administrator can allow them under Options > Matter Types > Message Limits.';
  return `This matter has had the ${limit} ${limit === 1 ? 'text' : 'texts'} by hand that its type allows. An administrator can allow more under Options > Matter Types > Message Limits.`;
}

function sayDailyLimit(name: string, limit: number, day: string): string {
  const messages = `${limit} ${limit === 1 ? 'message' : 'messages'}`;
  return `${name} has ${messages} ${day === 'today' ? day : `on ${day}`} already, the most that one client is sent in a day. Ring them, or ask an administrator to allow more under Options > Sending.`;
}
