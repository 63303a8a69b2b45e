import { z } from 'zod';
import { conditionSchema, type Explained } from '../domain/conditions.ts';
import { actionKinds, taskDefinitionSchema } from '../domain/task-definition.ts';
import { valueTypes } from '../domain/tokens.ts';
import { idSchema } from '../ids.ts';
import { administrators } from './call.ts';

const done = z.object({});
const revision = z.number().int();
const toIndex = z.number().int().min(0).max(999);
/**
 * The longest input that holds a definition, as JSON, in characters: 30 actions of a text of 4,000 and a subject of 200 that
 * are all escapes, and of a condition of 20,000; and ten conditions more.
 */
const maximumInput = 1_700_000;
/** A condition with, for every line, what was found and whether it holds. Answers are not parsed again by the page. */
const explained = z.custom<Explained>();
const triedCondition = z.custom<Explained & { forClient: string | null }>();

const taskTemplate = z.object({
  id: z.string(),
  categoryId: z.string(),
  matterTypeId: z.string(),
  matterTypeName: z.string(),
  /** The number of the version: what a save must name. */
  revision,
  definition: taskDefinitionSchema,
  /** Open matters of the type. */
  openMatters: z.number().int(),
});

const token = z.object({
  id: z.string(),
  group: z.string(),
  label: z.string(),
  type: z.enum(valueTypes),
  choices: z.array(z.string()),
  /** The value for the matter asked about, as people read it; empty when it has none. */
  value: z.string(),
});

const triedMessage = z.object({
  contactName: z.string(),
  channel: z.enum(['sms', 'email']),
  to: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  /** For a text: its length as the network counts, and how many SMS it makes; null for an email. */
  sms: z.object({ units: z.number(), encoding: z.enum(['gsm7', 'ucs2']), segments: z.number() }).nullable(),
  /** Why it would not be sent; null when it would. */
  problem: z.string().nullable(),
  warnings: z.array(z.string()),
});

const triedAction = z.object({
  actionId: z.string(),
  kind: z.enum(actionKinds),
  /** What it would do, as a sentence; for messages only what kind they are. */
  sentence: z.string(),
  /** Why it would do nothing; null when it would act. */
  problem: z.string().nullable(),
  condition: explained.nullable(),
  messages: z.array(triedMessage),
});

const tried = z.object({
  /** Its visibility conditions, each explained. */
  visibility: z.array(explained),
  isVisible: z.boolean(),
  /** The target date it would have, as a day; null when it has none now. */
  targetDate: z.string().nullable(),
  actions: z.array(triedAction),
  /** All texts together: how many SMS they make. */
  segments: z.number().int(),
});

const changesToOpenMatters = z.object({
  matters: z.number().int(),
  tasksChanged: z.number().int(),
  tasksAdded: z.number().int(),
  tasksRemoved: z.number().int(),
  datesMoved: z.number().int(),
  /** The first matters, and what would change on each, a sentence each. */
  examples: z.array(z.object({ reference: z.string(), clients: z.string(), lines: z.array(z.string()) })),
});

/** One template, or with null every template of the type. */
const whichTemplates = z.strictObject({ matterTypeId: idSchema, templateId: idSchema.nullable() });

export const taskTemplatesContract = {
  'options.taskTemplate': administrators(z.strictObject({ templateId: idSchema }), taskTemplate),
  /** Adds a task at the end of a category. New matters have it; open ones only by `options.applyTemplates`. */
  'options.addTask': {
    ...administrators(
      z.strictObject({ categoryId: idSchema, definition: taskDefinitionSchema }),
      z.object({ templateId: z.string() }),
    ),
    maximumInput,
  },
  /**
   * Saves a new version. `changed_meanwhile` when somebody saved since `revision` was read; its details hold their
   * `revision` and `definition` (JSON). `template_faulty` with details by path ("actions.0.body") for a text, condition or
   * target date with a fault; a loop of target dates is named.
   */
  'options.saveTask': {
    ...administrators(
      z.strictObject({ templateId: idSchema, revision, definition: taskDefinitionSchema }),
      done,
    ),
    maximumInput,
  },
  'options.copyTask': administrators(
    z.strictObject({ templateId: idSchema, categoryId: idSchema }),
    z.object({ templateId: z.string() }),
  ),
  'options.moveTask': administrators(
    z.strictObject({ templateId: idSchema, categoryId: idSchema, toIndex }),
    done,
  ),
  /** Refused (`in_use`) with the list of where it is used: conditions, target dates and actions of others. */
  'options.removeTask': administrators(z.strictObject({ templateId: idSchema }), done),
  /** What applying the present templates to open matters would change; changes nothing. */
  'options.previewApply': administrators(whichTemplates, changesToOpenMatters),
  /** Brings the outstanding tasks of open matters up to the present templates; what happened is never rewritten. */
  'options.applyTemplates': administrators(whichTemplates, changesToOpenMatters),
  /** The tokens of a matter type with its custom fields (null: without any), with their values on a matter. */
  'options.tokens': administrators(
    z.strictObject({ matterTypeId: idSchema.nullable(), matterId: idSchema.nullable() }),
    z.object({ tokens: z.array(token) }),
  ),
  /**
   * How a condition comes out on a matter, line by line; without a matter only its faults. `perClient`: it is that of a message
   * to each client, and comes out for the first of them, whom `forClient` names when there are several.
   */
  'options.tryCondition': administrators(
    z.strictObject({
      matterTypeId: idSchema,
      matterId: idSchema.nullable(),
      condition: conditionSchema,
      perClient: z.boolean(),
    }),
    triedCondition,
  ),
  /**
   * What ticking a task of this definition would do on a matter; sends and changes nothing. The matter's task of `templateId`
   * counts as the ticked one: it is completed, and who was told by it before is said; null when it has none yet.
   */
  'options.tryTask': {
    ...administrators(
      z.strictObject({
        matterId: idSchema,
        templateId: idSchema.nullable(),
        definition: taskDefinitionSchema,
      }),
      tried,
    ),
    maximumInput,
  },
};

export type TaskTemplateOptions = z.infer<typeof taskTemplate>;
export type TokenOptions = z.infer<typeof token>;
export type Tried = z.infer<typeof tried>;
export type TriedAction = z.infer<typeof triedAction>;
export type TriedMessage = z.infer<typeof triedMessage>;
export type ChangesToOpenMatters = z.infer<typeof changesToOpenMatters>;
