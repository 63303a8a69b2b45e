import { type EpochDay, epochDayFrom, fromEpochDay, weekdayOf } from './epoch-day.ts';
import type { Jurisdiction } from './working-days.ts';

/** A bank holiday: its day (YYYY-MM-DD) and what it is called. */
export type BankHoliday = { day: string; name: string };

type Holiday = { epochDay: EpochDay; name: string };

/**
 * Days that a proclamation moved or added, and who has them (nobody named: all). Sources: the bank holidays
 * of gov.uk (www.gov.uk/bank-holidays and its data in github.com/alphagov/frontend), and for 15 June 2026
 * the royal proclamation of 4 February 2026.
 */
const movedSpring: Readonly<Record<number, string>> = { 2012: '06-04', 2022: '06-02' };
const movedEarlyMay: Readonly<Record<number, string>> = { 2020: '05-08' };
const added: readonly (BankHoliday & { only?: Jurisdiction })[] = [
  { day: '2012-06-05', name: 'Queen’s Diamond Jubilee' },
  { day: '2022-06-03', name: 'Platinum Jubilee bank holiday' },
  { day: '2022-09-19', name: 'State Funeral of Queen Elizabeth II' },
  { day: '2023-05-08', name: 'Coronation of King Charles III' },
  { day: '2026-06-15', name: 'World Cup bank holiday', only: 'scotland' },
];

/**
 * The bank holidays of one year (2012 or later), in order: the regular ones by their rules, and those moved
 * or added.
 */
export function bankHolidaysOf(year: number, jurisdiction: Jurisdiction): BankHoliday[] {
  const regular = [
    ...movableHolidays(year, jurisdiction),
    ...withSubstitutes(fixedHolidays(year, jurisdiction)),
  ];
  const extra = added.filter(
    ({ day, only }) => day.startsWith(String(year)) && (!only || only === jurisdiction),
  );
  return [...regular.map(written), ...extra]
    .map(({ day, name }) => ({ day, name }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function written({ epochDay, name }: Holiday): BankHoliday {
  return { day: fromEpochDay(epochDay), name };
}

/** Holidays that always fall on a weekday. */
function movableHolidays(year: number, jurisdiction: Jurisdiction): Holiday[] {
  const easter = easterSunday(year);
  const isScotland = jurisdiction === 'scotland';
  const onDate = (date: string | undefined) =>
    date === undefined ? undefined : epochDayFrom(year, Number(date.slice(0, 2)), Number(date.slice(3)));
  return [
    { epochDay: easter - 2, name: 'Good Friday' },
    ...(isScotland ? [] : [{ epochDay: easter + 1, name: 'Easter Monday' }]),
    { epochDay: onDate(movedEarlyMay[year]) ?? firstMonday(year, 5), name: 'Early May bank holiday' },
    { epochDay: onDate(movedSpring[year]) ?? lastMonday(year, 5), name: 'Spring bank holiday' },
    {
      epochDay: isScotland ? firstMonday(year, 8) : lastMonday(year, 8),
      name: 'Summer bank holiday',
    },
  ];
}

/** Holidays with a date of their own, which may be a weekend. */
function fixedHolidays(year: number, jurisdiction: Jurisdiction): Holiday[] {
  const on = (month: number, day: number, name: string) => ({
    epochDay: epochDayFrom(year, month, day),
    name,
  });
  return [
    on(1, 1, 'New Year’s Day'),
    ...(jurisdiction === 'scotland' ? [on(1, 2, '2nd January'), on(11, 30, 'St Andrew’s Day')] : []),
    ...(jurisdiction === 'northern_ireland'
      ? [on(3, 17, 'St Patrick’s Day'), on(7, 12, 'Battle of the Boyne (Orangemen’s Day)')]
      : []),
    on(12, 25, 'Christmas Day'),
    on(12, 26, 'Boxing Day'),
  ];
}

/**
 * One that falls on a weekend is kept on the next weekday that is no fixed holiday, the earlier one first.
 * None comes near a movable one.
 */
function withSubstitutes(fixed: readonly Holiday[]): Holiday[] {
  const isWeekend = (day: EpochDay) => weekdayOf(day) >= 5;
  const taken = new Set(fixed.map(({ epochDay }) => epochDay).filter((day) => !isWeekend(day)));
  return fixed.map((holiday) => {
    if (!isWeekend(holiday.epochDay)) return holiday;
    let substitute = holiday.epochDay;
    while (isWeekend(substitute) || taken.has(substitute)) substitute++;
    taken.add(substitute);
    return { epochDay: substitute, name: `${holiday.name} (substitute day)` };
  });
}

function firstMonday(year: number, month: number): EpochDay {
  const first = epochDayFrom(year, month, 1);
  return first + ((7 - weekdayOf(first)) % 7);
}

/** For months of 31 days. */
function lastMonday(year: number, month: 5 | 8): EpochDay {
  const last = epochDayFrom(year, month, 31);
  return last - weekdayOf(last);
}

/**
 * Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical
 * Algorithms, chapter 8).
 */
function easterSunday(year: number): EpochDay {
  const goldenNumber = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * goldenNumber + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const exception = Math.floor((goldenNumber + 11 * epact + 22 * toSunday) / 451);
  return epochDayFrom(year, 3, 22 + epact + toSunday - 7 * exception);
}
