import { type EpochDay, firstEpochDay, fromEpochDay, toEpochDay, weekdayOf } from './epoch-day.ts';

/** The parts of the United Kingdom that have bank holidays of their own. */
export const jurisdictions = ['england_and_wales', 'scotland', 'northern_ireland'] as const;

/** A part of the United Kingdom that has bank holidays of its own. */
export type Jurisdiction = (typeof jurisdictions)[number];

/**
 * The bank holidays that working days are counted by, as YYYY-MM-DD. Not changed once it is in use: make a
 * new one.
 */
export type WorkingCalendar = {
  holidays: ReadonlySet<string>;
  /** The last day the list of bank holidays covers (YYYY-MM-DD). */
  until: string;
};

/** A day reached by counting, and whether counting passed the end of the list of bank holidays. */
export type Reached = { day: string; isBeyondList: boolean };

/** Whether a day (YYYY-MM-DD) is a Monday to Friday and no bank holiday. */
export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  return weekdayOf(toEpochDay(day)) < 5 && !calendar.holidays.has(day);
}

/**
 * The day (YYYY-MM-DD) that is `count` working days after another or, negative, before it. The first day
 * itself never counts, working day or not: from a Saturday, 1 is the next working day and -1 the last one
 * before. 0 is the day itself if it is a working day, else the next. Throws a RangeError on a text that is
 * not a day, and when the answer is past the year 9999.
 */
export function addWorkingDays(day: string, count: number, calendar: WorkingCalendar): Reached {
  const reached = shiftWorkingDays(toEpochDay(day), count, calendar);
  return { day: fromEpochDay(reached.epochDay), isBeyondList: reached.isBeyondList };
}

/** `addWorkingDays` on numbered days; its answer may be outside the calendar's years. */
export function shiftWorkingDays(
  from: EpochDay,
  count: number,
  calendar: WorkingCalendar,
): { epochDay: EpochDay; isBeyondList: boolean } {
  const index = indexOf(calendar);
  // Going back, the last day looked at is the one before; going forward, it is the answer.
  const start = count > 0 ? from : from - 1;
  const before = workingDaysUpTo(start, index);
  const epochDay = nthWorkingDay(before + count + (count > 0 ? 0 : 1), index);
  return { epochDay, isBeyondList: Math.max(epochDay, start) > index.until };
}

/**
 * The bank holidays that fall on a Monday to Friday, in order, each with the number of working days up to
 * it. With these, counting is two binary searches however many days it passes.
 */
type Index = { holidays: EpochDay[]; worked: number[]; until: EpochDay };

const indexes = new WeakMap<WorkingCalendar, Index>();

function indexOf(calendar: WorkingCalendar): Index {
  const known = indexes.get(calendar);
  if (known) return known;
  const holidays = [...calendar.holidays]
    .map(toEpochDay)
    .filter((day) => weekdayOf(day) < 5)
    .sort((a, b) => a - b);
  const worked = holidays.map((day, position) => weekdaysUpTo(day) - (position + 1));
  const index = { holidays, worked, until: toEpochDay(calendar.until) };
  indexes.set(calendar, index);
  return index;
}

/** Mondays to Fridays from the first day of the calendar up to and including a day. */
function weekdaysUpTo(day: EpochDay): number {
  const weeks = Math.floor((day - firstEpochDay) / 7);
  return weeks * 5 + Math.min(weekdayOf(day) + 1, 5);
}

/** Working days from the first day of the calendar up to and including a day. */
function workingDaysUpTo(day: EpochDay, index: Index): number {
  return weekdaysUpTo(day) - countBelow(index.holidays, day + 1);
}

/** The working day with a number: the reverse of `workingDaysUpTo`. */
function nthWorkingDay(number: number, index: Index): EpochDay {
  const weekday = number + countBelow(index.worked, number) - 1;
  const weeks = Math.floor(weekday / 5);
  return firstEpochDay + weeks * 7 + (weekday - weeks * 5);
}

/** How many numbers of a sorted list are less than `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
