import type { OutboxMessage } from '../../src-main/delivery/delivery-queries.ts';
import type { Change } from '../../src-shared/contract/changes.ts';
import { type MessageState, messageStates } from '../../src-shared/domain/message-states.ts';
import type { Network } from './network.ts';
import type { Snapshot } from './snapshot.ts';
import { type Deeds, testRecipients } from './users.ts';

/** What is compared: the database before and after a step, what the network knows, and what people said. */
export type Facts = {
  before: Snapshot;
  now: Snapshot;
  network: Network;
  deeds: Deeds;
  changes: readonly Change[];
};

const open: readonly MessageState[] = ['queued', 'claimed', 'dispatching'];
const notGone: readonly MessageState[] = ['cancelled', 'expired', 'blocked', 'failed'];
const wantsAttention: readonly MessageState[] = [...notGone, 'undelivered'];

/** What must hold after every step: each answers what is wrong, or nothing. */
export const invariants: ((facts: Facts) => string | undefined)[] = [
  onceUnlessAsked,
  notGoneNeverWent,
  sentWasTaken,
  doubtIsLookedAfter,
  failureWantsAttention,
  attemptsAreEnded,
  heldByOneOwner,
  inOrder,
  screensAreTold,
];

function which(message: OutboxMessage): string {
  const { id, channel, state, reason, attempts, sends_again, retried, may_have_gone } = message;
  return `${channel} ${id} (${JSON.stringify({ state, reason, attempts, sends_again, retried, may_have_gone })})`;
}

/** One create request per message, one more for each Send again, one for an email in doubt; a certain "not now" does not count. */
function onceUnlessAsked({ now, network, deeds }: Facts) {
  for (const message of now.messages) {
    const reached = network.reached.filter((one) => one.message === message.id && !one.heard).length;
    const allowed = 1 + (deeds.again.get(message.id) ?? 0) + (message.channel === 'email' ? 1 : 0);
    if (reached > allowed) return `${which(message)} was sent ${reached} times, and may be ${allowed} times`;
  }
  return undefined;
}

/** What is said not to have gone was not taken, unless the provider said itself that it then failed. */
function notGoneNeverWent({ now, network }: Facts) {
  for (const message of now.messages) {
    if (!notGone.includes(message.state)) continue;
    const went = network.reached.find(
      (one) =>
        one.message === message.id &&
        one.takenAs !== null &&
        (one.told === null || one.told === 'delivered') &&
        !isTwinsToTell(now, message, one.takenAs),
    );
    if (went) return `${which(message)} is said not to have gone, and was taken as ${went.takenAs}`;
  }
  return undefined;
}

/**
 * Whether another message with the same words to the same recipient stands for what was taken, or is in doubt: nobody can
 * tell which of two such the provider's list means, and both together say what went.
 */
function isTwinsToTell({ messages }: Snapshot, message: OutboxMessage, takenAs: string): boolean {
  return messages.some(
    (one) =>
      one.id !== message.id &&
      one.body === message.body &&
      one.recipient === message.recipient &&
      one.test_recipient === message.test_recipient &&
      (one.provider_id === takenAs || one.state === 'not_known' || one.may_have_gone === 1),
  );
}

/** What is said to have been sent was taken, or a user said so; and no id of a provider is taken for two texts. */
function sentWasTaken({ now, network, deeds }: Facts) {
  const known = new Map<string, string>();
  for (const message of now.messages) {
    const isSent = ['accepted', 'delivered', 'undelivered'].includes(message.state);
    if (!isSent || deeds.markedSent.has(message.id)) continue;
    const taken = network.reached.find(
      ({ takenAs, recipient, channel }) =>
        takenAs === message.provider_id &&
        channel === message.channel &&
        recipient === (message.test_recipient ?? message.recipient),
    );
    if (!taken || message.provider_id === null) return `${which(message)} was never taken`;
    if (taken.body !== message.body && message.test_recipient === null)
      return `${which(message)} is taken for another text`;
    if (message.state !== 'accepted' && taken.told !== message.state)
      return `${which(message)} has no such report`;
    if (known.has(message.provider_id))
      return `${which(message)} and ${known.get(message.provider_id)} are taken for the same`;
    known.set(message.provider_id, message.id);
  }
  return undefined;
}

/** What is not known is looked for, or a user has to decide. */
function doubtIsLookedAfter({ now }: Facts) {
  const left = now.messages.find(
    ({ state, check_at, attention }) => state === 'not_known' && check_at === null && attention === 0,
  );
  return left && `${which(left)} is looked after by nobody`;
}

