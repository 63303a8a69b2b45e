import { addSeconds, type Clock } from '../../src-shared/time.ts';

/** A clock that stands still until a test moves it. */
export type FakeClock = Clock & { advance(seconds: number): void; set(instant: string): void };

/** Makes a clock that stands at an instant: a Monday noon unless told. */
export function fakeClock(start = '2026-03-02T12:00:00.000Z'): FakeClock {
  let at = start;
  return {
    now: () => at,
    advance: (seconds) => {
      at = addSeconds(at, seconds);
    },
    set: (instant) => {
      at = instant;
    },
  };
}
