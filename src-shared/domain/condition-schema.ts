import { z } from 'zod';
import { statusKinds } from './status-kinds.ts';

/** Every comparison of a token; which of them a token has depends on its type. */
export const comparisons = [
  'is',
  'is_not',
  'contains',
  'starts_with',
  'more_than',
  'less_than',
  'before',
  'after',
  'between',
  'within_next',
  'within_last',
  'ticked',
  'not_ticked',
  'is_one_of',
  'is_empty',
  'is_not_empty',
] as const;

const id = z.string().max(100);
const isOrNot = z.enum(['is', 'is_not']);

const lineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('token'),
    token: id,
    comparison: z.enum(comparisons),
    /** As they are stored for the token's type; days for "within the next" and "within the last". */
    values: z.array(z.string().max(1000)).max(50),
  }),
  z.strictObject({ kind: z.literal('status'), comparison: isOrNot, statusTypeIds: z.array(id).max(50) }),
  z.strictObject({
    kind: z.literal('status_kind'),
    comparison: isOrNot,
    kinds: z.array(z.enum(statusKinds)).max(4),
  }),
  z.strictObject({
    kind: z.literal('task'),
    templateId: id,
    state: z.enum(['completed', 'outstanding', 'not_required']),
  }),
]);

/** One test: of a token, of the matter's status or its kind, or of a task on the matter. */
export type Line = z.infer<typeof lineSchema>;

/** A comparison of a token. */
export type Comparison = (typeof comparisons)[number];

/** Lines and groups of which all, any or none must hold. */
export type Group = { kind: 'group'; match: 'all' | 'any' | 'none'; parts: (Group | Line)[] };

/** What decides whether an action fires, or whether a task or category shows: a group, as it is stored in JSON. */
export type Condition = Group;

const limits = { depth: 5, lines: 100, characters: 20_000 };

type GroupSchema = z.ZodObject<
  {
    kind: z.ZodLiteral<'group'>;
    match: z.ZodEnum<{ all: 'all'; any: 'any'; none: 'none' }>;
    parts: z.ZodType<Group['parts'], Group['parts']>;
  },
  z.core.$strict
>;

/** One schema for each level, so that no input, however deep, can make the parser call itself without end. */
function groupSchemaAt(depth: number): GroupSchema {
  const part =
    depth < limits.depth
      ? z.discriminatedUnion('kind', [lineSchema, groupSchemaAt(depth + 1)])
      : z.discriminatedUnion('kind', [lineSchema], { error: sayTooDeep });
  return z.strictObject({
    kind: z.literal('group'),
    match: z.enum(['all', 'any', 'none']),
    parts: z.array(part).max(limits.lines),
  });
}

function sayTooDeep({ input }: { input?: unknown }): string | undefined {
  const isGroup = typeof input === 'object' && input !== null && 'kind' in input && input.kind === 'group';
  return isGroup ? `Groups can stand ${limits.depth} deep at most.` : undefined;
}

/** Every line of a condition, in order. */
export function linesOf(group: Group): Line[] {
  return group.parts.flatMap((part) => (part.kind === 'group' ? linesOf(part) : [part]));
}

/** A condition: groups at most 5 deep, at most 100 lines in all and 20,000 characters of JSON. */
export const conditionSchema = groupSchemaAt(1).superRefine((condition, context) => {
  if (linesOf(condition).length > limits.lines)
    context.addIssue({ code: 'custom', message: `A condition has ${limits.lines} lines at most.` });
  if (JSON.stringify(condition).length > limits.characters)
    context.addIssue({
      code: 'custom',
      message: 'The condition is too long: split it or shorten its values.',
    });
});
