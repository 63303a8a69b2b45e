import type { Channel } from '../../src-shared/domain/progress-message.ts';
import type { ReasonCode } from './reasons.ts';

/** One message as a gateway gets it. `recipient` is one E.164 number or one address. */
export type Outgoing = {
  id: string;
  channel: Channel;
  recipient: string;
  recipientName: string;
  subject: string | null;
  body: string;
};

/**
 * What came of handing a message over. `later` and `refused` are proof that nothing was taken over; `not_known`
 * stands for every doubt, and is never sent again by itself. `pauseSeconds`: nothing of this channel can go until
 * then. `detail` carries codes only: no number, address or text.
 */
export type GatewayAnswer =
  | { kind: 'accepted'; providerId: string }
  | { kind: 'refused'; reason: ReasonCode; detail: string }
  | { kind: 'later'; reason: ReasonCode; detail: string; pauseSeconds: number | null }
  | { kind: 'not_known'; reason: ReasonCode; detail: string };

/** What a gateway says later of a message it accepted. */
export type PollAnswer =
  | { kind: 'pending' }
  | { kind: 'delivered' }
  | { kind: 'undelivered' | 'failed'; reason: ReasonCode; detail: string };

/** The gateways there are. */
export type GatewayName = 'practice' | 'twilio' | 'smtp';

/** A way out of the house. Neither function throws for what a network or a provider does. */
export type Gateway = {
  name: GatewayName;
  send(message: Outgoing): Promise<GatewayAnswer>;
  /** Null when the gateway never says more. */
  poll: ((providerId: string) => Promise<PollAnswer>) | null;
  /** Looks for a message that may have been taken over. Null when it cannot be asked. `at`: when it was handed over. */
  find: ((message: Outgoing, at: string) => Promise<FindAnswer>) | null;
};

/** `found`: the provider's ids of messages that match, nearest in time first (the caller strikes those already ours). */
export type FindAnswer =
  | { kind: 'found'; providerIds: string[] }
  | { kind: 'not_found' }
  | { kind: 'unreachable' };

/** How long nothing is sent by a channel whose account was refused, in seconds. */
export const accountPauseSeconds = 300;

/** How long a channel without a network waits before the next try, in seconds. */
export const networkPauseSeconds = 30;
