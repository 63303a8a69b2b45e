import { addSeconds, type Clock, systemClock } from '../../src-shared/time.ts';

/** The computer's clock, so many seconds ahead: what waits for an hour need not be waited for. */
export function clockAhead(seconds: () => number): Clock {
  return { now: () => addSeconds(systemClock.now(), seconds()) };
}
