import type { OutboxMessage } from './delivery-queries.ts';
import type { PollAnswer } from './gateway.ts';
import type { LaneWork } from './lane.ts';
import { completePoll, findPollable, nextPollAt } from './poll-queries.ts';
import type { LaneParts } from './send-lane.ts';
import { takeOverOptOut, tellMoved } from './tell.ts';
import { pollChanges } from './transitions.ts';

/** The asking after what gateways accepted, with growing pauses, to its final state or for 48 hours. */
export function pollWork({ database, clock, log, gatewayFor }: LaneParts): LaneWork {
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
  const pollNext = async (): Promise<boolean> => {
    const message = await findPollable(database.read, clock.now());
    if (!message) return false;
    const answer = await ask(message);
    await database.write(async (tx, changed) => {
      const now = clock.now();
      const changes = pollChanges(answer, message, message.gateway ?? 'practice', now);
      if (!(await completePoll(tx, message, changes))) return;
      if (changes.reason === 'opted_out') await takeOverOptOut(tx, changed, message.contact_id, now);
      if (changes.poll_at === null) tellMoved(changed, message);
    });
    return true;
  };
  return {
    name: 'the delivery reports',
    drain: async (stopping) => {
      let done = 0;
      while (!stopping() && (await pollNext())) done += 1;
      return done;
    },
    nextAt: () => nextPollAt(database.read),
  };
}
