import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
} from 'oauth4webapi';
import { assertNever } from '../../src-shared/result.ts';
import { authorityOf } from './authorities.ts';
import { type Loopback, type Returned, startLoopback } from './loopback.ts';
import type { MailApp } from './mail-app.ts';
import { type Refusal, refusalSentence } from './refusals.ts';
import { exchangeCode, type Tokens } from './token-requests.ts';

/** A whole sign-in: there is somebody to send as, and a way to go on. */
export type SignedIn = Tokens & { refreshToken: string; signedInAs: string };

/** What became of a sign-in. */
export type SignInOutcome =
  | { kind: 'signed_in'; signedInAs: string }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'cancelled' }
  | { kind: 'timed_out' };

/** The desktop that Clerkwell runs on. */
export type Desktop = {
  /** Opens an address in the system's browser; false, or rejecting, when it did not. */
  openExternal(url: string): Promise<boolean>;
  /** Brings Clerkwell to the front again. */
  comeToFront(): void;
};

/** What a sign-in needs of the world. */
export type SignInParts = {
  fetch: typeof fetch;
  desktop: Desktop | undefined;
  /** Keeps what came of it; null, or why it could not be kept. */
  keep(tokens: SignedIn): Promise<Refusal | null>;
};

const exchangeLimitMilliseconds = 20_000;

/**
 * Signs in by the system's browser (RFC 8252) with PKCE (RFC 7636). `limit` is the time it may take, `cancelled` the
 * user's mind; both count until the tokens are there. The page in the browser says what came of it only when it is known.
 */
export async function signInByBrowser(
  app: MailApp,
  parts: SignInParts,
  cancelled: AbortSignal,
  limit: AbortSignal,
): Promise<SignInOutcome> {
  const secret = {
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    verifier: generateRandomCodeVerifier(),
  };
  const loopback = await startLoopback(secret.state).catch(() => null);
  if (loopback === null) return refused('no_port');
  const ended = new AbortController();
  const stop = AbortSignal.any([cancelled, limit]);
  try {
    const url = await authorizeAddress(app, secret, loopback.redirectUri);
    const opened = await parts.desktop?.openExternal(url).catch(() => false);
    if (!opened) return refused('no_browser');
    const returned = await untilReturned(loopback, stop, ended.signal);
    if (returned === null) return { kind: cancelled.aborted ? 'cancelled' : 'timed_out' };
    const given = { ...secret, parameters: returned.parameters, redirectUri: loopback.redirectUri };
    const asking = AbortSignal.any([stop, AbortSignal.timeout(exchangeLimitMilliseconds)]);
    const answer = await exchangeCode(app, given, { fetch: parts.fetch, signal: asking });
    const outcome: SignInOutcome = cancelled.aborted
      ? { kind: 'cancelled' }
      : answer.ok
        ? await keepAll(answer.tokens, parts)
        : { kind: 'refused', refusal: answer.failure };
    await returned.show(pageSentence(app, outcome));
    parts.desktop?.comeToFront();
    return outcome;
  } finally {
    ended.abort();
    loopback.close();
  }
}

async function authorizeAddress(
  app: MailApp,
  { state, nonce, verifier }: { state: string; nonce: string; verifier: string },
  redirectUri: string,
): Promise<string> {
  const { authorize, scope, extra } = authorityOf(app);
  const url = new URL(authorize);
  const parameters = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...extra,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** The browser that came back; null when the sign-in was stopped first. */
function untilReturned(loopback: Loopback, stop: AbortSignal, signal: AbortSignal): Promise<Returned | null> {
  const stopped = new Promise<null>((resolve) => {
    if (stop.aborted) resolve(null);
    else stop.addEventListener('abort', () => resolve(null), { once: true, signal });
  });
  return Promise.race([loopback.returned, stopped]);
}

async function keepAll(tokens: Tokens, parts: SignInParts): Promise<SignInOutcome> {
  const { refreshToken, signedInAs, mayMail } = tokens;
  if (!mayMail) return refused('may_not_mail');
  if (refreshToken === null) return refused('no_refresh_token');
  if (signedInAs === null) return refused('no_address');
  const refusal = await parts.keep({ ...tokens, refreshToken, signedInAs });
  return refusal === null ? { kind: 'signed_in', signedInAs } : { kind: 'refused', refusal };
}

function refused(kind: Exclude<Refusal['kind'], 'refused' | 'busy'>): SignInOutcome {
  return { kind: 'refused', refusal: { kind } };
}

function pageSentence(app: MailApp, outcome: SignInOutcome): string {
  switch (outcome.kind) {
    case 'signed_in':
      return 'You are signed in. You can close this page.';
    case 'refused':
      return `You are not signed in. ${refusalSentence(app.provider, outcome.refusal)}`;
    case 'cancelled':
    case 'timed_out':
      return 'You are not signed in: the sign-in had ended. You can close this page.';
    default:
      return assertNever(outcome);
  }
}
