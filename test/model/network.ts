import type { FindAnswer, GatewayAnswer, Outgoing, PollAnswer } from '../../src-main/delivery/gateway.ts';
import { addSeconds, type Clock } from '../../src-shared/time.ts';
import { type FateName, fates } from './fates.ts';

/** A create request that reached a gateway. `heard`: its runner learned for certain that it may be tried again. */
export type Reached = {
  message: string;
  owner: string;
  channel: Outgoing['channel'];
  recipient: string;
  body: string;
  at: string;
  /** The provider's id when it was really taken over; null when it was not. */
  takenAs: string | null;
  heard: boolean;
  /** What a delivery report said of it; null while none came. */
  told: 'delivered' | 'undelivered' | 'failed' | null;
};

/** All that lies beyond the house: what reached it, what it took, and what it says of that. */
export type Network = {
  reached: Reached[];
  reach(owner: string, message: Outgoing, fate: FateName): Reached;
  answer(reached: Reached, fate: FateName): GatewayAnswer;
  poll(providerId: string, status: PollAnswer['kind']): PollAnswer;
  find(message: Outgoing, at: string, list: 'as it is' | 'lags' | 'cannot be reached'): FindAnswer;
};

/** Makes a network that nothing has reached. */
export function createNetwork(clock: Clock): Network {
  const reached: Reached[] = [];
  return {
    reached,
    reach: (owner, { id, channel, recipient, body }, fate) => {
      // A mail's id is ours and the same at each try; a text's is the provider's.
      const takenAs = channel === 'email' ? `<${id}>` : `SM${reached.length}`;
      const one: Reached = {
        message: id,
        owner,
        channel,
        recipient,
        body,
        at: clock.now(),
        takenAs: fates[fate].taken ? takenAs : null,
        heard: false,
        told: null,
      };
      reached.push(one);
      return one;
    },
    answer: (one, fate) => {
      const { answer } = fates[fate];
      if (answer === 'throws') throw new Error('the gateway threw');
      if (answer === 'accepted') return { kind: 'accepted', providerId: one.takenAs ?? '' };
      one.heard = answer.kind === 'later';
      return answer;
    },
    poll: (providerId, status) => {
      const one = reached.find(({ takenAs }) => takenAs === providerId);
      if (status === 'pending' || !one) return { kind: 'pending' };
      // A final state does not change any more.
      one.told ??= status;
      if (one.told === 'delivered') return { kind: 'delivered' };
      return { kind: one.told, reason: 'handset_off', detail: '30003' };
    },
    find: ({ recipient, body }, at, list) => {
      if (list === 'cannot be reached') return { kind: 'unreachable' };
      const found = reached.filter(
        (one) =>
          one.takenAs !== null &&
          one.recipient === recipient &&
          one.body === body &&
          one.at >= addSeconds(at, -60) &&
          one.at <= addSeconds(at, 15 * 60),
      );
      if (list === 'lags' || found.length === 0) return { kind: 'not_found' };
      return { kind: 'found', providerIds: found.map(({ takenAs }) => takenAs ?? '') };
    },
  };
}
