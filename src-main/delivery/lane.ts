import { type Clock, millisecondsBetween } from '../../src-shared/time.ts';
import type { Log } from '../log.ts';

/** A piece of work that is done whenever some of it is due, by itself or when asked. */
export type Lane = {
  /** Does all that is due, after any run that is under way. Answers how much that was. */
  drain(): Promise<number>;
  start(): void;
  wake(): void;
  /** Ends after the piece in hand. */
  stop(): Promise<void>;
};

/** What a lane does. `drain` stops early when `stopping()` says so. */
export type LaneWork = {
  name: string;
  drain(stopping: () => boolean): Promise<number>;
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

  const drain = (): Promise<number> => {
    const next = last.then(() => work.drain(() => stopping));
    last = next.catch(() => {});
    return next;
  };
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
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
        await drain();
        const milliseconds = await waitingTime();
        if (!woken && !stopping) await wait(milliseconds);
      } catch (error) {
        log.error(`Sending: ${work.name} failed and goes on`, error);
        if (!stopping) await wait(afterFailureMilliseconds);
      }
    }
  };
  return {
    drain,
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
      await last;
    },
  };
}
