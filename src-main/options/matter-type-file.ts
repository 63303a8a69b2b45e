import { z } from 'zod';
import { conditionSchema } from '../../src-shared/domain/conditions.ts';
import { partyRoles } from '../../src-shared/domain/party-roles.ts';
import { type StatusKind, statusKinds } from '../../src-shared/domain/status-kinds.ts';
import {
  type TaskDefinition,
  type TriggeredAction,
  taskDefinitionSchema,
  triggeredActionSchema,
} from '../../src-shared/domain/task-definition.ts';
import { customFieldKey, valueTypes } from '../../src-shared/domain/tokens.ts';

/**
 * The file of a matter type: everything it owns, as one JSON text that another firm can import. Status types and tasks
 * have ids of their own in it (slugs), by which conditions, target dates and actions name them.
 */

/** What says that a JSON text is such a file. */
export const fileFormat = 'clerkwell-matter-type';

/** The newest version of the format, and the only one so far. */
export const fileVersion = 1;

const slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is small letters, digits and hyphens.');
const name = z.string().trim().min(1, 'A name is missing.').max(80, 'A name can have 80 characters at most.');

const [message, note, party, status, field, tasks, page, reminder] = triggeredActionSchema.options;
const fileAction = z.discriminatedUnion('kind', [
  message.omit({ id: true }),
  note.omit({ id: true }),
  party.omit({ id: true }),
  status.omit({ id: true }),
  field.omit({ id: true }),
  tasks.omit({ id: true }),
  page.omit({ id: true }),
  reminder.omit({ id: true }),
]);

const fileTask = taskDefinitionSchema.extend({ id: slug, actions: z.array(fileAction).max(30) });

const fileCategory = z.strictObject({
  name,
  visibility: z.array(conditionSchema).max(10),
  tasks: z.array(fileTask).max(300),
});

const statusTypes = z
  .array(z.strictObject({ id: slug, name, kind: z.enum(statusKinds) }))
  .max(50)
  .refine((list) => statusKinds.every((kind) => list.some((one) => one.kind === kind)), {
    message: 'There must be a status of each kind: quote, active, cancelled, archived.',
  });

const customField = z
  .strictObject({
    key: z.string().regex(customFieldKey, 'A key is small letters, digits and _, and begins with a letter.'),
    label: name,
    type: z.enum(valueTypes),
    choices: z.array(z.string().trim().min(1).max(80)).max(50),
  })
  .refine((one) => one.type !== 'choice' || one.choices.length > 0, {
    path: ['choices'],
    message: 'A choice needs at least one.',
  });

/** What the file of a matter type holds. */
export const matterTypeFileSchema = z.strictObject({
  format: z.literal(fileFormat),
  version: z.literal(fileVersion),
  name,
  smsLimit: z.int().min(0).max(999).nullable(),
  statusTypes,
  fields: z.array(customField).max(100),
  defaultParties: z
    .array(
      z.strictObject({
        role: z.enum(partyRoles).exclude(['client']),
        contactName: z.string().trim().min(1).max(120),
      }),
    )
    .max(50),
  categories: z.array(fileCategory).max(100),
});

/** The file of a matter type. */
export type MatterTypeFile = z.infer<typeof matterTypeFileSchema>;

type WithoutId<Action> = Action extends unknown ? Omit<Action, 'id'> : never;

/** A task's definition without the ids of its actions, as the file has it. */
export type FileDefinition = Omit<TaskDefinition, 'actions'> & { actions: WithoutId<TriggeredAction>[] };

/** A matter type with all it owns, by the ids of the database. Its file is made of it, and makes it again. */
export type MatterTypeData = {
  name: string;
  smsLimit: number | null;
  statusTypes: { id: string; name: string; kind: StatusKind }[];
  fields: MatterTypeFile['fields'];
  defaultParties: {
    role: MatterTypeFile['defaultParties'][number]['role'];
    contactId: string;
    contactName: string;
  }[];
  categories: {
    name: string;
    visibility: TaskDefinition['visibility'];
    tasks: { id: string; definition: TaskDefinition }[];
  }[];
};
