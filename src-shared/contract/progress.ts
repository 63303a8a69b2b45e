import { z } from 'zod';
import { certainties } from '../domain/message-states.ts';
import { skipReasons } from '../domain/skip-reasons.ts';
import { idSchema } from '../ids.ts';
import { call } from './call.ts';
import { messageStatusSchema } from './message-status.ts';

const triggerSchema = z.object({
  kind: z.literal('send_progress_message'),
  channel: z.enum(['sms', 'email', 'preferred']),
});

const progressTask = z.object({
  id: z.string(),
  name: z.string(),
  targetDate: z.string().nullable(),
  completedAt: z.string().nullable(),
  completedBy: z.string().nullable(),
  notRequired: z.boolean(),
  triggers: z.array(triggerSchema),
});

const progressCategory = z.object({
  id: z.string(),
  name: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  tasks: z.array(progressTask),
});

/** What became of one triggered action for one client. */
const outcomeSchema = z.object({
  id: z.string(),
  channel: z.enum(['sms', 'email']),
  contactName: z.string(),
  /** The number (as understood) or address; null when there is none. */
  recipient: z.string().nullable(),
  text: z.string().nullable(),
  subject: z.string().nullable(),
  /** Null when the message entered the outbox. */
  skipped: z.object({ reason: z.enum(skipReasons), sentence: z.string() }).nullable(),
  message: z.object({ documentId: z.string(), status: messageStatusSchema }).nullable(),
});

const tickOutcome = z.object({
  tickId: z.string(),
  matterId: z.string(),
  taskId: z.string(),
  taskName: z.string(),
  tickedAt: z.string(),
  /** Until then the messages are held and Undo withdraws them; null when there is nothing to withdraw. */
  undoUntil: z.string().nullable(),
  undone: z.boolean(),
  outcomes: z.array(outcomeSchema),
});

const untickOutcome = z.object({
  taskName: z.string(),
  /** Messages withdrawn before they went. */
  withdrawn: z.number().int(),
  /** Each client to whom a message had gone, or may have, and what is known of it: none can be called back. */
  alreadyGone: z.array(z.object({ name: z.string(), certainty: z.enum(certainties) })),
});

export const progressContract = {
  'progress.open': call(
    'everyone',
    z.strictObject({ matterId: idSchema }),
    z.object({ categories: z.array(progressCategory) }),
  ),
  'progress.tick': call('everyone', z.strictObject({ taskId: idSchema }), tickOutcome),
  'progress.outcome': call('everyone', z.strictObject({ tickId: idSchema }), tickOutcome),
  'progress.untick': call('everyone', z.strictObject({ taskId: idSchema }), untickOutcome),
};

export type ProgressTask = z.infer<typeof progressTask>;
export type ProgressCategory = z.infer<typeof progressCategory>;
export type Trigger = z.infer<typeof triggerSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type TickOutcome = z.infer<typeof tickOutcome>;
export type UntickOutcome = z.infer<typeof untickOutcome>;
