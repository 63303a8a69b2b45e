import type { Twilio } from 'twilio';
import { addSeconds, millisecondsBetween } from '../../src-shared/time.ts';
import type { FindAnswer, Outgoing, Reply } from './gateway.ts';

type Connect = () => Promise<Twilio>;

/** A message was made no earlier than this before it was handed over (clocks differ), and no later than that after it. */
const earliestSeconds = -60;
const latestSeconds = 15 * 60;

const pageSize = 50;
/** So many texts to one number are more than one day brings; older ones are out of the window. */
const mostListed = 200;

/**
 * Looks in the API's list for a text that may have been taken over: the same recipient, exactly the same body, made about
 * when it was handed over. The API knows no mark of ours, and its list may lag: not found is no proof.
 */
export async function findSent(connect: Connect, message: Outgoing, at: string): Promise<FindAnswer> {
  try {
    const { messages } = await connect();
    const listed = await messages.list({ to: message.recipient, pageSize, limit: mostListed });
    const [earliest, latest] = [addSeconds(at, earliestSeconds), addSeconds(at, latestSeconds)];
    const providerIds = listed
      .filter((one) => one.direction !== 'inbound' && one.body === message.body)
      .map((one) => ({ sid: one.sid, created: one.dateCreated.toISOString() }))
      .filter(({ created }) => created >= earliest && created <= latest)
      .sort((one, other) => distance(at, one.created) - distance(at, other.created))
      .map(({ sid }) => sid);
    return providerIds.length === 0 ? { kind: 'not_found' } : { kind: 'found', providerIds };
  } catch {
    return { kind: 'unreachable' };
  }
}

function distance(one: string, other: string): number {
  return Math.abs(millisecondsBetween(one, other));
}

/** The texts that came in for a number since a day (YYYY-MM-DD, GMT), oldest first; null when the API could not be asked. */
export async function listReplies(
  connect: Connect,
  ourNumber: string,
  since: string,
): Promise<Reply[] | null> {
  try {
    const { messages } = await connect();
    // The API takes a day; the SDK declares a Date, and passes on a text as it is.
    const dateSentAfter = since as never;
    const listed = await messages.list({ to: ourNumber, dateSentAfter, pageSize: mostListed });
    // The newest stands first in the list, which tells seconds only: of one second, the one listed last came first.
    return listed
      .filter((one) => one.direction === 'inbound')
      .map((one) => ({
        providerId: one.sid,
        from: one.from,
        body: one.body,
        at: (one.dateSent ?? one.dateCreated).toISOString(),
      }))
      .toReversed()
      .sort((one, other) => millisecondsBetween(other.at, one.at));
  } catch {
    return null;
  }
}
