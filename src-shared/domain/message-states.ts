/** Every state a message can be in. `accepted` is shown as "Sent": a gateway has taken it over. */
export const messageStates = [
  'queued',
  'claimed',
  'dispatching',
  'accepted',
  'delivered',
  'undelivered',
  'failed',
  'cancelled',
  'expired',
  'blocked',
  'not_known',
] as const;

/** One of the states of a message. */
export type MessageState = (typeof messageStates)[number];

/**
 * Every allowed move. Nothing leads away from `not_known` by itself: a message that may have gone is never sent
 * again. `dispatching` goes back to `queued` only on the gateway's proof that nothing was taken over.
 */
const moves: Record<MessageState, readonly MessageState[]> = {
  queued: ['claimed', 'cancelled', 'expired', 'blocked', 'failed'],
  claimed: ['dispatching', 'queued', 'cancelled', 'expired', 'blocked', 'failed'],
  dispatching: ['accepted', 'delivered', 'failed', 'not_known', 'queued'],
  accepted: ['delivered', 'undelivered', 'failed'],
  delivered: [],
  undelivered: [],
  failed: [],
  cancelled: [],
  expired: [],
  blocked: [],
  not_known: [],
};

/** Whether a message may go from one state to another. */
export function canMove(from: MessageState, to: MessageState): boolean {
  return moves[from].includes(to);
}

/** Whether a message in this state has, or may have, reached the client's network. */
export function mayHaveGone(state: MessageState): boolean {
  return ['dispatching', 'accepted', 'delivered', 'undelivered', 'not_known'].includes(state);
}
