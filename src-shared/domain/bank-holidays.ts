import { z } from 'zod';
import { type BankHoliday, bankHolidaysOf } from './bank-holiday-rules.ts';
import { type Jurisdiction, jurisdictions } from './working-days.ts';

export type { BankHoliday };

const firstYear = 2012;
const lastYear = 2030;

/**
 * The last day the bundled list covers (YYYY-MM-DD). gov.uk had published up to 2028 when it was made; the
 * years after that are by rule, and may yet get a holiday that nobody has proclaimed.
 */
export const bundledUntil = `${lastYear}-12-31`;

const bundled = new Map<Jurisdiction, readonly BankHoliday[]>();

/** The bank holidays that come with Clerkwell: 2012 to 2030, in order of day. */
export function bundledBankHolidays(jurisdiction: Jurisdiction): readonly BankHoliday[] {
  const known = bundled.get(jurisdiction);
  if (known) return known;
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  const list = years.flatMap((year) => bankHolidaysOf(year, jurisdiction));
  bundled.set(jurisdiction, list);
  return list;
}

/** The lists of gov.uk's file, each in order of day; or what is wrong with the file, and what to do. */
export type ParsedBankHolidays =
  | { ok: true; byJurisdiction: Record<Jurisdiction, BankHoliday[]> }
  | { ok: false; problem: string };

const divisions = {
  england_and_wales: 'england-and-wales',
  scotland: 'scotland',
  northern_ireland: 'northern-ireland',
} as const satisfies Record<Jurisdiction, string>;

// Fields we do not use may come and go; what we take is checked.
const eventSchema = z.object({
  title: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^\P{Cc}*$/u),
  date: z.iso.date().refine((day) => day >= '1970-01-01' && day < '2200-01-01'),
  notes: z.string().max(500).optional(),
});

function divisionSchema<Name extends string>(name: Name) {
  return z.object({ division: z.literal(name), events: z.array(eventSchema).min(1).max(1000) });
}

const fileSchema = z.object({
  'england-and-wales': divisionSchema('england-and-wales'),
  scotland: divisionSchema('scotland'),
  'northern-ireland': divisionSchema('northern-ireland'),
});

/**
 * Reads the file of gov.uk (www.gov.uk/bank-holidays.json, already parsed as JSON). All or nothing: one
 * event that is not as it should be, or a day named twice, refuses the file.
 */
export function parseBankHolidays(json: unknown): ParsedBankHolidays {
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(', ');
    return refused(where ? `something is wrong at “${where}”` : 'it is not a list of bank holidays');
  }
  const byJurisdiction: Record<Jurisdiction, BankHoliday[]> = {
    england_and_wales: [],
    scotland: [],
    northern_ireland: [],
  };
  for (const jurisdiction of jurisdictions) {
    const { events } = parsed.data[divisions[jurisdiction]];
    const list = events.map(({ title, date, notes }) => ({
      day: date,
      name: notes?.toLowerCase() === 'substitute day' ? `${title} (substitute day)` : title,
    }));
    list.sort((a, b) => (a.day < b.day ? -1 : 1));
    const twice = list.find(({ day }, index) => list[index - 1]?.day === day);
    if (twice) return refused(`“${divisions[jurisdiction]}” has ${twice.day} twice`);
    byJurisdiction[jurisdiction] = list;
  }
  return { ok: true, byJurisdiction };
}

function refused(why: string): { ok: false; problem: string } {
  return {
    ok: false,
    problem: `The file is not in the form of gov.uk’s bank holidays: ${why}. Your list is as it was; try again later, or edit it by hand.`,
  };
}
