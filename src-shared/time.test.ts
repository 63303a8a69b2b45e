import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addSeconds,
  dayOf,
  daysBetween,
  formatDay,
  instantAt,
  millisecondsBetween,
  sayDay,
  sayInstant,
  systemClock,
  timeOfDay,
} from './time.ts';

describe('the day an instant falls on in London', () => {
  it.each([
    ['2026-03-28T23:59:59.999Z', '2026-03-28', 'in winter, midnight is UTC’s'],
    ['2026-03-29T00:59:59.999Z', '2026-03-29', 'just before the clocks go forward'],
    ['2026-03-29T22:59:59.999Z', '2026-03-29', 'the last moment of the 23-hour day'],
    ['2026-03-29T23:00:00.000Z', '2026-03-30', 'in summer, midnight is an hour earlier'],
    ['2026-10-24T23:00:00.000Z', '2026-10-25', 'the first moment of the 25-hour day'],
    ['2026-10-25T23:59:59.999Z', '2026-10-25', 'the last moment of the 25-hour day'],
  ])('%s is on %s: %s', (instant, day) => {
    expect(dayOf(instant)).toBe(day);
  });

  it('is the day of the system’s own calendar, from 1970 to 2099', () => {
    const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
    const instants = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    // Half of them near midnight, where the answer is not plain.
    const hours = fc.option(fc.constantFrom(0, 22, 23));
    fc.assert(
      fc.property(instants, hours, (instant, hour) => {
        if (hour !== null) instant.setUTCHours(hour);
        expect(dayOf(instant.toISOString())).toBe(london.format(instant));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the day the instant was made from, at any time of any day', () => {
    const day = fc.integer({ min: 0, max: 10_000 }).map((days) => addDays('2012-01-01', days));
    const time = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => {
      const two = (value: number) => String(value).padStart(2, '0');
      return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    });
    fc.assert(
      fc.property(day, time, (theDay, theTime) => {
        const instant = instantAt(theDay, theTime);
        expect(dayOf(instant)).toBe(theDay);
        // The hour from 01:00 does not exist on the day the clocks go forward.
        if (!theTime.startsWith('01')) expect(timeOfDay(instant)).toBe(theTime);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a local time of day as an instant', () => {
  it.each([
    ['2026-01-05', '08:00', '2026-01-05T08:00:00.000Z'],
    ['2026-07-06', '08:00', '2026-07-06T07:00:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  ])('%s %s is %s', (day, time, instant) => {
    expect(instantAt(day, time)).toBe(instant);
  });
});

describe('reckoning', () => {
  it('adds seconds and keeps the milliseconds, so that instants sort as text', () => {
    expect(addSeconds('2026-03-04T10:00:00.000Z', 60)).toBe('2026-03-04T10:01:00.000Z');
    expect(addSeconds('2026-03-04T10:00:00.250Z', -0.25)).toBe('2026-03-04T10:00:00.000Z');
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('adds a day across the change of the clocks', () => {
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2027-01-01', '2026-01-01')).toBe(-365);
  });

  it('answers a negative distance to an earlier instant', () => {
    expect(millisecondsBetween('2026-03-04T10:00:00.000Z', '2026-03-04T09:59:59.999Z')).toBe(-1);
  });
});

describe('a day as a person reads it', () => {
  it.each([
    ['d MMMM yyyy', '4 March 2026'],
    ['dd/MM/yy', '04/03/26'],
    ['d/M/yyyy', '4/3/2026'],
    ['EEE d MMM', 'Wed 4 Mar'],
    ['EEEE, d MMM', 'Wednesday, 4 Mar'],
  ])('by %j is %j', (pattern, said) => {
    expect(formatDay('2026-03-04', pattern)).toBe(said);
  });

  it('leaves the year out while it is this year, and calls today today', () => {
    expect(sayDay('2026-03-04', '2026-03-04')).toBe('today');
    expect(sayDay('2026-03-03', '2026-03-04')).toBe('Tue 3 Mar');
    expect(sayDay('2025-12-31', '2026-01-01')).toBe('31 Dec 2025');
  });

  it('is told with London’s time of day', () => {
    expect(sayInstant('2026-07-06T13:05:30.000Z', '2026-07-06T09:00:00.000Z')).toBe('today 14:05');
    expect(sayInstant('2026-07-06T23:30:00.000Z', '2026-07-06T09:00:00.000Z')).toBe('Tue 7 Jul 00:30');
    expect(timeOfDay('2026-01-05T14:05:30.900Z', true)).toBe('14:05:30');
  });
});
