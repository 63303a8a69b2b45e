import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'oauth4webapi';
import { isTimeout, type SafeFailure, safeFailure } from '../delivery/network-errors.ts';
import { retryAfterSeconds } from '../delivery/retry-after.ts';

/**
 * Why a provider gave no tokens. `refused`: it said so; `error` is the code of RFC 6749 or its own, `code` Microsoft's
 * number (AADSTS…), empty where there is none. Nothing in it tells who, or what was sent.
 */
export type TokenFailure =
  | { kind: 'refused'; error: string; code: string }
  | { kind: 'busy'; retryAfterSeconds: number | null }
  | { kind: SafeFailure | 'unclear' };

/** What a failed request for tokens means. */
export function tokenFailureOf(error: unknown): TokenFailure {
  const response = responseIn(error);
  if (response && (response.status === 429 || response.status >= 500)) {
    return { kind: 'busy', retryAfterSeconds: retryAfterSeconds(response.headers) };
  }
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    return refusalOf(error.error, error.error_description);
  }
  // RFC 6749, section 5.2: the only refusal that comes with a challenge.
  if (error instanceof WWWAuthenticateChallengeError) return refusalOf('invalid_client', undefined);
  const safe = safeFailure(error);
  if (safe) return { kind: safe };
  // No answer in time, or a connection that broke: to ask again harms nobody.
  if (isTimeout(error)) return { kind: 'busy', retryAfterSeconds: null };
  return { kind: 'unclear' };
}

function refusalOf(error: string, description: string | undefined): TokenFailure {
  if (error === 'temporarily_unavailable' || error === 'server_error')
    return { kind: 'busy', retryAfterSeconds: null };
  const code = /\bAADSTS\d{4,9}\b/.exec(description ?? '')?.[0] ?? '';
  return { kind: 'refused', error: /^[a-z_]{1,40}$/.test(error) ? error : '', code };
}

function responseIn(error: unknown): Response | null {
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError)
    return error.response;
  return error instanceof Error && error.cause instanceof Response ? error.cause : null;
}
