import { describe, expect, it } from 'vitest';
import {
  canMove,
  canSendAgain,
  certaintyOf,
  endOf,
  type MessageState,
  messageStates,
} from './message-states.ts';

/** Every state that can be reached from one, by whatever way, without a person's doing. */
function reachableFrom(start: MessageState): Set<MessageState> {
  const seen = new Set<MessageState>();
  const walk = (from: MessageState) => {
    for (const to of messageStates) {
      if (canMove(from, to) && !seen.has(to)) {
        seen.add(to);
        walk(to);
      }
    }
  };
  walk(start);
  return seen;
}

describe('the states of a message', () => {
  it('lead to the network from claimed only', () => {
    expect(messageStates.filter((from) => canMove(from, 'dispatching'))).toEqual(['claimed']);
  });

  it('lead back to waiting by themselves only while nothing was taken over', () => {
    expect(messageStates.filter((from) => canMove(from, 'queued'))).toEqual(['claimed', 'dispatching']);
    for (const gone of ['accepted', 'delivered', 'undelivered', 'failed', 'not_known'] as const) {
      expect(reachableFrom(gone)).not.toContain('queued');
    }
  });

  it('lead from not known by themselves only to what was proven', () => {
    expect(messageStates.filter((to) => canMove('not_known', to))).toEqual(['accepted', 'failed']);
  });

  it('let a person cancel only what has certainly not gone', () => {
    for (const from of messageStates) {
      // The runner's move alone, on the gateway's proof that nothing was taken over.
      if (from === 'dispatching') continue;
      if (canMove(from, 'cancelled')) expect([from, certaintyOf(from)]).toEqual([from, null]);
    }
    expect(canMove('queued', 'cancelled')).toBe(true);
  });

  it('never lead from one where it may have gone to one that says it did not, but by the proof of its own attempt', () => {
    for (const from of ['accepted', 'delivered', 'undelivered', 'not_known'] as const) {
      for (const to of ['queued', 'claimed', 'cancelled', 'expired', 'blocked'] as const) {
        expect([from, to, reachableFrom(from).has(to)]).toEqual([from, to, false]);
      }
    }
  });

  it('let every message that waits come to an end', () => {
    const ends = messageStates.filter((state) => reachableFrom(state).size === 0);
    for (const state of messageStates) {
      if (!ends.includes(state)) expect(ends.some((end) => reachableFrom(state).has(end))).toBe(true);
    }
    expect(ends).toEqual(['delivered', 'undelivered', 'failed', 'cancelled', 'expired', 'blocked']);
  });

  it('know no move to where a message already is', () => {
    for (const state of messageStates) expect(canMove(state, state)).toBe(false);
  });

  it('let a user send again only what did not arrive for certain, or is not known', () => {
    expect(messageStates.filter(canSendAgain)).toEqual([
      'undelivered',
      'failed',
      'cancelled',
      'expired',
      'blocked',
      'not_known',
    ]);
  });

  it('never say of a message that may have gone that it did not', () => {
    for (const wanted of ['cancelled', 'expired', 'blocked', 'failed'] as const) {
      expect(endOf(wanted, true)).toBe('not_known');
      expect(endOf(wanted, false)).toBe(wanted);
    }
  });

  it.each([
    ['told', ['accepted', 'delivered']],
    ['perhaps', ['dispatching', 'not_known']],
    ['not_reached', ['undelivered']],
    [null, ['queued', 'claimed', 'failed', 'cancelled', 'expired', 'blocked']],
  ] as const)('say of the client: %s', (certainty, states) => {
    expect(messageStates.filter((state) => certaintyOf(state) === certainty)).toEqual(states);
  });
});
