import { useEffect, useState } from 'react';
import { dayOf, millisecondsBetween, sayDay, sayInstant, systemClock } from '../../src-shared/time.ts';

/** A day as one says it now: "today", "Tue 3 Mar"; empty for none. */
export function sayDayNow(day: string | null): string {
  return day === null ? '' : sayDay(day, dayOf(systemClock.now()));
}

/** An instant as one says it now: "today 14:05", "Tue 3 Mar 14:05". */
export function sayInstantNow(instant: string): string {
  return sayInstant(instant, systemClock.now());
}

/** Whole seconds until an instant, counting down; 0 when it is past or there is none. */
export function useSecondsUntil(instant: string | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (instant === null) {
      setSeconds(0);
      return;
    }
    const count = (): void => {
      const left = Math.max(0, Math.ceil(millisecondsBetween(systemClock.now(), instant) / 1000));
      setSeconds(left);
      if (left === 0) clearInterval(timer);
    };
    const timer = setInterval(count, 250);
    count();
    return () => clearInterval(timer);
  }, [instant]);
  return seconds;
}
