import { addSeconds } from '../../src-shared/time.ts';
import { reachNow, reachOf } from '../messages/went-for-real.ts';
import { accountOf, getFirmSettings } from '../options/firm-queries.ts';
import { canBeAsked, type LastAttempt, lastAttempt, listKnownProviderIds } from './attempt-queries.ts';
import { completeCheck, findCheckable, isTwinUnderWay, nextCheckAt, proveAttempt } from './check-queries.ts';
import { nextCheck } from './checks.ts';
import type { OutboxMessage } from './delivery-queries.ts';
import type { FindAnswer, Gateway } from './gateway.ts';
import type { LaneWork } from './lane.ts';
import { outgoingOf } from './outgoing.ts';
import type { LaneParts } from './send-lane.ts';
import { tellMoved } from './tell.ts';
import { pollSeconds } from './transitions.ts';

/**
 * The finding out of what became of messages that are not known: by the provider's list where there is one; an email is
 * tried once more instead. What is not found in an hour is for a person to decide.
 */
export function checkWork({ database, clock, log, gatewayFor }: LaneParts): LaneWork {
  const look = async (
    message: OutboxMessage,
    gateway: Gateway | null,
    last: LastAttempt,
    at: string,
  ): Promise<FindAnswer | { kind: 'cannot_be_asked' }> => {
    try {
      if (gateway && !canBeAsked(message, last, gateway.account)) return { kind: 'cannot_be_asked' };
      if (gateway?.find) return await gateway.find(outgoingOf(message), at);
      if (gateway) return { kind: 'cannot_be_asked' };
    } catch (error) {
      log.error('Sending: looking for a message failed', error);
    }
    return { kind: 'unreachable' };
  };

  /** An email is tried once more by the account and to the address it was handed over for: not in practice, nor in test mode if it was not. */
  const isTriedAgain = async (message: OutboxMessage, last: LastAttempt) => {
    const { gateway, retried, channel } = message;
    if (gateway !== 'smtp' || retried !== 0) return false;
    const firm = await getFirmSettings(database.read);
    if (reachOf(message) !== reachNow(firm, channel) || (await gatewayFor(channel)) === null) return false;
    return canBeAsked(message, last, accountOf(firm, gateway));
  };

  const checkNext = async (): Promise<boolean> => {
    const message = await findCheckable(database.read, clock.now());
    if (!message) return false;
    // The gateway that was handed it, though another may be chosen by now.
    const gateway = await gatewayFor(message.channel, message.gateway ?? undefined);
    const last = await lastAttempt(database.read, message.id);
    const attemptAt = last?.started_at ?? message.state_at;
    const isRetry = await isTriedAgain(message, last);
    const answer = isRetry ? null : await look(message, gateway, last, attemptAt);
    await database.write(async (tx, changed) => {
      const now = clock.now();
      if (answer === null) {
        const again = { state: 'queued', retried: 1, due_at: now, check_at: null, state_at: now } as const;
        if (await completeCheck(tx, message, { ...again, reason: 'trying_again' }))
          tellMoved(changed, message);
        return;
      }
      const known = answer.kind === 'found' ? await listKnownProviderIds(tx, answer.providerIds) : new Set();
      const found = answer.kind === 'found' ? answer.providerIds.find((id) => !known.has(id)) : undefined;
      const isUnclear = found !== undefined && (await isTwinUnderWay(tx, message));
      if (found === undefined || isUnclear) {
        // Once its twin is known to be another, or in doubt as well, it is looked for again.
        const kind = isUnclear ? 'unreachable' : answer.kind === 'found' ? 'not_found' : answer.kind;
        // An attempt of a clock that ran ahead counts from when that clock was set right.
        const [countsFrom = attemptAt] = [attemptAt, message.state_at].sort();
        const next = nextCheck(kind, { ...message, attemptAt: countsFrom }, now);
        const missed = kind === 'not_found' ? { missed_at: now } : {};
        if (await completeCheck(tx, message, { ...next, ...missed })) tellMoved(changed, message);
        return;
      }
      const name = message.gateway ?? 'practice';
      const accepted = {
        state: 'accepted',
        state_at: now,
        reason: null,
        reason_detail: null,
        provider_id: found,
        poll_at: gateway?.poll ? addSeconds(now, pollSeconds(name, 0)) : null,
        polls: 0,
        check_at: null,
        attention: 0,
        may_have_gone: 0,
      } as const;
      if (!(await completeCheck(tx, message, accepted))) return;
      await proveAttempt(tx, message, found);
      tellMoved(changed, message);
    });
    return true;
  };

  return {
    name: 'the looking for what is not known',
    turn: async (ending) => (!ending && (await checkNext()) ? 1 : 0),
    underWay: () => null,
    nextAt: () => nextCheckAt(database.read),
  };
}
