import { describe, expect, it } from 'vitest';
import { addDays } from '../time.ts';
import { bankHolidaysOf } from './bank-holiday-rules.ts';
import { bundledBankHolidays, bundledUntil, parseBankHolidays } from './bank-holidays.ts';
import { isWorkingDay, type Jurisdiction, jurisdictions } from './working-days.ts';

/** Month and day of every bank holiday gov.uk published for 2012 to 2028, and by hand from a calendar for 2029 and 2030. */
const published: Record<Jurisdiction, Record<number, string>> = {
  england_and_wales: {
    2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
    2013: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2014: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
    2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
    2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
    2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
    2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
    2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
    2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  },
  scotland: {
    2012: '01-02 01-03 04-06 05-07 06-04 06-05 08-06 11-30 12-25 12-26',
    2013: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2014: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2015: '01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28',
    2016: '01-01 01-04 03-25 05-02 05-30 08-01 11-30 12-26 12-27',
    2017: '01-02 01-03 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
    2018: '01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26',
    2019: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
    2020: '01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28',
    2021: '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
    2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
    2023: '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
    2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
    2029: '01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26',
    2030: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
  },
  northern_ireland: {
    2012: '01-02 03-19 04-06 04-09 05-07 06-04 06-05 07-12 08-27 12-25 12-26',
    2013: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2014: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2015: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2016: '01-01 03-17 03-25 03-28 05-02 05-30 07-12 08-29 12-26 12-27',
    2017: '01-02 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
    2018: '01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26',
    2019: '01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
    2020: '01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28',
    2021: '01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28',
    2022: '01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27',
    2023: '01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26',
    2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
    2029: '01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26',
    2030: '01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
  },
};

describe.each(jurisdictions)('the bundled bank holidays of %s', (jurisdiction) => {
  const list = bundledBankHolidays(jurisdiction);

  it.each(Object.keys(published[jurisdiction]))('in %s are those published', (year) => {
    const days = list.filter(({ day }) => day.startsWith(year)).map(({ day }) => day.slice(5));
    expect(days.join(' ')).toBe(published[jurisdiction][Number(year)]);
  });

  it('are in order, end with the year they are said to cover, and none is a weekend', () => {
    const days = list.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)].sort());
    expect([days[0]?.slice(0, 4), days.at(-1)?.slice(0, 4)]).toEqual(['2012', bundledUntil.slice(0, 4)]);
    const noList = { holidays: new Set<string>(), until: bundledUntil };
    expect(days.filter((day) => !isWorkingDay(day, noList))).toEqual([]);
  });
});

describe('the name of a bank holiday', () => {
  const nameOn = (jurisdiction: Jurisdiction, day: string) =>
    bundledBankHolidays(jurisdiction).find((holiday) => holiday.day === day)?.name;

  it.each([
    ['england_and_wales', '2022-06-02', 'Spring bank holiday'],
    ['england_and_wales', '2022-06-03', 'Platinum Jubilee bank holiday'],
    ['england_and_wales', '2022-12-26', 'Boxing Day'],
    ['england_and_wales', '2022-12-27', 'Christmas Day (substitute day)'],
    ['england_and_wales', '2027-12-28', 'Boxing Day (substitute day)'],
    ['scotland', '2017-01-02', '2nd January'],
    ['scotland', '2017-01-03', 'New Year’s Day (substitute day)'],
    ['scotland', '2026-06-15', 'World Cup bank holiday'],
    ['northern_ireland', '2026-07-13', 'Battle of the Boyne (Orangemen’s Day) (substitute day)'],
  ] as const)('in %s on %s is %s', (jurisdiction, day, name) => {
    expect(nameOn(jurisdiction, day)).toBe(name);
  });
});

describe('Good Friday', () => {
  // Easter at its latest, the two years of this century in which the plain rule is a week late, and one that ends a century.
  it.each([
    [2038, '2038-04-23'],
    [2049, '2049-04-16'],
    [2076, '2076-04-17'],
    [2100, '2100-03-26'],
  ])('of %i is %s', (year, day) => {
    const holidays = bankHolidaysOf(year, 'scotland');
    expect(holidays.find(({ name }) => name === 'Good Friday')?.day).toBe(day);
  });
});

describe('the file of gov.uk', () => {
  const event = (date: unknown, title: unknown = 'Good Friday', notes: unknown = '') => ({
    title,
    date,
    notes,
    bunting: false,
  });
  const file = (scottish: unknown[]) => ({
    'england-and-wales': { division: 'england-and-wales', events: [event('2027-03-26')] },
    scotland: { division: 'scotland', events: scottish },
    'northern-ireland': { division: 'northern-ireland', events: [event('2027-07-12', 'Boyne')] },
  });

  it('becomes the three lists, in order, a substitute day called so', () => {
    const parsed = parseBankHolidays(
      file([event('2027-11-30', ' St Andrew’s Day '), event('2027-01-04', '2nd January', 'Substitute day')]),
    );
    expect(parsed).toEqual({
      ok: true,
      byJurisdiction: {
        england_and_wales: [{ day: '2027-03-26', name: 'Good Friday' }],
        scotland: [
          { day: '2027-01-04', name: '2nd January (substitute day)' },
          { day: '2027-11-30', name: 'St Andrew’s Day' },
        ],
        northern_ireland: [{ day: '2027-07-12', name: 'Boyne' }],
      },
    });
  });

  it('is taken without notes and with fields we do not know', () => {
    const scottish = [{ title: 'Good Friday', date: '2027-03-26', colour: 'blue' }];
    expect(parseBankHolidays({ ...file(scottish), wales: {} }).ok).toBe(true);
  });

  it.each<[string, unknown[]]>([
    ['no day', [event(undefined)]],
    ['a day that does not exist', [event('2027-02-29')]],
    ['an instant', [event('2027-03-26T00:00:00Z')]],
    ['a day in the far future', [event('9999-12-31')]],
    ['an empty title', [event('2027-03-26', '  ')]],
    ['a title of two lines', [event('2027-03-26', 'Good\nFriday')]],
    ['a very long title', [event('2027-03-26', 'x'.repeat(121))]],
    ['a title that is no text', [event('2027-03-26', { toString: 'x' })]],
    ['no events at all', []],
    ['far too many events', Array.from({ length: 1001 }, (_, days) => event(addDays('2027-03-26', days)))],
    ['the same day twice', [event('2027-03-26'), event('2027-01-01'), event('2027-03-26')]],
  ])('is refused with %s', (_what, scottish) => {
    const parsed = parseBankHolidays(file(scottish));
    expect(parsed).toEqual({ ok: false, problem: expect.stringContaining('scotland') });
  });

  it.each([
    [null],
    ['[]'],
    [[]],
    [{}],
    [
      {
        ...file([event('2027-03-26')]),
        scotland: { division: 'england-and-wales', events: [event('2027-03-26')] },
      },
    ],
  ])('is refused, with what to do, when it is something else: %j', (json) => {
    const parsed = parseBankHolidays(json);
    expect(parsed).toEqual({ ok: false, problem: expect.stringContaining('try again later') });
  });
});
