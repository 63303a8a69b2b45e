import { bankHolidaysOf } from '../../src-shared/domain/bank-holiday-rules.ts';
import {
  type BankHoliday,
  bundledBankHolidays,
  bundledUntil,
} from '../../src-shared/domain/bank-holidays.ts';
import type { Jurisdiction, WorkingCalendar } from '../../src-shared/domain/working-days.ts';

/** A change that the firm made to the bundled bank holidays of one nation. Days are YYYY-MM-DD. */
export type HolidayChange = { day: string; name: string; change: 'added' | 'removed' };

/** The bank holidays of one nation as the firm has them, in order of day; `until` is the last day the list covers. */
export type HolidayList = {
  holidays: (BankHoliday & { isAdded: boolean })[];
  removed: BankHoliday[];
  until: string;
};

/** The bundled bank holidays without those the firm removed, and with those it added. */
export function changedHolidays(jurisdiction: Jurisdiction, changes: readonly HolidayChange[]): HolidayList {
  const bundled = bundledBankHolidays(jurisdiction);
  const bundledDays = new Set(bundled.map(({ day }) => day));
  const gone = new Set(changes.filter(({ change }) => change === 'removed').map(({ day }) => day));
  const added = changes.filter(({ day, change }) => change === 'added' && !bundledDays.has(day));
  const holidays = [
    ...bundled.filter(({ day }) => !gone.has(day)).map((holiday) => ({ ...holiday, isAdded: false })),
    ...added.map(({ day, name }) => ({ day, name, isAdded: true })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    holidays,
    removed: bundled.filter(({ day }) => gone.has(day)),
    until: coveredUntil(
      jurisdiction,
      added.map(({ day }) => day),
    ),
  };
}

/** A year after the bundled ones is covered once it has as many bank holidays as the rules of today give it. */
function coveredUntil(jurisdiction: Jurisdiction, added: readonly string[]): string {
  let year = Number(bundledUntil.slice(0, 4));
  const countIn = (of: number) => added.filter((day) => day.startsWith(`${of}-`)).length;
  while (year < 9998 && countIn(year + 1) >= bankHolidaysOf(year + 1, jurisdiction).length) year += 1;
  return `${year}-12-31`;
}

/** The calendars made last, by what they were made of: a calendar counts fast once its index is made. */
const made = new Map<string, WorkingCalendar>();

/** The working days of a nation, with the firm's changes. The same changes give the same object. */
export function workingCalendarOf(
  jurisdiction: Jurisdiction,
  changes: readonly HolidayChange[],
): WorkingCalendar {
  const key = [jurisdiction, ...changes.map(({ day, change }) => `${change} ${day}`).sort()].join('\n');
  const found = made.get(key);
  if (found) return found;
  const { holidays, until } = changedHolidays(jurisdiction, changes);
  const calendar = { holidays: new Set(holidays.map(({ day }) => day)), until };
  if (made.size >= 10) made.clear();
  made.set(key, calendar);
  return calendar;
}
