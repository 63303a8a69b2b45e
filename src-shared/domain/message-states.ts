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
 * Every move the program may make. Nothing leads to the network but through `claimed`; `dispatching` goes back to
 * `queued`, or to `cancelled` when it was withdrawn meanwhile, only on the gateway's proof that nothing was taken over;
 * `accepted` becomes `not_known` when it failed late and an earlier try may have gone; `not_known` ends by proof, or by a
 * user's word.
 */
const moves: Record<MessageState, readonly MessageState[]> = {
  queued: ['claimed', 'cancelled', 'expired', 'blocked', 'not_known'],
  claimed: ['dispatching', 'queued', 'cancelled', 'expired', 'blocked', 'not_known'],
  dispatching: ['accepted', 'failed', 'not_known', 'queued', 'cancelled'],
  accepted: ['delivered', 'undelivered', 'failed', 'not_known'],
  delivered: [],
  undelivered: [],
  failed: [],
  cancelled: [],
  expired: [],
  blocked: [],
  not_known: ['accepted', 'failed'],
};

/** Whether the program may move a message from one state to another. */
export function canMove(from: MessageState, to: MessageState): boolean {
  return moves[from].includes(to);
}

const again: readonly MessageState[] = [
  'failed',
  'undelivered',
  'expired',
  'blocked',
  'cancelled',
  'not_known',
];

/**
 * Whether a user's Send again leads from a state back to waiting. By itself only an email that is not known is tried
 * again, once: a second copy has the same Message-ID.
 */
export function canSendAgain(from: MessageState): boolean {
  return again.includes(from);
}

/** A state that says that a message did not go. */
export type NotGone = 'cancelled' | 'expired' | 'blocked' | 'failed';

/** How a message ends that does not go (again): one of which an earlier try may have gone is not known. */
export function endOf(wanted: NotGone, mayHaveGone: boolean): NotGone | 'not_known' {
  return mayHaveGone ? 'not_known' : wanted;
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
