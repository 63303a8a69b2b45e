import { describe, expect, it } from 'vitest';
import { canMove, certaintyOf, type MessageState, messageStates } from './message-states.ts';

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
  it('lead nowhere from not known: it is never sent again by itself', () => {
    expect([...reachableFrom('not_known')]).toEqual([]);
  });

  it('lead to the network from claimed only', () => {
    expect(messageStates.filter((from) => canMove(from, 'dispatching'))).toEqual(['claimed']);
  });

  it('lead back to waiting only while nothing was taken over', () => {
    expect(messageStates.filter((from) => canMove(from, 'queued'))).toEqual(['claimed', 'dispatching']);
    for (const gone of ['accepted', 'delivered', 'undelivered', 'failed'] as const) {
      expect(reachableFrom(gone)).not.toContain('queued');
    }
  });

  it('let a person cancel only what has certainly not gone', () => {
    for (const from of messageStates) {
      // The runner's move alone, on the gateway's proof that nothing was taken over.
      if (from === 'dispatching') continue;
      if (canMove(from, 'cancelled')) expect([from, certaintyOf(from)]).toEqual([from, null]);
    }
    expect(canMove('queued', 'cancelled')).toBe(true);
  });

  it('never lead from one where it may have gone to one that says it did not', () => {
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
    expect(ends).not.toContain('queued');
    expect(ends).not.toContain('claimed');
    expect(ends).not.toContain('dispatching');
  });

  it('know no move to where a message already is', () => {
    for (const state of messageStates) expect(canMove(state, state)).toBe(false);
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
