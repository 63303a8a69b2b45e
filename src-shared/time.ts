import { Temporal } from 'temporal-polyfill';

const zone = 'Europe/London';

/** Where the time comes from: injected everywhere, so that tests can set it. Answers a UTC instant, ISO 8601 with ms. */
export type Clock = { now(): string };

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
};

/** The instant `seconds` after (or, negative, before) another. */
export function addSeconds(instant: string, seconds: number): string {
  return Temporal.Instant.from(instant)
    .add({ milliseconds: Math.round(seconds * 1000) })
    .toString({ smallestUnit: 'millisecond' });
}

/** Milliseconds from one instant to another; negative when `to` is the earlier. */
export function millisecondsBetween(from: string, to: string): number {
  return Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
}

/**
 * An instant as we write it, before 23:00 UTC in a year from 1972 on: its day in London is its day in UTC, because
 * London has been no other than 0 or 1 hour ahead since then.
 */
const sameDayInLondon = /^(?:19[789]|[2-9]\d\d)\d-\d\d-\d\dT(?:[01]\d|2[0-2]):\d\d:\d\d(?:\.\d+)?Z$/;

/** The day (YYYY-MM-DD) on which an instant falls in London. */
export function dayOf(instant: string): string {
  // A screen asks this of every completed task: working it out by the calendar takes a hundred times as long.
  if (sameDayInLondon.test(instant) && instant >= '1972') return instant.slice(0, 10);
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The instant at which a local time of day ("14:05") falls on a day in London. */
export function instantAt(day: string, timeOfDay: string): string {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(timeOfDay) })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
}

/** The day `days` after another. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/**
 * A day written by a pattern of Unicode date letters: d, dd, M, MM, MMM, MMMM, yy, yyyy, EEE, EEEE
 * (Unicode Technical Standard 35, part 4). Other characters stand for themselves.
 */
export function formatDay(day: string, pattern: string): string {
  const date = Temporal.PlainDate.from(day);
  const two = (value: number) => String(value).padStart(2, '0');
  const month = months[date.month - 1] ?? '';
  const weekday = weekdays[date.dayOfWeek - 1] ?? '';
  const parts: Record<string, string> = {
    d: String(date.day),
    dd: two(date.day),
    M: String(date.month),
    MM: two(date.month),
    MMM: month.slice(0, 3),
    MMMM: month,
    yy: two(date.year % 100),
    yyyy: String(date.year),
    EEE: weekday.slice(0, 3),
    EEEE: weekday,
  };
  return pattern.replace(/d{1,2}|M{1,4}|yyyy|yy|E{3,4}/g, (letters) => parts[letters] ?? letters);
}

/** A day as a person says it: "today", "Tue 3 Mar" in the year of `today`, else "3 Mar 2026". */
export function sayDay(day: string, today: string): string {
  if (day === today) return 'today';
  return formatDay(day, day.slice(0, 4) === today.slice(0, 4) ? 'EEE d MMM' : 'd MMM yyyy');
}

/** The time of day in London, "14:05"; with `seconds`, "14:05:30". */
export function timeOfDay(instant: string, seconds = false): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime();
  return time.toString({ smallestUnit: seconds ? 'second' : 'minute' });
}

/** An instant as a person says it: "today 14:05", "Tue 3 Mar 14:05". */
export function sayInstant(instant: string, now: string): string {
  return `${sayDay(dayOf(instant), dayOf(now))} ${timeOfDay(instant)}`;
}
