import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { messageHelp } from './attention.ts';
import { call } from './call.ts';
import { messageStatusSchema } from './message-status.ts';

const documentKinds = ['sms', 'email', 'file_note', 'reply'] as const;

/** What only a reply has. */
const replyFacts = z.object({
  id: z.string(),
  /** The contact it is from; null when that is not known. */
  name: z.string().nullable(),
  /** The number as people read it. */
  number: z.string(),
  unread: z.boolean(),
});

const documentRow = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  description: z.string(),
  at: z.string(),
  /** The initials of who made it; empty for what nobody did: a reply, and a note of what one changed. */
  by: z.string(),
  to: z.string().nullable(),
  status: messageStatusSchema.nullable(),
  folder: z.string().nullable(),
  /** Null for everything else. */
  reply: replyFacts.nullable(),
});

const documentDetail = documentRow.extend({
  matterId: z.string(),
  recipient: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string(),
  segments: z.number().int().nullable(),
  /** Each time it was handed to a gateway: when, and what came back in plain words. */
  attempts: z.array(z.object({ at: z.string(), outcome: z.string() })),
  canCancel: z.boolean(),
  /** What can be done about a message; null for what is none. */
  help: messageHelp.nullable(),
  /** The client of the matter whose reply it is, to whom a text can be written; null when there is none. */
  answerTo: z.string().nullable(),
});

const smsClient = z.object({
  contactId: z.string(),
  name: z.string(),
  /** The number as the program understood it ("07700 900123"); null when there is none. */
  mobile: z.string().nullable(),
  /** Why this client cannot be texted; null when they can. */
  problem: z.string().nullable(),
});

export const documentsContract = {
  'documents.list': call(
    'everyone',
    z.strictObject({
      matterId: idSchema,
      limit: z.number().int().min(1).max(200),
      after: z.string().max(200).nullable(),
    }),
    z.object({ documents: z.array(documentRow), next: z.string().nullable() }),
  ),
  'documents.open': call('everyone', z.strictObject({ documentId: idSchema }), documentDetail),
  'messages.smsClients': call(
    'everyone',
    z.strictObject({ matterId: idSchema }),
    z.object({ clients: z.array(smsClient) }),
  ),
  /**
   * Refused with a sentence, nothing being sent: `bank_details`, `limit_reached` (of the matter), `daily_limit` (of the
   * client), and `duplicate`, unless `isAgain`, when the client was just sent the same.
   */
  'messages.sendSms': call(
    'everyone',
    z.strictObject({
      matterId: idSchema,
      contactId: idSchema,
      /** The number that the person who sends it was shown; another one is refused (`changed_meanwhile`). */
      mobile: z.string().max(40),
      text: z.string().max(2000),
      /** Made by whoever asks, once per message: asked again with it, nothing is sent a second time. */
      messageId: idSchema,
      /** The user was asked whether to send the same text again, and said yes. */
      isAgain: z.boolean(),
    }),
    /** `heldUntil`: when it goes at the earliest, outside the sending hours; null within them. */
    z.object({ documentId: z.string(), heldUntil: z.string().nullable() }),
  ),
  /** Withdraws a message that still waits; one that has gone cannot be called back (`too_late`). */
  'messages.cancel': call('everyone', z.strictObject({ documentId: idSchema }), z.object({})),
};

export type DocumentRow = z.infer<typeof documentRow>;
export type DocumentDetail = z.infer<typeof documentDetail>;
export type SmsClient = z.infer<typeof smsClient>;
