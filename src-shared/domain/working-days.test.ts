import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time.ts';
import { bundledBankHolidays, bundledUntil } from './bank-holidays.ts';
import { addWorkingDays, isWorkingDay, type Jurisdiction, jurisdictions } from './working-days.ts';

function calendarOf(jurisdiction: Jurisdiction) {
  return {
    holidays: new Set(bundledBankHolidays(jurisdiction).map(({ day }) => day)),
    until: bundledUntil,
  };
}

const calendars = Object.fromEntries(
  jurisdictions.map((jurisdiction) => [jurisdiction, calendarOf(jurisdiction)]),
) as Record<Jurisdiction, ReturnType<typeof calendarOf>>;
const england = calendars.england_and_wales;

/** Every day of 2012 to 2030, and whether it is worked, by JavaScript's own calendar. */
function everyDay(holidays: ReadonlySet<string>): { day: string; isWorked: boolean }[] {
  const days = [];
  for (let at = Date.UTC(2012, 0, 1); at < Date.UTC(2031, 0, 1); at += 86_400_000) {
    const date = new Date(at);
    const day = date.toISOString().slice(0, 10);
    days.push({ day, isWorked: date.getUTCDay() % 6 !== 0 && !holidays.has(day) });
  }
  return days;
}

describe.each(jurisdictions)('working days in %s', (jurisdiction) => {
  const calendar = calendars[jurisdiction];
  const days = everyDay(calendar.holidays);

  it('are Monday to Friday without the bank holidays, on each day of 2012 to 2030', () => {
    const wrong = days.filter(({ day, isWorked }) => isWorkingDay(day, calendar) !== isWorked);
    expect(wrong).toEqual([]);
  });

  it('are counted as one by one, forwards and backwards, from any day of 2012 to 2030', () => {
    const start = fc.integer({ min: 0, max: days.length - 1 });
    const count = fc.oneof(fc.integer({ min: -12, max: 12 }), fc.integer({ min: -999, max: 999 }));
    fc.assert(
      fc.property(start, count, (from, wanted) => {
        const step = wanted < 0 ? -1 : 1;
        let at = from;
        let left = Math.abs(wanted);
        if (wanted === 0) while (days[at] && !days[at]?.isWorked) at++;
        while (left > 0 && days[at]) {
          at += step;
          if (days[at]?.isWorked) left--;
        }
        fc.pre(days[at] !== undefined);
        expect(addWorkingDays(days[from]?.day ?? '', wanted, calendar)).toEqual({
          day: days[at]?.day,
          isBeyondList: false,
        });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('counting working days', () => {
  it.each([
    // Easter 2026: Friday 3 and Monday 6 April.
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-03-20', 10, '2026-04-07'],
    // From a day that is not worked, the first worked day is 1, either way.
    ['2026-04-04', 1, '2026-04-07'],
    ['2026-04-03', 1, '2026-04-07'],
    ['2026-04-05', -1, '2026-04-02'],
    ['2026-04-06', -2, '2026-04-01'],
    // 0 is the day itself, or the next that is worked.
    ['2026-04-02', 0, '2026-04-02'],
    ['2026-04-03', 0, '2026-04-07'],
    ['2026-12-25', 0, '2026-12-29'],
  ])('from %s, %i: %s', (day, count, expected) => {
    expect(addWorkingDays(day, count, england).day).toBe(expected);
  });

  it('leaves a bank holiday that falls on a weekend out of the reckoning', () => {
    const calendar = { holidays: new Set(['2026-04-11', '2026-04-12']), until: '2026-12-31' };
    expect(addWorkingDays('2026-04-10', 1, calendar).day).toBe('2026-04-13');
    expect(addWorkingDays('2026-04-13', -1, calendar).day).toBe('2026-04-10');
  });

  it('says when it looked at a day the list does not cover', () => {
    const calendar = { holidays: england.holidays, until: '2026-12-31' };
    const isBeyond = (day: string, count: number) => addWorkingDays(day, count, calendar).isBeyondList;
    expect([isBeyond('2026-12-30', 1), isBeyond('2026-12-31', 1)]).toEqual([false, true]);
    expect([isBeyond('2026-12-31', 0), isBeyond('2027-01-01', 0)]).toEqual([false, true]);
    // Counting back from the first day after the list looks at covered days only.
    expect([isBeyond('2027-01-01', -1), isBeyond('2027-01-02', -1)]).toEqual([false, true]);
    expect(isBeyond('2027-01-31', -200)).toBe(true);
  });

  it('refuses what is no day, and an answer outside the calendar', () => {
    expect(() => addWorkingDays('2026-02-30', 1, england)).toThrow(RangeError);
    expect(() => isWorkingDay('today', england)).toThrow(RangeError);
    expect(() => addWorkingDays('9999-12-31', 1, england)).toThrow(RangeError);
  });

  it('takes as long for 999 days as for one: 10,000 counts in less than 100 ms', () => {
    const day = addDays('2012-01-01', 400);
    addWorkingDays(day, 1, england);
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      for (let count = 1; count <= 10_000; count++) addWorkingDays(day, (count % 1999) - 999, england);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(100);
  });
});
