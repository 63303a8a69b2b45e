import { z } from 'zod';
import { messageStates } from '../domain/message-states.ts';

/** What is known of one message: its state and, where there is more to say, a sentence. */
export const messageStatusSchema = z.object({
  state: z.enum(messageStates),
  /** Until when it waits, why it failed, what to do; empty when the state says it all. */
  note: z.string(),
  /** Delivered in practice only: nothing left this computer. */
  practice: z.boolean(),
});

export type MessageStatus = z.infer<typeof messageStatusSchema>;
