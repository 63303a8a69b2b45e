import { assertNever } from '../../src-shared/result.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { Completion, OutboxMessage } from './delivery-queries.ts';
import type { Gateway, GatewayAnswer, PollAnswer } from './gateway.ts';

const firstRetrySeconds = 30;
const longestRetrySeconds = 30 * 60;
const longestPollSeconds = 30 * 60;
const pollLifetimeSeconds = 48 * 60 * 60;

/** How long a message waits after its n-th try (n from 1), in seconds. */
export function retrySeconds(attempts: number): number {
  return Math.min(firstRetrySeconds * 2 ** Math.min(attempts - 1, 10), longestRetrySeconds);
}

/** How long until a message is asked after, the n-th time (n from 0), in seconds. */
export function pollSeconds(gateway: Gateway['name'], polls: number): number {
  return Math.min((gateway === 'practice' ? 2 : 5) * 2 ** Math.min(polls, 12), longestPollSeconds);
}

/** What an answer makes of a message. A next try is never later than the message may go: then it expires on time. */
export function completionFor(
  answer: GatewayAnswer,
  attempt: { number: number; notAfter: string; gateway: Gateway },
  now: string,
): Completion {
  if (answer.kind === 'accepted') {
    const pollAt = attempt.gateway.poll ? addSeconds(now, pollSeconds(attempt.gateway.name, 0)) : null;
    const message = { state: 'accepted', reason: null, reason_detail: null, poll_at: pollAt } as const;
    return { message: { ...message, provider_id: answer.providerId }, outcome: 'accepted', code: null };
  }
  const why = { reason: answer.reason, reason_detail: answer.detail || null };
  switch (answer.kind) {
    case 'refused':
      return { message: { ...why, state: 'failed' }, outcome: 'refused', code: answer.reason };
    case 'not_known':
      return { message: { ...why, state: 'not_known' }, outcome: 'not_known', code: answer.reason };
    case 'later': {
      const seconds = Math.max(retrySeconds(attempt.number), answer.pauseSeconds ?? 0);
      const dueAt = earlier(addSeconds(now, seconds), attempt.notAfter);
      return { message: { ...why, state: 'queued', due_at: dueAt }, outcome: 'later', code: answer.reason };
    }
    default:
      return assertNever(answer);
  }
}

function earlier(one: string, other: string): string {
  return [one, other].sort()[0] as string;
}

/** What an asking makes of an accepted message: a final state, a next asking, or "sent, no receipt". */
export function pollChanges(
  answer: PollAnswer,
  message: OutboxMessage,
  gateway: Gateway['name'],
  now: string,
) {
  switch (answer.kind) {
    case 'pending': {
      const next = addSeconds(now, pollSeconds(gateway, message.polls + 1));
      if (next <= addSeconds(message.state_at, pollLifetimeSeconds)) return { poll_at: next };
      return { poll_at: null, reason: 'no_receipt', reason_detail: null };
    }
    case 'delivered':
      return { state: 'delivered' as const, state_at: now, poll_at: null, reason: null, reason_detail: null };
    case 'undelivered':
    case 'failed': {
      const why = { reason: answer.reason, reason_detail: answer.detail || null };
      return { state: answer.kind, state_at: now, poll_at: null, ...why };
    }
    default:
      return assertNever(answer);
  }
}
