/**
 * Days as whole numbers, counted from 1970-01-01: a schedule reckons with hundreds of days at a time, and a sum on a
 * number costs a tenth of one on a Temporal object, or less. Years 1 to 9999 of the Gregorian calendar.
 */
export type EpochDay = number;

/** 0001-01-01, a Monday. */
export const firstEpochDay: EpochDay = -719_162;

/** 9999-12-31. */
export const lastEpochDay: EpochDay = 2_932_896;

/** Days from 0000-03-01 to 1970-01-01: a year that begins in March has its leap day at its end. */
const marchEpoch = 719_468;

/** The number of a day of the calendar; a day past the month's end runs on into the next. Month 1 to 12. */
export function epochDayFrom(year: number, month: number, day: number): EpochDay {
  const marchYear = month > 2 ? year : year - 1;
  // Months from March have lengths that repeat every five: 31 30 31 30 31.
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - marchEpoch;
}

/** The number of a day written YYYY-MM-DD. Throws a RangeError on a text that is not a day of the calendar. */
export function toEpochDay(day: string): EpochDay {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    const year = Number(day.slice(0, 4));
    const month = Number(day.slice(5, 7));
    const date = Number(day.slice(8, 10));
    if (year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)) {
      return epochDayFrom(year, month, date);
    }
  }
  throw new RangeError(`Not a day: ${JSON.stringify(day)}`);
}

/** A numbered day as YYYY-MM-DD. Throws a RangeError outside the years 1 to 9999. */
export function fromEpochDay(epochDay: EpochDay): string {
  if (!isInCalendar(epochDay)) throw new RangeError(`Outside the calendar: day ${epochDay}`);
  const { year, month, day } = partsOf(epochDay);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Whether a number is a day of the years 1 to 9999. */
export function isInCalendar(epochDay: number): boolean {
  return epochDay >= firstEpochDay && epochDay <= lastEpochDay;
}

/**
 * The day some months later (or, negative, earlier): the same date, or the month's last day where it has no
 * such date.
 */
export function addMonths(epochDay: EpochDay, months: number): EpochDay {
  const from = partsOf(epochDay);
  const count = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return epochDayFrom(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** The day of the week: 0 on Mondays, 6 on Sundays. */
export function weekdayOf(epochDay: EpochDay): number {
  return (((epochDay - firstEpochDay) % 7) + 7) % 7;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** How many days a month has. Month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The reverse of `epochDayFrom`, by eras of 400 years, each of 146,097 days. */
function partsOf(epochDay: EpochDay): { year: number; month: number; day: number } {
  const sinceMarch = epochDay + marchEpoch;
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  // Takes out the leap days, so that what is left divides by 365.
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}
