import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { conditionSchema } from './conditions.ts';
import { partyRoles } from './party-roles.ts';
import { targetRuleSchema } from './schedule.ts';

/**
 * What an administrator defines of a task: its name, when it is due, when it shows, and what ticking it does. Stored
 * whole as one version of a task template; a version never changes.
 */

/** The channels of a progress message; `preferred` is each client's own: a text if they take texts, else an email. */
export const actionChannels = ['sms', 'email', 'preferred'] as const;

const subject = z.string().trim().max(200, 'A subject can have 200 characters at most.');
const message = z
  .string()
  .trim()
  .min(1, 'Type the message.')
  .max(4000, 'A message can have 4,000 characters at most.');

/** `id` stays the same from version to version: what a client was told is remembered by it. */
const every = { id: idSchema, condition: conditionSchema.nullable() };

const sendProgressMessage = z.strictObject({
  ...every,
  kind: z.literal('send_progress_message'),
  channel: z.enum(actionChannels),
  /** Empty for a text. */
  subject,
  body: message,
  /** The text opens for editing before it is queued. */
  reviewFirst: z.boolean(),
});

const createFileNote = z.strictObject({
  ...every,
  kind: z.literal('create_file_note'),
  description: z.string().trim().min(1, 'Type what the note is about.').max(200),
  /** What the note begins with; the user completes it. */
  body: z.string().trim().max(4000, 'A note can have 4,000 characters at most.'),
});

const emailParty = z.strictObject({
  ...every,
  kind: z.literal('email_party'),
  role: z.enum(partyRoles).exclude(['client']),
  subject: subject.min(1, 'Type a subject for the email.'),
  body: message,
  reviewFirst: z.boolean(),
});

const changeStatus = z.strictObject({ ...every, kind: z.literal('change_status'), statusTypeId: idSchema });

/** The value a field is set to: canonical as in tokens.ts, a day counted from the tick, or nothing. */
const fieldValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), value: z.string().min(1, 'Type the value.').max(500) }),
  z.strictObject({
    kind: z.literal('day'),
    days: z.number().int().min(-3650).max(3650),
    unit: z.enum(['days', 'working_days']),
  }),
  z.strictObject({ kind: z.literal('empty') }),
]);

const setField = z.strictObject({
  ...every,
  kind: z.literal('set_field'),
  /** `matter.exchange_date`, `matter.completion_date`, or a custom field's token. */
  token: z.string().min(1, 'Choose the field.').max(100),
  value: fieldValue,
});

const setTasks = z.strictObject({
  ...every,
  kind: z.literal('set_tasks'),
  templateIds: z.array(idSchema).min(1, 'Choose the tasks.').max(50),
  notRequired: z.boolean(),
});

const openWebPage = z.strictObject({
  ...every,
  kind: z.literal('open_web_page'),
  url: z.string().trim().min(1, 'Type the address of the page.').max(1000),
});

const createReminder = z.strictObject({
  ...every,
  kind: z.literal('create_reminder'),
  text: z.string().trim().min(1, 'Type what to be reminded of.').max(200),
  days: z.number().int().min(0).max(999),
  unit: z.enum(['days', 'working_days']),
});

/** A triggered action. */
export const triggeredActionSchema = z.discriminatedUnion('kind', [
  sendProgressMessage,
  createFileNote,
  emailParty,
  changeStatus,
  setField,
  setTasks,
  openWebPage,
  createReminder,
]);

/** What a triggered action does. */
export const actionKinds = [
  'send_progress_message',
  'create_file_note',
  'email_party',
  'change_status',
  'set_field',
  'set_tasks',
  'open_web_page',
  'create_reminder',
] as const;

/** The definition of a task. */
export const taskDefinitionSchema = z.strictObject({
  name: z.string().trim().min(1, 'Type the name of the task.').max(120, 'A name can have 120 characters.'),
  /** Must be completed or not required before a Quote can become Active. */
  preActivation: z.boolean(),
  target: targetRuleSchema.nullable(),
  /** Shown when every one of them holds. */
  visibility: z.array(conditionSchema).max(10),
  actions: z.array(triggeredActionSchema).max(30),
});

/** The channel of a progress message as an administrator sets it. */
export type ActionChannel = (typeof actionChannels)[number];
/** What a triggered action does. */
export type ActionKind = (typeof actionKinds)[number];
/** A triggered action. */
export type TriggeredAction = z.infer<typeof triggeredActionSchema>;
/** The triggered action of one kind. */
export type ActionOf<Kind extends ActionKind> = Extract<TriggeredAction, { kind: Kind }>;
/** The definition of a task. */
export type TaskDefinition = z.infer<typeof taskDefinitionSchema>;
