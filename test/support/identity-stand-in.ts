import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { millisecondsBetween, systemClock } from '../../src-shared/time.ts';

/** What happens at the sign-in page that the browser is sent to. */
export type PageBehaviour =
  | { kind: 'sign in' }
  /** The user signs in, and the provider gives less than it was asked for. */
  | { kind: 'sign in'; without: 'refresh token' | 'address' | 'mail' | 'openid' }
  | { kind: 'refuse'; error: string; description?: string }
  /** The user closes the page, or stays on an error that is never sent back. */
  | { kind: 'leave' };

/** What the token endpoint does with one request. */
export type TokenBehaviour =
  | { kind: 'answer' }
  | { kind: 'error'; status?: number; error: string; description?: string; challenge?: boolean }
  | { kind: 'page'; status: number; retryAfter?: string }
  | { kind: 'change claims'; claims: Record<string, unknown> }
  | { kind: 'drop' }
  | { kind: 'hang' };

/** How a stand-in is set up: the registration it knows, and who signs in. */
export type IdentitySetUp = {
  clientId?: string;
  clientSecret?: string;
  /** The tenant as Microsoft knows it, whatever domain stands in the address. */
  tenantId?: string;
  user?: string;
  /** Whether each refresh gives a new refresh token and ends the one before. */
  rotates?: boolean;
  lifeSeconds?: number | null;
  /** Its clock against ours. */
  clockAhead?: number;
};

/** A stand-in for both providers' authorities on loopback, by RFC 6749, RFC 7636 and OpenID Connect Core. */
export type IdentityStandIn = {
  clientId: string;
  tenantId: string;
  user: string;
  url: string;
  /** Sends what is for the real authorities here; everything else goes nowhere. */
  fetch: typeof fetch;
  /** Does what a browser does with an authorize address; answers the page it ends on, null when it stays on the sign-in page. */
  visit(address: string): Promise<Response | null>;
  /** What the next sign-ins and requests for tokens meet, in turn; well when there is none left. */
  meet(...behaviours: PageBehaviour[]): void;
  behave(...behaviours: TokenBehaviour[]): void;
  /** The access tokens it gave and still knows, and the one refresh token that is good. */
  accessTokens: string[];
  refreshToken: string | null;
  tokenRequests: URLSearchParams[];
  /** Requests that broke the standards: a test that did not mean to should find none. */
  problems: string[];
  /** Ends every sign-in, as an administrator of the provider does. */
  revoke(): void;
  close(): Promise<void>;
};

type Grant = { challenge: string; redirectUri: string; nonce: string; without: string };

const authorities = ['login.microsoftonline.com', 'accounts.google.com', 'oauth2.googleapis.com'];

