import { endOf } from '../../src-shared/domain/message-states.ts';
import { assertNever } from '../../src-shared/result.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { Completion } from './attempt-queries.ts';
import { firstCheckAt } from './checks.ts';
import type { OutboxMessage } from './delivery-queries.ts';
import type { Gateway, GatewayAnswer, PollAnswer } from './gateway.ts';

const firstRetrySeconds = 30;
const longestRetrySeconds = 30 * 60;
const longestPollSeconds = 30 * 60;
const pollLifetimeSeconds = 48 * 60 * 60;

/**
 * How long a message waits after its n-th try (n from 1), in seconds: anything up to a limit that grows from 30 seconds to 30
 * minutes ("full jitter"), so that what failed together does not come back together. `random`: from 0 to 1.
 */
export function retrySeconds(attempts: number, random: number): number {
  const limit = Math.min(firstRetrySeconds * 2 ** Math.min(attempts - 1, 10), longestRetrySeconds);
  return Math.max(1, Math.round(limit * random));
}

/** How long until a message is asked after, the n-th time (n from 0), in seconds. */
export function pollSeconds(gateway: Gateway['name'], polls: number): number {
  return Math.min((gateway === 'practice' ? 2 : 5) * 2 ** Math.min(polls, 12), longestPollSeconds);
}

/** What of a message and its gateway decides what an answer makes of it. */
export type AnsweredMessage = Pick<OutboxMessage, 'not_after' | 'retried' | 'may_have_gone'> & {
  number: number;
  gateway: Pick<Gateway, 'name' | 'poll' | 'find'>;
};

/** What an answer makes of a message. A next try is never later than the message may go: then it expires on time. */
export function completionFor(
  answer: GatewayAnswer,
  message: AnsweredMessage,
  now: string,
  random: number,
): Completion {
  const { gateway } = message;
  if (answer.kind === 'accepted') {
    const { providerId: provider_id } = answer;
    const attempt = { outcome: 'accepted', code: null, detail: null, provider_id } as const;
    const poll_at = gateway.poll ? addSeconds(now, pollSeconds(gateway.name, 0)) : null;
    const gone = {
      state: 'accepted',
      reason: null,
      reason_detail: null,
      may_have_gone: 0,
      attention: 0,
    } as const;
    return { message: { ...gone, provider_id, poll_at, check_at: null }, attempt };
  }
  const { kind, reason } = answer;
  const detail = answer.detail || null;
  const attempt = { outcome: kind, code: reason, detail, provider_id: null };
  const why = { reason, reason_detail: detail };
  switch (answer.kind) {
    case 'refused':
      return {
        message: { ...why, state: endOf('failed', message.may_have_gone === 1), attention: 1 },
        attempt,
      };
    case 'not_known': {
      const check_at = firstCheckAt(gateway, message.retried === 1, now);
      const attention = check_at === null ? 1 : 0;
      return {
        message: { ...why, state: 'not_known', may_have_gone: 1, check_at, checks: 0, attention },
        attempt,
      };
    }
    case 'later': {
      const seconds = answer.pauseSeconds ?? retrySeconds(message.number, random);
      const due_at = earlier(addSeconds(now, seconds), message.not_after);
      return { message: { ...why, state: 'queued', due_at }, attempt };
    }
    default:
      return assertNever(answer);
  }
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

/**
 * What an asking makes of an accepted message: a final state, a next asking, or "sent, no receipt". `isInDoubt`: an earlier
 * try of it may have gone, so that a failure of the last one does not say that the client was not told.
 */
export function pollChanges(
  answer: PollAnswer,
  message: Pick<OutboxMessage, 'polls' | 'state_at'>,
  gateway: Gateway['name'],
  isInDoubt: boolean,
  now: string,
) {
  switch (answer.kind) {
    case 'pending': {
      const next = addSeconds(now, pollSeconds(gateway, message.polls + 1));
      if (next <= addSeconds(message.state_at, pollLifetimeSeconds))
        return { poll_at: next, ...countedParts(answer) };
      return { poll_at: null, reason: 'no_receipt', reason_detail: null };
    }
    case 'delivered': {
      const delivered = { state: 'delivered', state_at: now, poll_at: null } as const;
      return { ...delivered, reason: null, reason_detail: null, ...countedParts(answer) };
    }
    case 'undelivered':
    case 'failed': {
      const why = { reason: answer.reason, reason_detail: answer.detail || null };
      const failed = { ...why, state_at: now, poll_at: null, attention: 1 } as const;
      if (isInDoubt) return { ...failed, state: 'not_known', may_have_gone: 1 } as const;
      return { ...failed, state: answer.kind };
    }
    default:
      return assertNever(answer);
  }
}

/** How many texts the provider counted, once it has: it is what the firm pays for. */
function countedParts({ segments }: { segments?: number | null }): { segments?: number } {
  return segments ? { segments } : {};
}
