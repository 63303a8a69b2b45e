import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { call } from './call.ts';
import { statusKinds } from './matters.ts';

const nothing = z.strictObject({});
const done = z.object({});

const matterTypeSchema = z.object({
  id: z.string(),
  name: z.string(),
  categories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tasks: z.array(
        z.object({ id: z.string(), name: z.string(), actions: z.number().int(), preActivation: z.boolean() }),
      ),
    }),
  ),
  statusTypes: z.array(z.object({ name: z.string(), kind: z.enum(statusKinds) })),
});

/** The channels of a progress message; `preferred` is each client's own: a text if they take texts, else an email. */
export const actionChannels = ['sms', 'email', 'preferred'] as const;

const actionSchema = z.object({
  id: z.string(),
  channel: z.enum(actionChannels),
  subject: z.string().nullable(),
  body: z.string(),
  revision: z.number().int(),
});

/** What the administrator types for a progress message. */
export const actionForm = z.strictObject({
  channel: z.enum(actionChannels),
  subject: z.string().max(200),
  body: z
    .string()
    .trim()
    .min(1, 'Type the message.')
    .max(4000, 'A message can have 4,000 characters at most.'),
});

const taskTemplateSchema = z.object({
  id: z.string(),
  name: z.string(),
  categoryName: z.string(),
  matterTypeId: z.string(),
  matterTypeName: z.string(),
  actions: z.array(actionSchema),
});

const tokenSchema = z.object({
  id: z.string(),
  group: z.string(),
  label: z.string(),
  /** The value for the matter asked about; empty when it has none. */
  value: z.string(),
});

const previewLine = z.object({
  contactName: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  /** For a text: how many SMS it makes; null for an email. */
  segments: z.number().int().nullable(),
  problem: z.string().nullable(),
});

export const optionsContract = {
  'options.matterTypes': call(
    'administrators',
    nothing,
    z.object({ matterTypes: z.array(matterTypeSchema) }),
  ),
  'options.taskTemplate': call(
    'administrators',
    z.strictObject({ templateId: idSchema }),
    taskTemplateSchema,
  ),
  'options.addAction': call(
    'administrators',
    z.strictObject({ templateId: idSchema, form: actionForm }),
    z.object({ actionId: z.string() }),
  ),
  /** Saves a changed text; `changed_meanwhile` when somebody else saved since `revision` was read. */
  'options.saveAction': call(
    'administrators',
    z.strictObject({ actionId: idSchema, revision: z.number().int(), form: actionForm }),
    done,
  ),
  'options.removeAction': call('administrators', z.strictObject({ actionId: idSchema }), done),
  'options.tokens': call(
    'administrators',
    z.strictObject({ matterId: idSchema.nullable() }),
    z.object({ tokens: z.array(tokenSchema) }),
  ),
  /** The texts that a progress message would make for each client of a matter; sends nothing. */
  'options.previewAction': call(
    'administrators',
    z.strictObject({ matterId: idSchema, form: actionForm }),
    z.object({ lines: z.array(previewLine) }),
  ),
};

export type MatterTypeOptions = z.infer<typeof matterTypeSchema>;
export type TaskTemplateOptions = z.infer<typeof taskTemplateSchema>;
export type ActionOptions = z.infer<typeof actionSchema>;
export type ActionForm = z.infer<typeof actionForm>;
export type PreviewLine = z.infer<typeof previewLine>;