/** Whoever has to be told of a failure is, unless they did it themselves. */
function failureWantsAttention({ before, now, deeds }: Facts) {
  for (const message of now.messages) {
    if (message.state === before.byId.get(message.id)?.state || !wantsAttention.includes(message.state))
      continue;
    if (message.state === 'cancelled' && message.reason === 'withdrawn') continue;
    if (message.attention === 0 && !deeds.dealtWith.has(message.id))
      return `${which(message)} wants nobody's attention`;
  }
  return undefined;
}

/** Every handing-over has an end, or its message is still being handed over. */
function attemptsAreEnded({ now }: Facts) {
  for (const { message_id, number, finished_at } of now.attempts) {
    const message = now.byId.get(message_id);
    if (!message || finished_at !== null) continue;
    if (message.state !== 'dispatching' || message.attempts !== number)
      return `attempt ${number} of ${which(message)} has no end`;
  }
  return undefined;
}

/** A message has an owner and a lease while it is claimed or handed over, and only then. */
function heldByOneOwner({ now }: Facts) {
  const wrong = now.messages.find(({ state, claimed_by, claimed_until }) => {
    const isHeld = state === 'claimed' || state === 'dispatching';
    return isHeld !== (claimed_by !== null) || isHeld !== (claimed_until !== null);
  });
  return wrong && `${which(wrong)} is held by ${wrong.claimed_by} until ${wrong.claimed_until}`;
}

/** Of a client's messages none is claimed while an earlier one is under way. */
function inOrder({ before, now }: Facts) {
  for (const message of now.messages) {
    if (message.state !== 'claimed' || before.byId.get(message.id)?.state === 'claimed') continue;
    const earlier = before.messages.find(
      (one) =>
        one.contact_id === message.contact_id &&
        one.channel === message.channel &&
        open.includes(one.state) &&
        open.includes(now.byId.get(one.id)?.state ?? 'queued') &&
        (one.ordered_at < message.ordered_at ||
          (one.ordered_at === message.ordered_at && one.id < message.id)),
    );
    if (earlier) return `${which(message)} goes before ${which(earlier)}`;
  }
  return undefined;
}

/** The screens that show a message, and the frame's counts, are told when it moved. */
function screensAreTold({ before, now, changes }: Facts) {
  const told = (area: Change['area'], matterId: string | null) =>
    changes.some(
      (change) => change.area === area && (change.matterId === null || change.matterId === matterId),
    );
  for (const message of now.messages) {
    const earlier = before.byId.get(message.id);
    if (!earlier || (earlier.state === message.state && earlier.attention === message.attention)) continue;
    const { matter_id: matterId, tick_id } = message;
    const isTold =
      told('documents', matterId) &&
      told('session', null) &&
      (tick_id === null || told('progress', matterId));
    if (!isTold) return `the screens are not told that ${which(message)} is no longer ${earlier.state}`;
  }
  return undefined;
}

/** What must hold of a create request as it reaches the gateway. `owner`: the run of the program that makes it. */
export function problemWithRequest(
  snapshot: Snapshot,
  owner: string,
  { id, recipient }: { id: string; recipient: string },
): string | undefined {
  const message = snapshot.byId.get(id);
  if (!message) return `${id} is no message`;
  const attempts = snapshot.attempts.filter((one) => one.message_id === id && one.started_by === owner);
  const attempt = attempts.at(-1);
  if (!attempt) return `${which(message)} is sent by ${owner} without a record of it`;
  if (attempt.finished_at === null && (message.state !== 'dispatching' || message.claimed_by !== owner))
    return `${which(message)} is sent by ${owner} before that is written down`;
  if (notGone.includes(message.state)) return `${which(message)} is sent after its end`;
  if (recipient !== attempt.recipient) return `${which(message)} goes to another than the record says`;
  if (
    ![message.recipient, testRecipients.sms, testRecipients.email].includes(recipient) &&
    message.sends_again === 0
  )
    return `${which(message)} goes to somebody whom nobody saw`;
  const earlier = snapshot.messages.find(
    (one) =>
      one.contact_id === message.contact_id &&
      one.channel === message.channel &&
      (one.state === 'claimed' || one.state === 'dispatching') &&
      one.id !== id,
  );
  if (earlier && attempt.finished_at === null) return `${which(message)} goes beside ${which(earlier)}`;
  return undefined;
}

/** What must hold when everything has come to rest: nothing is stuck, and what is not known waits for a user. */
export function problemAtRest({ messages, attempts }: Snapshot): string | undefined {
  for (const message of messages) {
    if (!messageStates.includes(message.state)) return `${which(message)} is in no state`;
    if (open.includes(message.state)) return `${which(message)} is stuck`;
    if (message.state === 'not_known' && message.attention === 0) return `${which(message)} waits for nobody`;
    if (message.poll_at !== null && message.state === 'accepted')
      return `${which(message)} is asked after for ever`;
  }
  const begun = attempts.find(({ finished_at }) => finished_at === null);
  return begun && `an attempt of ${begun.message_id} has no end`;
}
