import { z } from 'zod';
import { isSpan } from '../domain/sending-hours.ts';
import { administrators } from './call.ts';

const nothing = z.strictObject({});

const wholeNumber = (from: number, to: number) =>
  z
    .number(`Type a number from ${from} to ${to}.`)
    .int('Type a whole number.')
    .min(from, `From ${from} to ${to}.`)
    .max(to, `From ${from} to ${to}.`);
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Type a time of day, such as 08:00.');

/** What the administrator sets under Sending. */
export const sendingForm = z
  .strictObject({
    undoWindowSeconds: z
      .number('Type a number of seconds.')
      .int('Type whole seconds.')
      .min(0, 'From 0 (no undo) to 600 seconds.')
      .max(600, 'From 0 (no undo) to 600 seconds.'),
    /** ISO weekdays, in order: "1,2,3". */
    days: z
      .string()
      .regex(/^[1-7](?:,[1-7]){0,6}$/, 'Choose at least one day: on no day, nothing would ever go.'),
    from: timeOfDay,
    until: timeOfDay,
    onBankHolidays: z.boolean(),
    testMode: z.boolean(),
    testMobile: z.string().trim().max(40),
    testEmail: z.string().trim().max(254),
    /** Null: no limit. */
    dailyLimit: wholeNumber(1, 99).nullable(),
    smsPerSecond: wholeNumber(1, 100),
    smsConnections: wholeNumber(1, 50),
    emailPerMinute: wholeNumber(1, 600),
    emailConnections: wholeNumber(1, 20),
    /** In pence; null: not known. */
    smsPricePerThousand: z
      .number('Type an amount in pounds, such as 38.50, or nothing.')
      .int('Type pounds and whole pence.')
      .min(0, 'From £0 to £1,000.')
      .max(100_000, 'From £0 to £1,000.')
      .nullable(),
  })
  .refine(isSpan, {
    path: ['until'],
    message: 'The end must be after the beginning. For all day, type the same time twice.',
  });

/** The same as it was read, before anything was typed. */
export const sendingAsRead = z.strictObject({
  undoWindowSeconds: z.number(),
  days: z.string(),
  from: z.string(),
  until: z.string(),
  onBankHolidays: z.boolean(),
  testMode: z.boolean(),
  testMobile: z.string(),
  testEmail: z.string(),
  dailyLimit: z.number().nullable(),
  smsPerSecond: z.number(),
  smsConnections: z.number(),
  emailPerMinute: z.number(),
  emailConnections: z.number(),
  smsPricePerThousand: z.number().nullable(),
});

export const sendingRulesContract = {
  /** The number of test mode as it was understood ("07700 900123"). */
  'options.sending': administrators(nothing, sendingAsRead),
  /**
   * Writes only what differs from `was`. `changed_meanwhile` when such a field is no longer as it was read: details hold what
   * it is now, by field, as JSON. Switching test mode cancels what waits to go by a real account: `cancelled` counts it.
   */
  'options.saveSending': administrators(
    z.strictObject({ was: sendingAsRead, form: sendingForm }),
    z.object({ cancelled: z.number().int() }),
  ),
  /** What switching test mode on or off would touch: by which channels messages really go, and how many wait for them. */
  'options.testModeSwitch': administrators(
    nothing,
    z.object({ sms: z.boolean(), email: z.boolean(), waiting: z.number().int() }),
  ),
};

export type SendingForm = z.infer<typeof sendingForm>;
