import { z } from 'zod';
import { idSchema } from '../ids.ts';

const anchorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened') }),
  z.strictObject({ kind: z.literal('activated') }),
  z.strictObject({
    kind: z.literal('key_date'),
    token: z
      .string()
      .max(64)
      .regex(/^[a-z_]+\.[a-z0-9_]+$/),
  }),
  z.strictObject({ kind: z.literal('task_completed'), templateId: idSchema }),
  z.strictObject({ kind: z.literal('task_target'), templateId: idSchema }),
]);

/**
 * What a target date is counted from: the matter's opening or activation, a key date (a token such as
 * `matter.completion_date`), or the completion or the target of the matter's task made from a template.
 */
export type Anchor = z.infer<typeof anchorSchema>;

/** A rule for a target date, as it comes from the other side or the database: nothing beside what is named here. */
export const targetRuleSchema = z.strictObject({
  amount: z.int().min(0).max(999),
  unit: z.enum(['days', 'working_days', 'weeks', 'months']),
  direction: z.enum(['after', 'before']),
  anchor: anchorSchema,
});

/** A rule for a target date: an amount of days, working days, weeks or months after or before an anchor. */
export type TargetRule = z.infer<typeof targetRuleSchema>;
