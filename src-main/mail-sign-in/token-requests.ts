import {
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  type Client,
  ClientSecretPost,
  clockTolerance,
  customFetch,
  getValidatedIdTokenClaims,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { authorityOf, expectedIssuer } from './authorities.ts';
import type { MailApp } from './mail-app.ts';
import { type TokenFailure, tokenFailureOf } from './token-failures.ts';

/** What a provider gave. `lifeSeconds` null: it did not say for how long. Never logged, audited or sent to the page. */
export type Tokens = {
  accessToken: string;
  lifeSeconds: number | null;
  /** Null: the one that was used stays good. */
  refreshToken: string | null;
  /** The address of who signed in; null when it was not said. */
  signedInAs: string | null;
  /** Whether mail may be sent with it: a user can leave that out of what they agree to. */
  mayMail: boolean;
};

/** What came of asking for tokens. Nothing is thrown for what a network or a provider does. */
export type TokenAnswer = { ok: true; tokens: Tokens } | { ok: false; failure: TokenFailure };

/** How a provider is asked: by which fetch, until when. */
export type Asking = { fetch: typeof fetch; signal: AbortSignal };

/** An office computer's clock may be some minutes wrong. */
const clockToleranceSeconds = 300;

/** The redirect of a sign-in as the browser brought it, with what only the one who asked for it knows. */
export type CodeAnswer = {
  parameters: URLSearchParams;
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
};

/** Gives the code of a redirect in for tokens (RFC 6749, section 4.1.3; RFC 7636, section 4.5). */
export function exchangeCode(app: MailApp, given: CodeAnswer, asking: Asking): Promise<TokenAnswer> {
  return answering(app, async (client) => {
    const server = serverOf(app, given.parameters.get('iss'));
    const checked = validateAuthResponse(server, client, given.parameters, given.state);
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      authentication(app),
      checked,
      given.redirectUri,
      given.verifier,
      options(asking),
    );
    return processAuthorizationCodeResponse(serverOf(app, await issuerIn(response)), client, response, {
      expectedNonce: given.nonce,
      requireIdToken: true,
    });
  });
}

/** Asks for a fresh access token (RFC 6749, section 6). */
export function refreshTokens(app: MailApp, refreshToken: string, asking: Asking): Promise<TokenAnswer> {
  return answering(app, async (client) => {
    // Microsoft makes a token for the first resource of the scope; the one it was asked for at the sign-in says which.
    const named = new URLSearchParams(app.provider === 'microsoft' ? { scope: authorityOf(app).scope } : []);
    const response = await refreshTokenGrantRequest(
      serverOf(app, null),
      client,
      authentication(app),
      refreshToken,
      { ...options(asking), additionalParameters: named },
    );
    return processRefreshTokenResponse(serverOf(app, await issuerIn(response)), client, response);
  });
}

async function answering(
  app: MailApp,
  ask: (client: Client) => Promise<TokenEndpointResponse>,
): Promise<TokenAnswer> {
  try {
    const answer = await ask({ client_id: app.clientId, [clockTolerance]: clockToleranceSeconds });
    if (answer.token_type !== 'bearer') return { ok: false, failure: { kind: 'unclear' } };
    return { ok: true, tokens: tokensOf(app, answer) };
  } catch (error) {
    return { ok: false, failure: tokenFailureOf(error) };
  }
}

function tokensOf(app: MailApp, answer: TokenEndpointResponse): Tokens {
  const claims = getValidatedIdTokenClaims(answer);
  const { mailScope } = authorityOf(app);
  const scopes = answer.scope?.split(' ');
  // At Microsoft the mailbox is known by the user's principal name, which need not be their address.
  const named = [claims?.preferred_username, claims?.email].find(
    (name) => typeof name === 'string' && parseEmailAddress(name) !== null,
  );
  return {
    accessToken: answer.access_token,
    lifeSeconds: answer.expires_in ?? null,
    refreshToken: answer.refresh_token ?? null,
    signedInAs: typeof named === 'string' ? named : null,
    // RFC 6749, section 5.1: no scope means the one that was asked for.
    mayMail: scopes === undefined || scopes.some((scope) => mailScope.test(scope)),
  };
}

function serverOf(app: MailApp, namedIssuer: string | null): AuthorizationServer {
  const { authorize, token } = authorityOf(app);
  return {
    issuer: expectedIssuer(app, namedIssuer),
    authorization_endpoint: authorize,
    token_endpoint: token,
  };
}

function authentication({ clientSecret }: MailApp) {
  return clientSecret === null ? None() : ClientSecretPost(clientSecret);
}

function options({ fetch: doFetch, signal }: Asking) {
  return { [customFetch]: (url: string, init: RequestInit) => doFetch(url, init), signal };
}

/** The issuer that an answer's ID token names, before it is checked; null when there is none to read. */
async function issuerIn(response: Response): Promise<string | null> {
  try {
    const body: unknown = await response.clone().json();
    const idToken = body !== null && typeof body === 'object' && 'id_token' in body ? body.id_token : null;
    if (typeof idToken !== 'string') return null;
    const claims: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString());
    const issuer = claims !== null && typeof claims === 'object' && 'iss' in claims ? claims.iss : null;
    return typeof issuer === 'string' ? issuer : null;
  } catch {
    return null;
  }
}
