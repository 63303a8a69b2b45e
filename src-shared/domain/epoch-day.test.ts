import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  firstEpochDay,
  fromEpochDay,
  isInCalendar,
  lastEpochDay,
  toEpochDay,
  weekdayOf,
} from './epoch-day.ts';

const epoch = Temporal.PlainDate.from('1970-01-01');
const anyDay = fc
  .oneof(fc.integer({ min: 15_000, max: 23_000 }), fc.integer({ min: firstEpochDay, max: lastEpochDay }))
  .map((days) => epoch.add({ days }));

describe('a day as a number', () => {
  it('is what Temporal counts, with its day of the week, and comes back as it was', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const day = toEpochDay(date.toString());
        expect(day).toBe(epoch.until(date).days);
        expect(weekdayOf(day)).toBe(date.dayOfWeek - 1);
        expect(fromEpochDay(day)).toBe(date.toString());
      }),
      { numRuns: 2000 },
    );
  });

  it('has every day of 1896 to 2104, leap years and their exceptions among them', () => {
    let date = Temporal.PlainDate.from('1896-01-01');
    for (let day = toEpochDay('1896-01-01'); date.year < 2105; day++) {
      if (fromEpochDay(day) !== date.toString()) expect(fromEpochDay(day)).toBe(date.toString());
      date = date.add({ days: 1 });
    }
    expect(date.toString()).toBe('2105-01-01');
  });

  it('ends where the calendar does', () => {
    expect([fromEpochDay(firstEpochDay), fromEpochDay(lastEpochDay)]).toEqual(['0001-01-01', '9999-12-31']);
    for (const outside of [firstEpochDay - 1, lastEpochDay + 1, Number.NaN]) {
      expect(isInCalendar(outside)).toBe(false);
      expect(() => fromEpochDay(outside)).toThrow(RangeError);
    }
  });

  it.each([
    '',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-00',
    '0000-01-01',
    '26-04-01',
    '2026-4-1',
    '2026-04-01T00:00',
    'soon',
  ])('is not made from %j', (text) => {
    expect(() => toEpochDay(text)).toThrow(RangeError);
  });
});

describe('months later', () => {
  it('are those of Temporal, which stops at the end of a shorter month', () => {
    const months = fc.integer({ min: -999, max: 999 });
    const inside = fc.integer({ min: 0, max: 60_000 }).map((days) => epoch.add({ days }));
    const atTheEnd = inside.map((date) => date.with({ day: 31 }));
    fc.assert(
      fc.property(fc.oneof(inside, atTheEnd), months, (date, count) => {
        const later = fromEpochDay(addMonths(toEpochDay(date.toString()), count));
        expect(later).toBe(date.add({ months: count }, { overflow: 'constrain' }).toString());
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2000-01-31', 1, '2000-02-29'],
    ['2100-01-31', 1, '2100-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2025-12-31', 2, '2026-02-28'],
  ])('%s and %i months: %s', (day, months, expected) => {
    expect(fromEpochDay(addMonths(toEpochDay(day), months))).toBe(expected);
  });
});
