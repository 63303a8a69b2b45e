import { addSeconds } from '../../src-shared/time.ts';
import type { FindAnswer, Gateway } from './gateway.ts';

/** When after an attempt what became of it is looked for: providers' lists lag by minutes, at times by an hour. */
const scheduleSeconds = [60, 5 * 60, 15 * 60, 60 * 60];
/** A provider that could not be asked is asked again after this, and that asking does not count. */
const unreachableSeconds = 5 * 60;
/** So long after the attempt nobody looks any more: the provider that could not be asked till then is not asked. */
const lifetimeSeconds = 48 * 60 * 60;

/**
 * When a message that is not known is looked for the first time; null when nothing can be found out, so that a person has
 * to decide. What cannot be asked (SMTP) is tried once more then, with the same Message-ID.
 */
export function firstCheckAt(
  gateway: { name: Gateway['name']; find: unknown },
  isRetried: boolean,
  at: string,
): string | null {
  if (gateway.find) return addSeconds(at, gateway.name === 'practice' ? 0 : (scheduleSeconds[0] ?? 0));
  return gateway.name === 'smtp' && !isRetried ? addSeconds(at, scheduleSeconds[0] ?? 0) : null;
}

/** Where a message stands that was looked for and not found: when next, after how many lookings, and whether a person has to decide. */
export function nextCheck(
  answer: Exclude<FindAnswer['kind'], 'found'> | 'cannot_be_asked',
  { checks, attemptAt, attention }: { checks: number; attemptAt: string; attention: 0 | 1 },
  now: string,
): { check_at: string | null; checks: number; attention: 0 | 1 } {
  const isOver = now >= addSeconds(attemptAt, scheduleSeconds.at(-1) ?? 0);
  if (answer === 'unreachable') {
    const check_at =
      now < addSeconds(attemptAt, lifetimeSeconds) ? addSeconds(now, unreachableSeconds) : null;
    return { check_at, checks, attention: isOver || check_at === null ? 1 : attention };
  }
  const seconds = answer === 'cannot_be_asked' ? undefined : scheduleSeconds[checks + 1];
  // A person who asked for one more look gets the choice back when it found nothing.
  if (seconds === undefined || isOver || attention === 1)
    return { check_at: null, checks: checks + 1, attention: 1 };
  const planned = addSeconds(attemptAt, seconds);
  return {
    check_at: planned > now ? planned : addSeconds(now, unreachableSeconds),
    checks: checks + 1,
    attention: 0,
  };
}
