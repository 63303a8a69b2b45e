import { setImmediate as nextRound } from 'node:timers/promises';
import { type Clock, millisecondsBetween } from '../../src-shared/time.ts';
import type { Log } from '../log.ts';

/** A piece of work that is done whenever some of it is due, by itself or when asked. */
export type Lane = {
  /** Does all that is due, and waits for what that set off. Answers how much that was. */
  drain(): Promise<number>;
  start(): void;
  wake(): void;
  /** Begins nothing more, and ends when what is under way has come back and is written down. */
  stop(): Promise<void>;
};

/** What a lane does, in turns. */
export type LaneWork = {
  name: string;
  /** Does what can be done at once and answers how much that was. With `ending` it begins nothing new. */
  turn(ending: boolean): Promise<number>;
  /** Is fulfilled, never rejected, when something that a turn set off has come back; null when nothing is out. */
  underWay(): Promise<unknown> | null;
  /** When something is due next; null when nothing is. */
  nextAt(): Promise<string | null>;
};

const afterFailureMilliseconds = 5000;
/** A clock that was set, or a computer that slept, is noticed after this at the latest. */
const longestWaitMilliseconds = 60_000;
/** What is due and yet was not done is looked at again after this: a lane never spins. */
const shortestWaitMilliseconds = 1000;

/** Makes a lane. Its own failures are logged, and it goes on after a pause. */
export function createLane(work: LaneWork, clock: Clock, log: Log): Lane {
  let stopping = false;
  let woken = false;
  let interrupt = () => {};
  let running: Promise<void> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const turn = (): Promise<number> => {
    const next = last.then(() => work.turn(stopping));
    last = next.catch(() => {});
    return next;
  };
  const settle = async (): Promise<number> => {
    let done = 0;
    for (;;) {
      const some = await turn();
      done += some;
      const out = work.underWay();
      if (some === 0 && out === null) return done;
      if (some === 0) await out;
    }
  };
  const wait = async (milliseconds: number, out: Promise<unknown> | null) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    interrupt = resolve;
    await (out ? Promise.race([promise, out]) : promise);
    clearTimeout(timer);
  };
  const waitingTime = async () => {
    const next = await work.nextAt();
    if (next === null) return longestWaitMilliseconds;
    const due = millisecondsBetween(clock.now(), next);
    return Math.min(Math.max(due, shortestWaitMilliseconds), longestWaitMilliseconds);
  };
  const loop = async () => {
    while (!stopping) {
      woken = false;
      try {
        if ((await turn()) > 0) {
          // A database that answers at once lets no other event in between: what was just handed over would not leave.
          await nextRound();
          continue;
        }
        const milliseconds = await waitingTime();
        if (!woken && !stopping) await wait(milliseconds, work.underWay());
      } catch (error) {
        log.error(`Sending: ${work.name} failed and goes on`, error);
        if (!stopping) await wait(afterFailureMilliseconds, null);
      }
    }
  };
  return {
    drain: settle,
    start: () => {
      running ??= loop();
    },
    wake: () => {
      woken = true;
      interrupt();
    },
    stop: async () => {
      stopping = true;
      interrupt();
      await running;
      // What the database does not take now is found by the recovery of the next start.
      await settle().catch((error: unknown) => log.error(`Sending: ${work.name} could not end well`, error));
    },
  };
}