/** Starts a stand-in on a free port. */
export async function startIdentityStandIn(setUp: IdentitySetUp = {}): Promise<IdentityStandIn> {
  const { clientSecret, rotates = true, lifeSeconds = 3600, clockAhead = 0 } = setUp;
  const pages: PageBehaviour[] = [];
  const planned: TokenBehaviour[] = [];
  const grants = new Map<string, Grant>();

  const authorize = (host: string, query: URLSearchParams, response: ServerResponse) => {
    const problems = problemsWithAuthorize(host, query, standIn.clientId);
    standIn.problems.push(...problems);
    const behaviour = pages.shift() ?? { kind: 'sign in' };
    // RFC 6749, section 4.1.2.1: what is wrong with the address itself is told on the page, never by a redirect.
    if (problems.length > 0 || behaviour.kind === 'leave') return response.writeHead(200).end('Sign in');
    const redirectUri = query.get('redirect_uri') ?? '';
    const back = new URL(redirectUri);
    back.searchParams.set('state', query.get('state') ?? '');
    if (behaviour.kind === 'refuse') {
      back.searchParams.set('error', behaviour.error);
      if (behaviour.description) back.searchParams.set('error_description', behaviour.description);
    } else {
      const code = randomUUID();
      const [challenge, nonce] = [query.get('code_challenge') ?? '', query.get('nonce') ?? ''];
      const without = 'without' in behaviour ? behaviour.without : '';
      grants.set(code, { challenge, redirectUri, nonce, without });
      back.searchParams.set('code', code);
    }
    return response.writeHead(302, { location: back.href }).end();
  };

  const token = (host: string, form: URLSearchParams, response: ServerResponse) => {
    standIn.tokenRequests.push(form);
    const behaviour = planned.shift() ?? { kind: 'answer' };
    switch (behaviour.kind) {
      case 'hang':
        return undefined;
      case 'drop':
        return response.socket?.resetAndDestroy();
      case 'page': {
        const headers = behaviour.retryAfter ? { 'retry-after': behaviour.retryAfter } : {};
        return response.writeHead(behaviour.status, headers).end('<html>Something is wrong</html>');
      }
      case 'error': {
        const { status = 400, error, description, challenge } = behaviour;
        const body = { error, ...(description ? { error_description: description } : {}) };
        return json(response, status, body, challenge ? { 'www-authenticate': 'Basic realm="spec"' } : {});
      }
      case 'change claims':
        return grantTokens(host, form, response, behaviour.claims);
      case 'answer':
        return grantTokens(host, form, response, {});
    }
  };

  const grantTokens = (
    host: string,
    form: URLSearchParams,
    response: ServerResponse,
    claims: Record<string, unknown>,
  ) => {
    const refuse = (error: string, status = 400) => json(response, status, { error });
    if (form.get('client_id') !== standIn.clientId) return refuse('invalid_client', 401);
    if ((form.get('client_secret') ?? undefined) !== clientSecret) return refuse('invalid_client', 401);
    if (form.get('grant_type') === 'refresh_token') {
      if (standIn.refreshToken === null || form.get('refresh_token') !== standIn.refreshToken)
        return refuse('invalid_grant');
      return json(response, 200, {
        ...newTokens(''),
        ...(rotates ? { refresh_token: newRefreshToken() } : {}),
      });
    }
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    // A code is good once (RFC 6749, section 4.1.2).
    grants.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || challenge !== grant.challenge || form.get('redirect_uri') !== grant.redirectUri)
      return refuse('invalid_grant');
    return json(response, 200, {
      ...newTokens(grant.without),
      ...(grant.without === 'refresh token' ? {} : { refresh_token: newRefreshToken() }),
      ...(grant.without === 'openid' ? {} : { id_token: idToken(host, grant, claims) }),
    });
  };

  const newTokens = (without: string) => {
    const accessToken = `access-${randomUUID()}`;
    standIn.accessTokens.push(accessToken);
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      ...(lifeSeconds === null ? {} : { expires_in: lifeSeconds }),
      scope:
        without === 'mail' ? 'openid email' : `https://outlook.office.com/SMTP.Send https://mail.google.com/`,
    };
  };
  const newRefreshToken = () => {
    standIn.refreshToken = `refresh-${randomUUID()}`;
    return standIn.refreshToken;
  };

  /** An ID token; nobody checks its signature, for it comes by TLS from the authority itself (Core, 3.1.3.7). */
  const idToken = (host: string, grant: Grant, changed: Record<string, unknown>) => {
    const now =
      Math.floor(millisecondsBetween('1970-01-01T00:00:00Z', systemClock.now()) / 1000) + clockAhead;
    const isMicrosoft = host === 'login.microsoftonline.com';
    const named = isMicrosoft
      ? { preferred_username: standIn.user, tid: standIn.tenantId }
      : { email: standIn.user };
    const claims = {
      iss: isMicrosoft ? `https://${host}/${standIn.tenantId}/v2.0` : 'https://accounts.google.com',
      sub: 'spec-subject',
      aud: standIn.clientId,
      iat: now,
      nbf: now,
      exp: now + 3600,
      nonce: grant.nonce,
      ...(grant.without === 'address' ? {} : named),
      ...changed,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'RS256', typ: 'JWT', kid: 'spec' })}.${part(claims)}.c3BlYw`;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, host = '', ...rest] = pathname.split('/');
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const path = rest.join('/');
    if (/^([\w.-]+\/oauth2\/v2\.0\/authorize|o\/oauth2\/v2\/auth)$/.test(path) && request.method === 'GET')
      return authorize(host, searchParams, response);
    if (/^([\w.-]+\/oauth2\/v2\.0\/token|token)$/.test(path) && request.method === 'POST') {
      if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
        standIn.problems.push('a request for tokens is not a form');
      return token(host, new URLSearchParams(body), response);
    }
    standIn.problems.push(`${request.method} ${pathname}`);
    return response.writeHead(404).end();
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      standIn.problems.push(String(error));
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const standIn: IdentityStandIn = {
    clientId: setUp.clientId ?? 'spec-client',
    tenantId: setUp.tenantId ?? '11111111-2222-4333-8444-555555555555',
    user: setUp.user ?? 'office@example.com',
    url,
    fetch: (input, init) => fetch(addressHere(url, input), init),
    visit: async (address) => {
      const page = await fetch(addressHere(url, address), { redirect: 'manual' });
      const location = page.headers.get('location');
      await page.body?.cancel();
      return location === null ? null : fetch(location);
    },
    meet: (...more) => pages.push(...more),
    behave: (...more) => planned.push(...more),
    accessTokens: [],
    refreshToken: null,
    tokenRequests: [],
    problems: [],
    revoke: () => {
      standIn.accessTokens.length = 0;
      standIn.refreshToken = null;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return standIn;
}

function addressHere(url: string, input: Parameters<typeof fetch>[0]): string {
  const { protocol, host, pathname, search } = new URL(input instanceof Request ? input.url : input);
  if (protocol !== 'https:' || !authorities.includes(host)) throw new Error(`Not an authority: ${host}`);
  return `${url}/${host}${pathname}${search}`;
}

function problemsWithAuthorize(host: string, query: URLSearchParams, clientId: string): string[] {
  const wanted: Record<string, RegExp> = {
    response_type: /^code$/,
    client_id: new RegExp(`^${clientId}$`),
    redirect_uri: /^http:\/\/127\.0\.0\.1:\d+\/signed-in$/,
    scope:
      host === 'accounts.google.com' ? /^https:\/\/mail\.google\.com\/ / : /\bSMTP\.Send offline_access\b/,
    state: /^[\w-]{43}$/,
    nonce: /^[\w-]{43}$/,
    code_challenge: /^[\w-]{43}$/,
    code_challenge_method: /^S256$/,
    ...(host === 'accounts.google.com' ? { access_type: /^offline$/, prompt: /^consent$/ } : {}),
  };
  return Object.entries(wanted)
    .filter(([name, shape]) => query.getAll(name).length !== 1 || !shape.test(query.get(name) ?? ''))
    .map(([name]) => `${name} is not as it should be`);
}

function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    })
    .end(JSON.stringify(body));
}
