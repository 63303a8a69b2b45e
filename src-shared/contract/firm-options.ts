import { z } from 'zod';
import { jurisdictions } from '../domain/working-days.ts';
import { administrators } from './call.ts';

const nothing = z.strictObject({});
const done = z.object({});
const jurisdiction = z.enum(jurisdictions);
const day = z.iso.date('Type a date.');

/** What an administrator types under Options > Firm. */
export const firmForm = z.strictObject({
  name: z.string().trim().min(1, 'Type the name of the firm.').max(120),
  phone: z.string().trim().max(40),
  email: z.string().trim().max(254),
  /** The reference of a new matter: text with {year}, {yy} and {number}, e.g. "HL/{year}/{number}". */
  referencePattern: z
    .string()
    .trim()
    .max(40)
    .regex(/\{number\}/, 'The pattern needs {number}, which counts up.'),
  saveAndActivate: z.boolean(),
});

/** The same as it was read, before anything was typed. */
const firmAsRead = z.strictObject({
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  referencePattern: z.string(),
  saveAndActivate: z.boolean(),
});

const bankHoliday = z.object({
  day: z.string(),
  name: z.string(),
  /** Added in Options, rather than bundled. */
  isAdded: z.boolean(),
});

const bankHolidays = z.object({
  /** The firm's own: whose bank holidays its working days leave out. */
  jurisdiction,
  holidays: z.array(bankHoliday),
  /** Bundled ones that were taken away. */
  removed: z.array(z.object({ day: z.string(), name: z.string() })),
  /** The last day the list covers. */
  until: z.string(),
});

export const firmOptionsContract = {
  'options.firm': administrators(nothing, firmForm),
  /**
   * Writes only what differs from `was`. `changed_meanwhile` when such a field is no longer as it was read: details hold what
   * it is now, by field; a switch is "yes" or "no".
   */
  'options.saveFirm': administrators(z.strictObject({ was: firmAsRead, form: firmForm }), done),
  /** The list of one nation. */
  'options.bankHolidays': administrators(z.strictObject({ of: jurisdiction.nullable() }), bankHolidays),
  /** Whose bank holidays count; every outstanding date that depends on them moves. */
  'options.saveJurisdiction': administrators(z.strictObject({ jurisdiction }), done),
  'options.addBankHoliday': administrators(
    z.strictObject({ of: jurisdiction, day, name: z.string().trim().min(1, 'Type its name.').max(80) }),
    done,
  ),
  'options.removeBankHoliday': administrators(z.strictObject({ of: jurisdiction, day }), done),
  /** Puts a bundled one back that was taken away. */
  'options.restoreBankHoliday': administrators(z.strictObject({ of: jurisdiction, day }), done),
  /** Adds what the published list (gov.uk) has and ours has not; `added` counts them over the three nations. */
  'options.refreshBankHolidays': administrators(nothing, z.object({ added: z.number().int() })),
};

export type FirmForm = z.infer<typeof firmForm>;
export type BankHolidays = z.infer<typeof bankHolidays>;
