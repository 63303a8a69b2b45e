import type { BankHolidays } from '../../../src-shared/contract/firm-options.ts';

/** A line of the list of bank holidays: a year, or a day in it. */
export type HolidayRow =
  | { kind: 'year'; id: string; count: number }
  | { kind: 'day'; id: string; name: string; state: 'bundled' | 'added' | 'removed' };

/** The days in order under their years, those taken away among them; none before the year `from` (YYYY). */
export function holidayRows({ holidays, removed }: BankHolidays, from: string): HolidayRow[] {
  const days = [
    ...holidays.map(({ day, name, isAdded }) => ({
      id: day,
      name,
      state: isAdded ? ('added' as const) : ('bundled' as const),
    })),
    ...removed.map(({ day, name }) => ({ id: day, name, state: 'removed' as const })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  const years = [...new Set(days.map(({ id }) => id.slice(0, 4)))].filter((year) => year >= from);
  return years.flatMap((year) => {
    const ofYear = days.filter(({ id }) => id.startsWith(year));
    const count = ofYear.filter(({ state }) => state !== 'removed').length;
    return [
      { kind: 'year' as const, id: year, count },
      ...ofYear.map((day) => ({ kind: 'day' as const, ...day })),
    ];
  });
}
