import { z } from 'zod';
import { certainties } from '../domain/message-states.ts';
import { skipReasons } from '../domain/skip-reasons.ts';
import { actionKinds } from '../domain/task-definition.ts';
import { idSchema } from '../ids.ts';
import { messageHelp } from './attention.ts';
import { call } from './call.ts';
import { messageStatusSchema } from './message-status.ts';
import { triggerSchema } from './options.ts';

const taskIds = z.array(idSchema).min(1).max(500);
const taskName = z.string().trim().min(1, 'Type the name of the task.').max(120);
const day = z.iso.date('Type a date.');
const matterOnly = z.strictObject({ matterId: idSchema });
const taskOnly = z.strictObject({ taskId: idSchema });
const done = z.object({});

const progressTask = z.object({
  id: z.string(),
  /** The template it was made from; null for a task added by hand. */
  templateId: z.string().nullable(),
  name: z.string(),
  note: z.string(),
  targetDate: z.string().nullable(),
  /** The date was typed by hand, and stays whatever its anchor does. */
  isTargetTyped: z.boolean(),
  /** How its date is computed, as a sentence; empty when by no rule. */
  targetRule: z.string(),
  completedAt: z.string().nullable(),
  completedBy: z.string().nullable(),
  notRequired: z.boolean(),
  preActivation: z.boolean(),
  /** Why it may show although it should not: what decides it has a fault, as a sentence. Empty when sound. */
  fault: z.string(),
  triggers: z.array(triggerSchema),
  /** Ticking it may need answers first: a note to complete, a text to review, a client who was told before. */
  mayAsk: z.boolean(),
});

const progressCategory = z.object({
  id: z.string(),
  name: z.string(),
  /** Made by the program. */
  system: z.boolean(),
  /** Of the tasks that show: completed, and all that are required. */
  done: z.number().int(),
  total: z.number().int(),
  tasks: z.array(progressTask),
});

/** What a tick must ask before it can be done. Empty lists: nothing. */
const tickQuestions = z.object({
  taskName: z.string(),
  notes: z.array(z.object({ actionId: z.string(), description: z.string(), text: z.string() })),
  reviews: z.array(
    z.object({
      actionId: z.string(),
      contactId: z.string(),
      contactName: z.string(),
      channel: z.enum(['sms', 'email']),
      to: z.string(),
      subject: z.string().nullable(),
      text: z.string(),
    }),
  ),
  /** Clients who were told this before, or may have been: "send again?" defaults to no. Answered by `sendAgain`. */
  told: z.array(
    z.object({
      actionId: z.string(),
      contactId: z.string(),
      contactName: z.string(),
      channel: z.enum(['sms', 'email']),
      on: z.string(),
      certainty: z.enum(certainties),
    }),
  ),
  /** Clients who were sent the very same text minutes ago (`at`), or for whom it still waits (null); asked in the same way. */
  duplicates: z.array(
    z.object({
      actionId: z.string(),
      contactId: z.string(),
      contactName: z.string(),
      channel: z.enum(['sms', 'email']),
      at: z.string().nullable(),
      /** Whether the earlier one certainly went. */
      certainty: z.enum(['told', 'perhaps']),
    }),
  ),
});

/** What the user answered to the questions of a tick. */
const tickAnswers = z.strictObject({
  notes: z
    .array(
      z.strictObject({
        actionId: idSchema,
        description: z.string().trim().min(1, 'Type what the note is about.').max(200),
        text: z.string().trim().min(1, 'Type the note.').max(20_000),
      }),
    )
    .max(30),
  reviews: z
    .array(
      z.strictObject({
        actionId: idSchema,
        contactId: idSchema,
        /** The number or address that was shown; another one now is refused (`changed_meanwhile`). */
        to: z.string().max(254),
        subject: z.string().max(300).nullable(),
        text: z.string().trim().min(1, 'Type the message.').max(4000),
      }),
    )
    .max(200),
  /** Who is to be told again although they were told before, or were just sent the same text. */
  sendAgain: z.array(z.strictObject({ actionId: idSchema, contactId: idSchema })).max(200),
});

