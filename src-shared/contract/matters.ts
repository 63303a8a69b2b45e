import { z } from 'zod';
import { partyRoles } from '../domain/party-roles.ts';
import { statusKinds } from '../domain/status-kinds.ts';
import { valueTypes } from '../domain/tokens.ts';
import { idSchema } from '../ids.ts';
import { call } from './call.ts';

const statusSchema = z.object({ name: z.string(), kind: z.enum(statusKinds) });

const matterRow = z.object({
  id: z.string(),
  reference: z.string(),
  clients: z.string(),
  subject: z.string(),
  typeName: z.string(),
  status: statusSchema,
  feeEarner: z.string(),
});

const partySchema = z.object({
  contactId: z.string(),
  role: z.enum(partyRoles),
  name: z.string(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  sendTexts: z.boolean(),
  sendEmails: z.boolean(),
  optedOut: z.boolean(),
});

/** A custom field of a matter: what it is, and its value (canonical as in tokens.ts; empty: none). */
const fieldOfMatter = z.object({
  fieldId: z.string(),
  label: z.string(),
  type: z.enum(valueTypes),
  choices: z.array(z.string()),
  value: z.string(),
});

const matterDetail = z.object({
  id: z.string(),
  reference: z.string(),
  subject: z.string(),
  typeName: z.string(),
  matterTypeId: z.string(),
  statusTypeId: z.string(),
  status: statusSchema,
  /** Those of its type, also when the type is retired: what its status can be changed to. */
  statusTypes: z.array(statusSchema.extend({ id: z.string() })),
  feeEarnerId: z.string(),
  feeEarner: z.object({ name: z.string(), initials: z.string() }),
  clients: z.string(),
  parties: z.array(partySchema),
  openedOn: z.string(),
  activatedOn: z.string().nullable(),
  exchangeDate: z.string().nullable(),
  completionDate: z.string().nullable(),
  messagesOff: z.boolean(),
  fields: z.array(fieldOfMatter),
});

/** What a new matter can be of. */
const matterTypeChoice = z.object({
  id: z.string(),
  name: z.string(),
  statusTypes: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(statusKinds) })),
  fields: z.array(fieldOfMatter.omit({ value: true })),
});

const day = z.iso.date('Type a date.');

/** The values of custom fields as they were typed, by field id. */
const typedFields = z.record(idSchema, z.string().max(500));

/** What is typed for a new matter. */
export const newMatterForm = z.strictObject({
  matterTypeId: idSchema,
  subject: z.string().trim().min(1, 'Type the property, or what the matter is about.').max(200),
  feeEarnerId: idSchema,
  clientIds: z.array(idSchema).min(1, 'Add at least one client.').max(10),
  fields: typedFields,
  /** Save and Activate. */
  activate: z.boolean(),
});

/** What can be changed of a matter. */
export const matterForm = z.strictObject({
  subject: z.string().trim().min(1, 'Type the property, or what the matter is about.').max(200),
  feeEarnerId: idSchema,
  exchangeDate: day.nullable(),
  completionDate: day.nullable(),
  fields: typedFields,
});

/** The same as it was read, before anything was typed. */
const matterAsRead = z.strictObject({
  subject: z.string(),
  feeEarnerId: z.string(),
  exchangeDate: z.string().nullable(),
  completionDate: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
});

export const mattersContract = {
  /** Matters whose reference, clients, subject, fee earner, type or status hold every word of `text`. */
  'matters.find': call(
    'everyone',
    z.strictObject({
      text: z.string().max(200),
      limit: z.number().int().min(1).max(200),
      after: z.string().max(200).nullable(),
    }),
    z.object({ matters: z.array(matterRow), next: z.string().nullable() }),
  ),
  'matters.get': call('everyone', z.strictObject({ matterId: idSchema }), matterDetail),
  /** What New Matter offers. */
  'matters.newForm': call(
    'everyone',
    z.strictObject({}),
    z.object({
      matterTypes: z.array(matterTypeChoice),
      feeEarners: z.array(z.object({ id: z.string(), name: z.string() })),
      saveAndActivate: z.boolean(),
      reference: z.string(),
    }),
  ),
  /**
   * Opens a matter with its type's tasks and default parties. `malformed_input` with details by field
   * ("fields.<id>") for a value that is none; `pre_activation` when it was to be activated and may not be.
   */
  'matters.add': call(
    'everyone',
    z.strictObject({ form: newMatterForm }),
    z.object({ matterId: z.string(), reference: z.string() }),
  ),
  /**
   * The same for what can be changed of a matter; dates of tasks that depend on it move in the same transaction. Only what
   * differs from `was` is written. `changed_meanwhile` when such a field is no longer as it was read: details hold what it
   * is now, by field ("fields.<id>"), as one types it.
   */
  'matters.save': call(
    'everyone',
    z.strictObject({ matterId: idSchema, was: matterAsRead, form: matterForm }),
    z.object({ datesMoved: z.number().int() }),
  ),
  /**
   * Changes the status. A Quote becomes Active only when its pre-activation tasks are completed or not required:
   * otherwise `pre_activation`, whose details list them ("0": name).
   */
  'matters.setStatus': call(
    'everyone',
    z.strictObject({ matterId: idSchema, statusTypeId: idSchema }),
    z.object({ datesMoved: z.number().int() }),
  ),
  'matters.addParty': call(
    'everyone',
    z.strictObject({ matterId: idSchema, role: z.enum(partyRoles), contactId: idSchema }),
    z.object({}),
  ),
  /** Refused (`in_use`) for the last client. */
  'matters.removeParty': call(
    'everyone',
    z.strictObject({ matterId: idSchema, role: z.enum(partyRoles), contactId: idSchema }),
    z.object({}),
  ),
  'matters.setMessagesOff': call(
    'everyone',
    z.strictObject({ matterId: idSchema, messagesOff: z.boolean() }),
    z.object({}),
  ),
};

export type MatterRow = z.infer<typeof matterRow>;
export type NewMatterForm = z.infer<typeof newMatterForm>;
export type MatterForm = z.infer<typeof matterForm>;
export type MatterAsRead = z.infer<typeof matterAsRead>;
export type FieldOfMatter = z.infer<typeof fieldOfMatter>;
export type MatterDetail = z.infer<typeof matterDetail>;
