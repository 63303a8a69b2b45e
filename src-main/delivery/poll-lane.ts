import { isTryInDoubt } from './attempt-queries.ts';
import type { OutboxMessage } from './delivery-queries.ts';
import type { PollAnswer } from './gateway.ts';
import type { LaneWork } from './lane.ts';
import { completePoll, listPollable, nextPollAt } from './poll-queries.ts';
import { createRateLimit } from './rate.ts';
import type { LaneParts } from './send-lane.ts';
import { takeOverOptOut, tellMoved } from './tell.ts';
import { pollChanges } from './transitions.ts';

/** How many messages are asked after at once. */
const atOnce = 5;

/** While messages go, no more are asked after than this: what waits to be sent comes first. */
const whileSending = { count: atOnce, seconds: 1, burst: atOnce };

/**
 * The asking after what gateways accepted, with growing pauses, to its final state or for 48 hours. `isSending`: whether
 * messages are being handed over just now.
 */
export function pollWork(parts: LaneParts, isSending: () => boolean): LaneWork {
  const { database, clock, log, gatewayFor } = parts;
  const ask = async (message: OutboxMessage): Promise<PollAnswer> => {
    try {
      // The gateway that took it, though another may be chosen by now.
      const gateway = await gatewayFor(message.channel, message.gateway ?? undefined);
      if (gateway?.poll && message.provider_id) return await gateway.poll(message.provider_id);
    } catch (error) {
      log.error('Sending: asking after a message failed', error);
    }
    return { kind: 'pending' };
  };
  const rate = createRateLimit(clock);
  const pollNext = async (): Promise<number> => {
    if (isSending()) {
      if (rate.free(whileSending) < atOnce) return 0;
      rate.take(atOnce);
    }
    const messages = await listPollable(database.read, clock.now(), atOnce);
    if (messages.length === 0) return 0;
    const asked = await Promise.all(
      messages.map(async (message) => ({ message, answer: await ask(message) })),
    );
    const lost = await database.write(async (tx, changed) => {
      const now = clock.now();
      let count = 0;
      for (const { message, answer } of asked) {
        const changes = pollChanges(
          answer,
          message,
          message.gateway ?? 'practice',
          'reason' in answer && (await isTryInDoubt(tx, message.id)),
          now,
        );
        if (!(await completePoll(tx, message, changes))) continue;
        // In test mode it is the firm's own number that wants no more texts.
        if (changes.reason === 'opted_out' && message.test_recipient === null)
          await takeOverOptOut(tx, changed, message.contact_id, now);
        if (changes.poll_at === null) tellMoved(changed, message);
        if ('attention' in changes) count += 1;
      }
      return count;
    });
    if (lost > 0) parts.tellNotice(lateFailure(lost));
    return messages.length;
  };
  return {
    name: 'the delivery reports',
    turn: (ending) => (ending ? Promise.resolve(0) : pollNext()),
    underWay: () => null,
    nextAt: () => nextPollAt(database.read),
  };
}

function lateFailure(count: number) {
  const title = count === 1 ? 'A message was not delivered' : `${count} messages were not delivered`;
  return { title, body: 'Open Needs attention in Clerkwell to see what to do.' };
}
