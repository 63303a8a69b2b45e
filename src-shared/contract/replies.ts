import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { call } from './call.ts';

const replyMatter = z.object({
  id: z.string(),
  reference: z.string(),
  clients: z.string(),
  subject: z.string(),
  feeEarner: z.string(),
});

const replyRow = z.object({
  id: z.string(),
  /** The contact it is from; null when that is not known. */
  name: z.string().nullable(),
  /** The number as people read it. */
  number: z.string(),
  text: z.string(),
  at: z.string(),
  unread: z.boolean(),
  meaning: z.enum(['reply', 'stop', 'start']),
  /** Null: it is in the tray, for somebody to file. */
  matter: replyMatter.nullable(),
  documentId: z.string().nullable(),
  /** The client of the matter whose reply it is, to whom a text can be written; null when there is none. */
  answerTo: z.string().nullable(),
});

export const repliesContract = {
  /** Unread ones first, then the newest. `tray`: only those that are on no matter. */
  'replies.list': call(
    'everyone',
    z.strictObject({
      show: z.enum(['all', 'tray']),
      limit: z.number().int().min(1).max(200),
      after: z.string().max(200).nullable(),
    }),
    z.object({ replies: z.array(replyRow), next: z.string().nullable() }),
  ),
  /** How many replies on a matter nobody has read. */
  'replies.unreadOn': call(
    'everyone',
    z.strictObject({ matterId: idSchema }),
    z.object({ unread: z.number().int() }),
  ),
  'replies.markRead': call('everyone', z.strictObject({ replyId: idSchema }), z.object({})),
  /**
   * Puts a reply that is in the tray on a matter, and says whose it is where a user knows: a party of the matter. Null leaves
   * it with whoever has the number. `changed_meanwhile` when somebody has filed it.
   */
  'replies.file': call(
    'everyone',
    z.strictObject({ replyId: idSchema, matterId: idSchema, contactId: idSchema.nullable() }),
    z.object({ documentId: z.string() }),
  ),
};

export type ReplyRow = z.infer<typeof replyRow>;
