import { addDays, dayOf, instantAt } from '../time.ts';
import { toEpochDay, weekdayOf } from './epoch-day.ts';
import type { WorkingCalendar } from './working-days.ts';

/**
 * When messages may go. `days`: ISO weekdays, 1 is Monday. `from` and `until`: times of day in London ("08:00"), `until`
 * itself is outside; "00:00" is the end of the day, and the same time twice is all day.
 */
export type SendingHours = {
  days: readonly number[];
  from: string;
  until: string;
  onBankHolidays: boolean;
};

/** Beyond what any message may wait for: a firm that opens on no day sends nothing. */
const never = '9999-01-01T00:00:00.000Z';
/** Every weekday comes round often enough that no run of bank holidays hides it for this long. */
const daysAhead = 400;

/** The weekdays as they are stored ("1,2,3"), read; what is none is left out. */
export function readWeekdays(stored: string): number[] {
  return stored
    .split(',')
    .map(Number)
    .filter((day) => Number.isInteger(day) && day >= 1 && day <= 7);
}

/** Whether a time of day comes before the end of a day's hours, so that they are hours at all. */
export function isSpan({ from, until }: Pick<SendingHours, 'from' | 'until'>): boolean {
  return from === until || until === '00:00' || from < until;
}

/**
 * The first instant, not before `at`, at which messages may go: `at` itself within the hours, else the next opening. Times
 * of day are London's, whatever its clocks do: an hour that a spring night leaves out opens nothing. Hours that are on no
 * day, or end before they begin, never open: the answer is then in the year 9999.
 */
export function nextSendingTime(
  at: string,
  hours: SendingHours,
  calendar: Pick<WorkingCalendar, 'holidays'>,
): string {
  if (!isSpan(hours) || hours.days.length === 0) return never;
  let day = dayOf(at);
  for (let ahead = 0; ahead <= daysAhead; ahead += 1, day = addDays(day, 1)) {
    if (!isSendingDay(day, hours, calendar)) continue;
    const { opens, closes } = spanOf(day, hours);
    if (at < closes && opens < closes) return at > opens ? at : opens;
  }
  return never;
}

/** Kept on another day when they fall on a weekend, so that the list has only that one; nobody wants a text on them. */
const holidayDates = ['01-01', '12-25', '12-26'];

function isSendingDay(day: string, hours: SendingHours, calendar: Pick<WorkingCalendar, 'holidays'>) {
  const isHoliday = calendar.holidays.has(day) || holidayDates.includes(day.slice(5));
  if (isHoliday && !hours.onBankHolidays) return false;
  return hours.days.includes(weekdayOf(toEpochDay(day)) + 1);
}

function spanOf(day: string, { from, until }: SendingHours): { opens: string; closes: string } {
  const allDay = from === until;
  return {
    opens: instantAt(day, allDay ? '00:00' : from),
    closes: allDay || until === '00:00' ? instantAt(addDays(day, 1), '00:00') : instantAt(day, until),
  };
}
