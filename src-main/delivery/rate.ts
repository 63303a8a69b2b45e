import { addSeconds, type Clock, millisecondsBetween } from '../../src-shared/time.ts';

/** At most `count` in `seconds`, of which `burst` may go at once. */
export type Rate = { count: number; seconds: number; burst: number };

/** Lets through what a rate allows (a token bucket). One per lane: several computers of a firm each have their own. */
export type RateLimit = {
  /** How many may go now. */
  free(rate: Rate): number;
  /** Takes so many of those that are free. */
  take(count: number): void;
  /** When the next may go; now or earlier when one may. */
  nextAt(rate: Rate): string;
};

/** Makes a limit that starts full. A clock that is set back gives nothing and takes nothing. */
export function createRateLimit(clock: Clock): RateLimit {
  let at = clock.now();
  let tokens: number | null = null;
  const refill = ({ count, seconds, burst }: Rate): number => {
    const now = clock.now();
    const passed = Math.max(millisecondsBetween(at, now), 0) / 1000;
    at = now;
    tokens = Math.min(tokens === null ? burst : tokens + (passed * count) / seconds, burst);
    return tokens;
  };
  return {
    free: (rate) => Math.floor(refill(rate) + 1e-9),
    take: (count) => {
      tokens = (tokens ?? 0) - count;
    },
    nextAt: (rate) => {
      const missing = Math.max(1 - refill(rate), 0);
      return addSeconds(at, (missing * rate.seconds) / rate.count);
    },
  };
}
