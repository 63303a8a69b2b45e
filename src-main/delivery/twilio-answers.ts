import { accountPauseSeconds, type GatewayAnswer, networkPauseSeconds, type PollAnswer } from './gateway.ts';
import { isTimeout, safeFailure } from './network-errors.ts';
import { accountWide, passing, twilioReasons } from './twilio-codes.ts';
import { HttpFailure } from './twilio-http.ts';

const defaultRatePauseSeconds = 60;
/** An answer that asks for more is a fault: messages would expire by the hundred. */
const longestPauseSeconds = 30 * 60;

/** What came of a create request that did not succeed. */
export function classifyFailure(error: unknown): GatewayAnswer {
  if (error instanceof HttpFailure) return classifyAnswer(error);
  const safe = safeFailure(error);
  if (safe) {
    const pauseSeconds = safe === 'no_network' ? networkPauseSeconds : accountPauseSeconds;
    return { kind: 'later', reason: safe, detail: '', pauseSeconds };
  }
  return { kind: 'not_known', reason: isTimeout(error) ? 'timed_out' : 'connection_lost', detail: '' };
}

function classifyAnswer({ status, code, retryAfterSeconds }: HttpFailure): GatewayAnswer {
  const detail = String(code ?? status);
  if (status === 429 || code === 20429) {
    return {
      kind: 'later',
      reason: 'rate',
      detail,
      pauseSeconds: Math.min(retryAfterSeconds ?? defaultRatePauseSeconds, longestPauseSeconds),
    };
  }
  // A server that broke down may have taken the message over first, whatever it says.
  if (status < 400 || status >= 500) return { kind: 'not_known', reason: 'unclear_answer', detail };
  const known = code === null ? undefined : twilioReasons[code];
  const account = { kind: 'later', detail, pauseSeconds: accountPauseSeconds } as const;
  if (known && accountWide.has(known)) return { ...account, reason: known };
  if (known && passing.has(known))
    return { kind: 'later', reason: known, detail, pauseSeconds: defaultRatePauseSeconds };
  if (known) return { kind: 'refused', reason: known, detail };
  if (status === 407) return { ...account, reason: 'proxy_sign_in' };
  if (status === 401 || status === 403 || code === 20003) return { ...account, reason: 'sms_auth' };
  if (status === 404) return { ...account, reason: 'sms_account_not_found' };
  if (code === null) return { kind: 'not_known', reason: 'unclear_answer', detail };
  return { kind: 'refused', reason: 'refused', detail };
}

/**
 * What a message's status, as the API has it, says. `sent` may be the last that is ever seen. `segments`: the API's count
 * of texts, "0" while it does not know.
 */
export function classifyStatus(status: string, errorCode: number | null, segments = '0'): PollAnswer {
  const counted = { segments: Number(segments) || null };
  if (status === 'delivered' || status === 'read') return { kind: 'delivered', ...counted };
  if (status !== 'undelivered' && status !== 'failed' && status !== 'canceled')
    return { kind: 'pending', ...counted };
  const reason = (errorCode === null ? undefined : twilioReasons[errorCode]) ?? 'not_delivered';
  const detail = errorCode === null ? '' : String(errorCode);
  return { kind: status === 'undelivered' ? 'undelivered' : 'failed', reason, detail };
}
