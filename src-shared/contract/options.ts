import { z } from 'zod';
import { conditionSchema } from '../domain/conditions.ts';
import { partyRoles } from '../domain/party-roles.ts';
import { statusKinds } from '../domain/status-kinds.ts';
import { actionChannels, actionKinds } from '../domain/task-definition.ts';
import { valueTypes } from '../domain/tokens.ts';
import { idSchema } from '../ids.ts';
import { administrators } from './call.ts';

const nothing = z.strictObject({});
const done = z.object({});
const name = (what: string) =>
  z.string().trim().min(1, `Type the name of the ${what}.`).max(80, 'A name can have 80 characters at most.');
const revision = z.number().int();
const toIndex = z.number().int().min(0).max(999);

/** What a task does when it is ticked, as an icon can say it. */
export const triggerSchema = z.object({
  kind: z.enum(actionKinds),
  /** Null when it sends no progress message. */
  channel: z.enum(actionChannels).nullable(),
});

const templateRow = z.object({
  id: z.string(),
  name: z.string(),
  triggers: z.array(triggerSchema),
  preActivation: z.boolean(),
  /** When it is due, as a sentence; empty when it has no target date. */
  target: z.string(),
  hasVisibility: z.boolean(),
  /** What is wrong with its conditions, texts and target date, as sentences: such parts do not act. */
  faults: z.array(z.string()),
});

const category = z.object({
  id: z.string(),
  name: z.string(),
  /** Made by the program: it cannot be changed. */
  system: z.boolean(),
  visibility: z.array(conditionSchema),
  /** What is wrong with its conditions, as sentences: it is shown nowhere while one cannot be tested. */
  faults: z.array(z.string()),
  revision,
  tasks: z.array(templateRow),
});

const matterTypeRow = z.object({
  id: z.string(),
  name: z.string(),
  retired: z.boolean(),
  revision,
  categories: z.number().int(),
  tasks: z.number().int(),
  openMatters: z.number().int(),
  faults: z.number().int(),
});

const statusType = z.object({ id: z.string(), name: z.string(), kind: z.enum(statusKinds), revision });

const customField = z.object({
  id: z.string(),
  key: z.string(),
  label: z.string(),
  type: z.enum(valueTypes),
  choices: z.array(z.string()),
  revision,
});

const defaultParty = z.object({
  id: z.string(),
  role: z.enum(partyRoles),
  contactId: z.string(),
  name: z.string(),
});

const matterType = z.object({
  id: z.string(),
  name: z.string(),
  retired: z.boolean(),
  revision,
  /** The most texts by hand on one matter; null: no limit. */
  smsLimit: z.number().int().nullable(),
  openMatters: z.number().int(),
  categories: z.array(category),
  statusTypes: z.array(statusType),
  fields: z.array(customField),
  defaultParties: z.array(defaultParty),
});

/** What an administrator types for a category. */
export const categoryForm = z.strictObject({
  name: name('category'),
  visibility: z.array(conditionSchema).max(10),
});

/** Ten conditions of 20,000 characters, and more. */
const mostOfCategory = 250_000;

/** What an administrator types for a status type. */
export const statusTypeForm = z.strictObject({ name: name('status'), kind: z.enum(statusKinds) });

/** What an administrator types for a custom field. The type of a field that has values cannot change. */
export const customFieldForm = z
  .strictObject({
    label: name('field'),
    type: z.enum(valueTypes),
    choices: z.array(z.string().trim().min(1).max(80)).max(50),
  })
  .refine((form) => form.type !== 'choice' || form.choices.length > 0, {
    path: ['choices'],
    message: 'Type at least one choice.',
  });

const typeId = z.strictObject({ matterTypeId: idSchema });

