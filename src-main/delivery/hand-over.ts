import type { Change } from '../../src-shared/contract/changes.ts';
import { endOf } from '../../src-shared/domain/message-states.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { Queryable } from '../database/database.ts';
import {
  type AttemptId,
  finishAttempt,
  isStillOut,
  listKnownProviderIds,
  markOvertaken,
  moveOn,
  proveLate,
  stopNextTry,
  takeOvertaken,
} from './attempt-queries.ts';
import {
  endClaim,
  leaseSeconds,
  markDispatching,
  type OutboxMessage,
  type Owner,
  releaseClaim,
} from './delivery-queries.ts';
import type { Gateway, GatewayAnswer, Outgoing } from './gateway.ts';
import { pauseChannel } from './pause-queries.ts';
import { checkBeforeSending, isTakenBack } from './recheck.ts';
import { readSendingFacts } from './recheck-queries.ts';
import type { SendingRules } from './sending-rules.ts';
import { takeOverOptOut, tellMoved } from './tell.ts';
import { completionFor } from './transitions.ts';

/** Tells the windows what may look different after the commit. */
export type Tell = (change: Change) => void;

/** One handing-over that is committed: what goes to which gateway, as which attempt. From `until` on it may be doubted. */
export type Attempt = {
  message: OutboxMessage;
  gateway: Gateway;
  outgoing: Outgoing;
  id: AttemptId;
  until: string;
};

/** What became of a message that was to be handed over. `paused`: its whole channel stands still, and it waits claimed. */
type Begun = { kind: 'begun'; attempt: Attempt } | { kind: 'not_now' } | { kind: 'paused' };

/** Looks once more whether a claimed message may go, and if so writes that it is being handed over. */
export async function beginAttempt(
  tx: Queryable,
  tell: Tell,
  { owner, machine }: Owner,
  rules: SendingRules,
  message: OutboxMessage,
  gateway: Gateway,
  now: string,
): Promise<Begun> {
  const decision = await checkBeforeSending(tx, rules, message, now);
  tellMoved(tell, message);
  switch (decision.kind) {
    case 'end': {
      const { state, reason, detail: reason_detail = null } = decision;
      // Nobody has to be told of what somebody took back themselves.
      const attention = reason === 'withdrawn' ? 0 : 1;
      await endClaim(tx, message, owner, { state, reason, reason_detail, attention }, now);
      return { kind: 'not_now' };
    }
    case 'hold': {
      const { until: due_at, reason, detail: reason_detail = null } = decision;
      await releaseClaim(tx, message, owner, { due_at, reason, reason_detail }, now);
      return { kind: 'not_now' };
    }
    case 'pause':
      await pauseChannel(tx, message.channel, decision.reason, addSeconds(now, decision.seconds), now);
      tell({ area: 'documents', matterId: null });
      return { kind: 'paused' };
    case 'go': {
      const { recipient, recipientName, subject, body, testRecipient } = decision;
      const to = { recipient, testRecipient };
      const number = await markDispatching(tx, message, { owner, machine }, gateway, to, now);
      if (number === null) return { kind: 'not_now' };
      const { id, channel } = message;
      const outgoing = { id, channel, recipient, recipientName, subject, body };
      return {
        kind: 'begun',
        attempt: {
          message,
          gateway,
          outgoing,
          id: { messageId: id, number, owner },
          until: addSeconds(now, leaseSeconds),
        },
      };
    }
  }
}

/** Writes down what came of an attempt: its message moves on, or, when another runner has doubted it meanwhile, is proven. */
export async function completeAttempt(
  tx: Queryable,
  tell: Tell,
  { message, gateway, outgoing, id }: Attempt,
  answer: GatewayAnswer,
  at: string,
  random: number,
): Promise<void> {
  const answered = { ...message, number: id.number, gateway };
  let completion = completionFor(answer, answered, at, random);
  const earlier = answer.kind === 'accepted' ? null : await earlierProof(tx, id, outgoing.recipient);
  if (earlier !== null) {
    const proven = completionFor({ kind: 'accepted', providerId: earlier }, answered, at, random);
    completion = { ...completion, message: proven.message };
  }
  if (completion.message.state === 'queued' && isTakenBack(await readSendingFacts(tx, message.id))) {
    const state = endOf('cancelled', message.may_have_gone === 1);
    const attention = state === 'not_known' ? 1 : 0;
    const withdrawn = { state, reason: 'withdrawn', reason_detail: null, attention } as const;
    completion = { ...completion, message: withdrawn };
  }
  await finishAttempt(tx, id, completion, at);
  const moved =
    (await moveOn(tx, id, completion, at)) ||
    (await proveAnyway(tx, id, outgoing.recipient, answer, completion, at));
  if (!moved && answer.kind === 'accepted') await markOvertaken(tx, id);
  if (!moved) return;
  // In test mode it is the firm's own number that wants no more texts.
  const isClients = outgoing.recipient === message.recipient;
  if (answer.kind === 'refused' && answer.reason === 'opted_out' && isClients)
    await takeOverOptOut(tx, tell, message.contact_id, at);
  tellMoved(tell, message);
}

/** The provider's id of an earlier try that went after all, as was heard while this one was out; null when none did. */
async function earlierProof(tx: Queryable, id: AttemptId, recipient: string): Promise<string | null> {
  return (await isStillOut(tx, id)) ? takeOvertaken(tx, id.messageId, recipient) : null;
}

/** What a fenced owner learned is still proof, whoever holds the message now. */
async function proveAnyway(
  tx: Queryable,
  id: AttemptId,
  recipient: string,
  answer: GatewayAnswer,
  { message }: Parameters<typeof moveOn>[2],
  at: string,
): Promise<boolean> {
  switch (answer.kind) {
    case 'accepted': {
      // It was found in the provider's list meanwhile, and taken for another with the same words: one of them went.
      const others = await listKnownProviderIds(tx, [answer.providerId], id.messageId);
      if (others.size > 0) return false;
      await stopNextTry(tx, id, recipient, at);
      return proveLate(tx, id, recipient, { ...message, state: 'accepted' }, at);
    }
    case 'refused': {
      const { reason, reason_detail } = message;
      return proveLate(tx, id, recipient, { state: 'failed', reason, reason_detail, attention: 1 }, at);
    }
    case 'later': {
      // Nobody tries it again by itself any more.
      const why = { reason: 'not_handed_over', reason_detail: answer.detail || null } as const;
      return proveLate(tx, id, recipient, { state: 'failed', ...why, attention: 1 }, at);
    }
    case 'not_known':
      return false;
  }
}
