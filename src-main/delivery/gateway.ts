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

/** What a gateway says later of a message it accepted. `segments`: how many texts it counted; null while it does not know. */
export type PollAnswer =
  | { kind: 'pending' | 'delivered'; segments?: number | null }
  | { kind: 'undelivered' | 'failed'; reason: ReasonCode; detail: string };

/**
 * What came of looking for a message. `found`: the provider's ids of all that match, the nearest in time first, among
 * which may be messages already known to be others. `not_found` proves nothing: a provider's lists lag.
 */
export type FindAnswer =
  | { kind: 'found'; providerIds: string[] }
  | { kind: 'not_found' }
  | { kind: 'unreachable' };

/** A text that came in. `from`: an E.164 number, or what the network gave for it. `at`: an instant. */
export type Reply = { providerId: string; from: string; body: string; at: string };

/** The gateways there are. */
export type GatewayName = 'practice' | 'twilio' | 'smtp';

/** A way out of the house. No function throws for what a network or a provider does. docs/gateways.md says how to add one. */
export type Gateway = {
  name: GatewayName;
  /** What its account is known by: another one has other lists, and its emails are not known again. Empty where there is none. */
  account: string;
  /** The one function every gateway must have. */
  send(message: Outgoing): Promise<GatewayAnswer>;
  /** Null when the gateway never says more. */
  poll: ((providerId: string) => Promise<PollAnswer>) | null;
  /** Looks for a message that may have been taken over. Null when it cannot be asked. `at`: when it was handed over. */
  find: ((message: Outgoing, at: string) => Promise<FindAnswer>) | null;
  /**
   * What came in for this sender since a day (YYYY-MM-DD, GMT), oldest first. Null when nobody can reply to it. A null
   * answer: it could not be asked.
   */
  replies: ((since: string) => Promise<Reply[] | null>) | null;
};

/** How long nothing is sent by a channel whose account was refused, in seconds. */
export const accountPauseSeconds = 300;

/** How long a channel without a network waits before the next try, in seconds. */
export const networkPauseSeconds = 30;
