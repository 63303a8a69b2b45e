import { z } from 'zod';
import { call } from './call.ts';

const nothing = z.strictObject({});

/** The user who sits in front of the screen, and what the frame must always tell them. */
const currentSession = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    initials: z.string(),
    role: z.enum(['administrator', 'standard']),
  }),
  firmName: z.string(),
  /** Channels on the practice gateway: nothing sent by them leaves this computer. */
  practice: z.object({ sms: z.boolean(), email: z.boolean() }),
  /**
   * In test mode, where what would go to clients goes instead, as it is shown: null where nothing is set, so that it waits.
   * Null when every channel that is not in practice sends to clients.
   */
  testMode: z.object({ sms: z.string().nullable(), email: z.string().nullable() }).nullable(),
  /** Channels that wait, the sentence that says why, and whether that is because there is no network. */
  paused: z.array(
    z.object({
      channel: z.enum(['sms', 'email']),
      reason: z.string(),
      until: z.string(),
      offline: z.boolean(),
    }),
  ),
  /** Messages that are being handed over. */
  sending: z.number().int(),
  waiting: z.number().int(),
  /** Messages that somebody has to look at. */
  attention: z.number().int(),
  /** When the first goes of those that wait for the firm's sending hours; null when it waits for something else, or none does. */
  nextDue: z.string().nullable(),
  /** A failed try holds some back: Retry now tries them at once. */
  canRetry: z.boolean(),
  /** Replies of clients, and of unknown numbers, that nobody has read. */
  replies: z.number().int(),
  /** No matter yet: the sample firm can be loaded. */
  empty: z.boolean(),
});

export const sessionContract = {
  'session.current': call('everyone', nothing, currentSession),
  'setup.loadSampleFirm': call('administrators', nothing, z.object({ matters: z.number().int() })),
};

export type CurrentSession = z.infer<typeof currentSession>;