/** What became of one triggered action for one client, or of an action that is for nobody. */
const outcomeSchema = z.object({
  id: z.string(),
  kind: z.enum(actionKinds),
  channel: z.enum(['sms', 'email']).nullable(),
  /** Empty when the action is for nobody. */
  contactName: z.string(),
  contactId: z.string().nullable(),
  /** The number (as understood) or address; null when there is none. */
  recipient: z.string().nullable(),
  text: z.string().nullable(),
  subject: z.string().nullable(),
  /** What it did, as a sentence; null for a message, whose status says it, and for a skip. */
  result: z.string().nullable(),
  /** Null when it acted. */
  skipped: z.object({ reason: z.enum(skipReasons), sentence: z.string() }).nullable(),
  /** Skipped for a cause that can be mended: `progress.sendSkipped` tries again. */
  canSendNow: z.boolean(),
  message: z.object({ documentId: z.string(), status: messageStatusSchema, help: messageHelp }).nullable(),
  /** The note it made. */
  documentId: z.string().nullable(),
  /** A web page to open, by the person's press. */
  url: z.string().nullable(),
});

const tickOutcome = z.object({
  tickId: z.string(),
  matterId: z.string(),
  taskId: z.string(),
  taskName: z.string(),
  tickedAt: z.string(),
  /** Until then Undo takes everything back as if never ticked; null when there is nothing to take back. */
  undoUntil: z.string().nullable(),
  undone: z.boolean(),
  /** Other tasks whose target date moved by it. */
  datesMoved: z.number().int(),
  outcomes: z.array(outcomeSchema),
});

const untickOutcome = z.object({
  taskName: z.string(),
  /** Messages withdrawn before they went. */
  withdrawn: z.number().int(),
  /** Each client to whom a message had gone, or may have, and what is known of it: none can be called back. */
  alreadyGone: z.array(z.object({ name: z.string(), certainty: z.enum(certainties) })),
  /** What else was put back, and what stays although the task is outstanding again, a sentence each. */
  putBack: z.array(z.string()),
  stays: z.array(z.string()),
});

export const progressContract = {
  /**
   * The tasks that show, by category. `calendarEndsBefore`: the last day of the list of bank holidays, when a target date
   * needed working days after it, so that it may yet move; else null.
   */
  'progress.open': call(
    'everyone',
    matterOnly,
    z.object({ categories: z.array(progressCategory), calendarEndsBefore: z.string().nullable() }),
  ),
  /** What ticking this task must ask first; changes nothing. */
  'progress.questions': call('everyone', taskOnly, tickQuestions),
  /** Ticks. `answer_needed` when there are questions that `answers` leaves open. */
  'progress.tick': call('everyone', taskOnly.extend({ answers: tickAnswers.nullable() }), tickOutcome),
  'progress.outcome': call('everyone', z.strictObject({ tickId: idSchema }), tickOutcome),
  /** Tries a message again that a tick skipped, now that its cause may be mended. */
  'progress.sendSkipped': call('everyone', z.strictObject({ outcomeId: idSchema }), tickOutcome),
  'progress.untick': call('everyone', taskOnly, untickOutcome),
  'progress.setNotRequired': call('everyone', z.strictObject({ taskIds, notRequired: z.boolean() }), done),
  /** A date typed by hand stays; null gives the date back to its rule. */
  'progress.setTargetDate': call('everyone', z.strictObject({ taskIds, targetDate: day.nullable() }), done),
  'progress.addTask': call(
    'everyone',
    z.strictObject({ matterId: idSchema, categoryId: idSchema, name: taskName, targetDate: day.nullable() }),
    z.object({ taskId: z.string() }),
  ),
  'progress.renameTask': call('everyone', taskOnly.extend({ name: taskName }), done),
  /** `changed_meanwhile` when the note is no longer `was`, as it was read; details hold what it is now. */
  'progress.saveNote': call(
    'everyone',
    taskOnly.extend({ was: z.string(), note: z.string().trim().max(4000) }),
    done,
  ),
  /** Within its category. */
  'progress.moveTask': call('everyone', taskOnly.extend({ toIndex: z.number().int().min(0).max(999) }), done),
  /** Takes away a task added by hand that was never ticked; any other is refused (`in_use`). */
  'progress.removeTask': call('everyone', taskOnly, done),
};

export type ProgressTask = z.infer<typeof progressTask>;
export type ProgressCategory = z.infer<typeof progressCategory>;
export type TickQuestions = z.infer<typeof tickQuestions>;
export type TickAnswers = z.infer<typeof tickAnswers>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type TickOutcome = z.infer<typeof tickOutcome>;
export type UntickOutcome = z.infer<typeof untickOutcome>;