export const optionsContract = {
  'options.matterTypes': administrators(nothing, z.object({ matterTypes: z.array(matterTypeRow) })),
  'options.matterType': administrators(typeId, matterType),
  /** A new, empty matter type (a Quote, an Active, a Cancelled and an Archived status), or a copy of one with all it owns. */
  'options.addMatterType': administrators(
    z.strictObject({ name: name('matter type'), copyOf: idSchema.nullable() }),
    z.object({ matterTypeId: z.string() }),
  ),
  'options.renameMatterType': administrators(typeId.extend({ revision, name: name('matter type') }), done),
  'options.retireMatterType': administrators(typeId.extend({ retired: z.boolean() }), done),
  'options.saveMessageLimits': administrators(
    typeId.extend({ revision, smsLimit: z.number().int().min(0).max(999).nullable() }),
    done,
  ),
  /** The matter type as one JSON text, and a name for its file. */
  'options.exportMatterType': administrators(typeId, z.object({ fileName: z.string(), json: z.string() })),
  /** Makes a matter type of an exported text; `report` names what could not be matched, a sentence each. */
  'options.importMatterType': {
    ...administrators(
      z.strictObject({ json: z.string().max(2_000_000, 'The file is too large to be a matter type.') }),
      z.object({ matterTypeId: z.string(), name: z.string(), report: z.array(z.string()) }),
    ),
    maximumInput: 2_100_000,
  },

  'options.addCategory': {
    ...administrators(typeId.extend({ form: categoryForm }), z.object({ id: z.string() })),
    maximumInput: mostOfCategory,
  },
  'options.saveCategory': {
    ...administrators(z.strictObject({ categoryId: idSchema, revision, form: categoryForm }), done),
    maximumInput: mostOfCategory,
  },
  /** Refused (`in_use`) while it has task templates, or matters have tasks in it. */
  'options.removeCategory': administrators(z.strictObject({ categoryId: idSchema }), done),
  'options.moveCategory': administrators(z.strictObject({ categoryId: idSchema, toIndex }), done),

  'options.addStatusType': administrators(
    typeId.extend({ form: statusTypeForm }),
    z.object({ id: z.string() }),
  ),
  'options.saveStatusType': administrators(
    z.strictObject({ statusTypeId: idSchema, revision, form: statusTypeForm }),
    done,
  ),
  /** Refused (`in_use`) while a matter has it, a template uses it, or it is the last of its kind. */
  'options.removeStatusType': administrators(z.strictObject({ statusTypeId: idSchema }), done),
  'options.moveStatusType': administrators(z.strictObject({ statusTypeId: idSchema, toIndex }), done),

  'options.addField': administrators(
    typeId.extend({ form: customFieldForm }),
    z.object({ id: z.string(), key: z.string() }),
  ),
  'options.saveField': administrators(
    z.strictObject({ fieldId: idSchema, revision, form: customFieldForm }),
    done,
  ),
  /** Refused (`in_use`) with the list of where it is used: texts, conditions, actions, target dates, matters with a value. */
  'options.removeField': administrators(z.strictObject({ fieldId: idSchema }), done),
  'options.moveField': administrators(z.strictObject({ fieldId: idSchema, toIndex }), done),

  'options.addDefaultParty': administrators(
    typeId.extend({ role: z.enum(partyRoles).exclude(['client']), contactId: idSchema }),
    z.object({ id: z.string() }),
  ),
  'options.removeDefaultParty': administrators(z.strictObject({ defaultPartyId: idSchema }), done),
  'options.moveDefaultParty': administrators(z.strictObject({ defaultPartyId: idSchema, toIndex }), done),
};

export type MatterTypeRow = z.infer<typeof matterTypeRow>;
export type MatterTypeOptions = z.infer<typeof matterType>;
export type CategoryOptions = z.infer<typeof category>;
export type TemplateRow = z.infer<typeof templateRow>;
export type StatusTypeOptions = z.infer<typeof statusType>;
export type CustomFieldOptions = z.infer<typeof customField>;
export type DefaultPartyOptions = z.infer<typeof defaultParty>;
export type CategoryForm = z.infer<typeof categoryForm>;
export type StatusTypeForm = z.infer<typeof statusTypeForm>;
export type CustomFieldForm = z.infer<typeof customFieldForm>;
export type Trigger = z.infer<typeof triggerSchema>;
