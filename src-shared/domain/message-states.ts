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
 * again. `dispatching` goes back to `queued`, or to `cancelled` when it was withdrawn meanwhile, only on the gateway's
 * proof that nothing was taken over.
 */
const moves: Record<MessageState, readonly MessageState[]> = {
  queued: ['claimed', 'cancelled', 'expired', 'blocked', 'failed'],
  claimed: ['dispatching', 'queued', 'cancelled', 'expired', 'blocked', 'failed'],
  dispatching: ['accepted', 'delivered', 'failed', 'not_known', 'queued', 'cancelled'],
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

/** What can be known of a client who was sent a message, the surest first. */
export const certainties = ['told', 'perhaps', 'not_reached'] as const;

/** What is known of a client who was sent a message. */
export type Certainty = (typeof certainties)[number];

/** What a message in this state says of its client; null when it has certainly not gone to the network. */
export function certaintyOf(state: MessageState): Certainty | null {
  switch (state) {
    case 'accepted':
    case 'delivered':
      return 'told';
    case 'dispatching':
    case 'not_known':
      return 'perhaps';
    case 'undelivered':
      return 'not_reached';
    default:
      return null;
  }
}
