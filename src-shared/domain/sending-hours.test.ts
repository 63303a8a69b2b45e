import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, addSeconds, dayOf, timeOfDay } from '../time.ts';
import { bundledBankHolidays } from './bank-holidays.ts';
import { toEpochDay, weekdayOf } from './epoch-day.ts';
import { isSpan, nextSendingTime, readWeekdays, type SendingHours } from './sending-hours.ts';

const holidays = new Set(bundledBankHolidays('england_and_wales').map(({ day }) => day));
const calendar = { holidays };
const usual: SendingHours = {
  days: [1, 2, 3, 4, 5, 6],
  from: '08:00',
  until: '20:00',
  onBankHolidays: false,
};

const next = (at: string, hours: Partial<SendingHours> = {}) =>
  nextSendingTime(at, { ...usual, ...hours }, calendar);

it.each([
  ['within the hours', '2026-03-02T12:00:00.000Z', '2026-03-02T12:00:00.000Z'],
  ['as they begin', '2026-03-02T08:00:00.000Z', '2026-03-02T08:00:00.000Z'],
  ['in the last moment of them', '2026-03-02T19:59:59.999Z', '2026-03-02T19:59:59.999Z'],
  ['as they end', '2026-03-02T20:00:00.000Z', '2026-03-03T08:00:00.000Z'],
  ['in the small hours', '2026-03-02T03:00:00.000Z', '2026-03-02T08:00:00.000Z'],
  ['on a Saturday evening', '2026-03-07T20:00:00.000Z', '2026-03-09T08:00:00.000Z'],
  ['over the spring change of clocks', '2026-03-28T21:00:00.000Z', '2026-03-30T07:00:00.000Z'],
  ['over the autumn change of clocks', '2026-10-24T20:00:00.000Z', '2026-10-26T08:00:00.000Z'],
  [
    'late in a summer evening that is another day in UTC',
    '2026-07-01T23:30:00.000Z',
    '2026-07-02T07:00:00.000Z',
  ],
  ['before Good Friday', '2026-04-02T20:00:00.000Z', '2026-04-04T07:00:00.000Z'],
  ['over Christmas, and Boxing Day on a Saturday', '2026-12-24T20:00:00.000Z', '2026-12-29T08:00:00.000Z'],
])('opens %s', (_when, at, expected) => {
  expect(next(at)).toBe(expected);
});

it('opens all day when it begins and ends at the same time, and till midnight when it ends at 00:00', () => {
  const night = '2026-03-02T03:00:00.000Z';
  expect(next(night, { from: '00:00', until: '00:00' })).toBe(night);
  expect(next(night, { from: '09:00', until: '09:00' })).toBe(night);
  expect(next('2026-03-02T23:59:59.999Z', { until: '00:00' })).toBe('2026-03-02T23:59:59.999Z');
  expect(next('2026-03-03T00:00:00.000Z', { until: '00:00' })).toBe('2026-03-03T08:00:00.000Z');
});

it('opens on bank holidays where the firm says so, and only on the days it names', () => {
  expect(next('2026-12-25T10:00:00.000Z', { onBankHolidays: true })).toBe('2026-12-25T10:00:00.000Z');
  expect(next('2026-03-03T10:00:00.000Z', { days: [2] })).toBe('2026-03-03T10:00:00.000Z');
  expect(next('2026-03-03T20:00:00.000Z', { days: [2] })).toBe('2026-03-10T08:00:00.000Z');
});

it('never opens on no day, and not in an hour that is none', () => {
  const noon = '2026-03-02T12:00:00.000Z';
  expect(next(noon, { days: [] })).toBe('9999-01-01T00:00:00.000Z');
  expect(next(noon, { from: '20:00', until: '08:00' })).toBe('9999-01-01T00:00:00.000Z');
  // 29 March 2026 has no 01:00 to 02:00 in London.
  const sundays = { days: [7], from: '01:00', until: '02:00' };
  expect(next('2026-03-29T00:30:00.000Z', sundays)).toBe('2026-04-05T00:00:00.000Z');
});

it('reads the weekdays as they are stored', () => {
  expect(readWeekdays('1,2,6')).toEqual([1, 2, 6]);
  expect(readWeekdays('')).toEqual([]);
  expect(readWeekdays('0,3,8,x')).toEqual([3]);
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const anyHours: fc.Arbitrary<SendingHours> = fc
  .record({
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    from: time,
    until: time,
    onBankHolidays: fc.boolean(),
  })
  .filter(isSpan);
/** Any second of four years, and often one beside a change of clocks. */
const anyInstant = fc.oneof(
  fc.integer({ min: 0, max: 4 * 365 * 86_400 }).map((s) => addSeconds('2026-01-01T00:00:00.000Z', s)),
  fc
    .tuple(
      fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28'),
      fc.integer({ min: -90_000, max: 90_000 }),
    )
    .map(([day, seconds]) => addSeconds(`${day}T01:00:00.000Z`, seconds)),
);

it('never answers an earlier instant, and always one within the hours', () => {
  fc.assert(
    fc.property(anyInstant, anyHours, (at, hours) => {
      const opens = nextSendingTime(at, hours, calendar);
      expect(opens >= at).toBe(true);
      const day = dayOf(opens);
      expect(hours.days).toContain(weekdayOf(toEpochDay(day)) + 1);
      if (!hours.onBankHolidays) expect(holidays.has(day)).toBe(false);
      if (hours.from === hours.until) return;
      // An hour that an autumn night has twice is passed twice: the second time is after the first.
      const repeated = timeOfDay(opens) === timeOfDay(addSeconds(opens, -3600));
      if (!repeated) expect(timeOfDay(opens) >= hours.from).toBe(true);
      if (hours.until !== '00:00') expect(timeOfDay(opens) < hours.until).toBe(true);
    }),
  );
});

it('answers an opening with itself, and a later instant never with an earlier one', () => {
  fc.assert(
    fc.property(anyInstant, anyInstant, anyHours, (one, other, hours) => {
      const [first, second] = [one, other].sort() as [string, string];
      const opens = nextSendingTime(first, hours, calendar);
      expect(nextSendingTime(opens, hours, calendar)).toBe(opens);
      expect(nextSendingTime(second, hours, calendar) >= opens).toBe(true);
    }),
  );
});

it('skips no opening: in between, every quarter of an hour is outside the hours', () => {
  fc.assert(
    fc.property(anyInstant, anyHours, (at, hours) => {
      const opens = nextSendingTime(at, hours, calendar);
      // Two weeks are enough: longer waits are of firms that open on one day a week, over a bank holiday.
      const end = [opens, `${addDays(dayOf(at), 14)}T00:00:00.000Z`].sort()[0] as string;
      for (let between = at; between < end; between = addSeconds(between, 900)) {
        expect(nextSendingTime(between, hours, calendar)).toBe(opens);
      }
    }),
    { numRuns: 20 },
  );
});
