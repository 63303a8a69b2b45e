import type { Outgoing, PollAnswer } from '../../src-main/delivery/gateway.ts';
import type { FateName } from './fates.ts';

/** Where a runner can be held up: around each transaction, and on both sides of each call of a gateway. */
type Place =
  | 'before a write'
  | 'after a write'
  | 'before sending'
  | 'before its answer'
  | 'asking'
  | 'looking';

/** What the world does to a runner as it lets it on from where it waits. */
export type Pass = {
  /** Which of those that wait. */
  which: number;
  /** At a write: it fails, not begun or already committed. Asking and looking: they throw. */
  breaks: boolean;
  fate: FateName;
  status: PollAnswer['kind'];
  list: 'as it is' | 'lags' | 'cannot be reached';
};

/** A runner that waits at a place. */
export type Gate = { owner: string; place: Place; message: Outgoing | null; open: (pass: Pass) => void };

/** Every place where a runner waits now. */
export type Gates = {
  waiting: Gate[];
  /** Waits for the world, which may never let it on: then the runner died there. */
  wait(owner: string, place: Place, message?: Outgoing): Promise<Pass>;
  /** Lets one on of those that are meant; false when none of them waits. */
  pass(pass: Pass, isMeant?: (gate: Gate) => boolean): boolean;
  /** Forgets a runner, which is never heard of again. Answers what it was just about to hand over. */
  drop(owner: string): Outgoing[];
};

/** Makes the gates of one world. Nothing happens in it but by them: that is what makes a run repeatable. */
export function createGates(): Gates {
  const gates: Gates = {
    waiting: [],
    wait: (owner, place, message = undefined) =>
      new Promise((open) => {
        gates.waiting.push({ owner, place, message: message ?? null, open });
      }),
    pass: (pass, isMeant = () => true) => {
      const waiting = gates.waiting.filter(isMeant);
      const gate = waiting[pass.which % Math.max(waiting.length, 1)];
      gates.waiting = gates.waiting.filter((one) => one !== gate);
      gate?.open(pass);
      return gate !== undefined;
    },
    drop: (owner) => {
      const dropped = gates.waiting.filter((gate) => gate.owner === owner);
      gates.waiting = gates.waiting.filter((gate) => gate.owner !== owner);
      return dropped.flatMap(({ place, message }) =>
        place === 'before sending' && message !== null ? [message] : [],
      );
    },
  };
  return gates;
}

/** Waits until every runner waits at a gate, or has nothing to do: both engines in memory work in microtasks only. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
