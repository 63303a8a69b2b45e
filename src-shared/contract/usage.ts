import { z } from 'zod';
import { administrators } from './call.ts';

/** "2026-03". */
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Choose a month.')
  .refine((text) => text >= '2000-01', 'Choose a month.');

const usageRow = z.object({
  month: z.string(),
  userId: z.string(),
  user: z.string(),
  matterTypeId: z.string(),
  matterType: z.string(),
  texts: z.number().int(),
  /** What the provider charges for: a long text has several. */
  parts: z.number().int(),
  emails: z.number().int(),
});

export const usageContract = {
  /**
   * What was handed to real gateways in the months from `from` to `until`, both in it and at most 60, by month, person and
   * matter type. `firstMonth`: since when there is anything; null when there is nothing.
   */
  'usage.months': administrators(
    z.strictObject({ from: month, until: month }),
    z.object({
      rows: z.array(usageRow),
      firstMonth: z.string().nullable(),
      /** What the provider charges for a thousand parts, in pence; null when nobody has typed it. */
      pencePerThousand: z.number().nullable(),
    }),
  ),
};

export type UsageRow = z.infer<typeof usageRow>;
