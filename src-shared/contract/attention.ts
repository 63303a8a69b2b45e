import { z } from 'zod';
import { remedyKinds } from '../domain/remedies.ts';
import { idSchema } from '../ids.ts';
import { call } from './call.ts';
import { messageStatusSchema } from './message-status.ts';

const done = z.object({ sentence: z.string() });

/** What a person can do about one message, for whoever shows it. */
export const messageHelp = z.object({
  messageId: z.string(),
  /** When it came to stand as it does: a deed that was offered on it is refused once it has moved on. */
  at: z.string(),
  matterId: z.string(),
  contactId: z.string(),
  /** The contact's name, and their number (as understood) or address, as they are now; `to` null: there is none to send it to. */
  contactName: z.string(),
  to: z.string().nullable(),
  channel: z.enum(['sms', 'email']),
  /** Whether it is not known if it went, so that each remedy has a risk. */
  inDoubt: z.boolean(),
  /** Whether somebody can be asked what became of it: a mail server cannot. */
  canAsk: z.boolean(),
  /** In the order of their likelihood. */
  remedies: z.array(z.enum(remedyKinds)),
});

const attentionMessage = z.object({
  documentId: z.string(),
  reference: z.string(),
  clients: z.string(),
  subject: z.string(),
  /** To whom it was written, and the number or address. */
  recipientName: z.string(),
  recipient: z.string(),
  emailSubject: z.string().nullable(),
  text: z.string(),
  by: z.string(),
  status: messageStatusSchema,
  /** Whom the failure is about; null while nobody has to look yet. */
  concerns: z.enum(['contact', 'account', 'file']).nullable(),
  /** Until when it is being found out whether it went; null when nobody does. */
  checkingUntil: z.string().nullable(),
  help: messageHelp,
});

/** Which message, and as of when it was shown. */
const shown = z.strictObject({ messageId: idSchema, at: z.string().max(40) });

export const attentionContract = {
  /** The messages somebody has to look at, the newest first; on the first page before them those that are still being found out about. */
  'attention.list': call(
    'everyone',
    z.strictObject({ limit: z.number().int().min(1).max(200), after: z.string().max(200).nullable() }),
    z.object({ messages: z.array(attentionMessage), next: z.string().nullable() }),
  ),
  /**
   * Sends a message once more, to the number or address that the person who presses was shown (`to`); another one now, or a message
   * that has moved on, is refused (`changed_meanwhile`). `despiteLimit`: the daily limit does not matter for it.
   */
  'attention.sendAgain': call(
    'everyone',
    shown.extend({ to: z.string().max(254), despiteLimit: z.boolean() }),
    done,
  ),
  /** Asks the provider at once what became of a message that is not known; `too_late` when it is known by now. */
  'attention.checkAgain': call('everyone', z.strictObject({ messageId: idSchema }), done),
  /** A user's word that a message that is not known has gone. */
  'attention.markSent': call('everyone', shown, done),
  /** Nobody has to look at the message any more; it stays as it is. */
  'attention.dealWith': call('everyone', shown, done),
  /** Takes that back: somebody has to look at it after all. */
  'attention.putBack': call('everyone', shown, done),
  /** Ends every pause, and tries at once what a failed try held back. */
  'sending.retryNow': call('everyone', z.strictObject({}), z.object({})),
};

export type MessageHelp = z.infer<typeof messageHelp>;
export type AttentionMessage = z.infer<typeof attentionMessage>;
