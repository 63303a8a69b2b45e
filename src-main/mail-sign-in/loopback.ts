import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const host = '127.0.0.1';
const path = '/signed-in';

/** The browser that came back: what it brought, and the sentence it is shown, which ends the server. */
export type Returned = { parameters: URLSearchParams; show(sentence: string): Promise<void> };

/** A server on this computer that waits for the browser to come back once. */
export type Loopback = { redirectUri: string; returned: Promise<Returned>; close(): void };

/**
 * Listens on 127.0.0.1, on a free port, for the one redirect of a sign-in (RFC 8252, section 7.3). Whatever does not
 * carry the exact state is refused and changes nothing: another page cannot end a sign-in, nor put its code into it.
 * Rejects when no port can be had.
 */
export async function startLoopback(state: string): Promise<Loopback> {
  let authority = '';
  let isTaken = false;
  let take: (returned: Returned) => void;
  const returned = new Promise<Returned>((resolve) => {
    take = resolve;
  });
  const server = createServer((request, response) => {
    const refusal = isTaken ? 410 : refusalOf(request, authority, state);
    if (refusal !== null) return void answer(response, refusal, 'Nothing is to be seen here.');
    isTaken = true;
    const parameters = parametersOf(request);
    const show = async (sentence: string) => {
      // Of a page that was closed meanwhile no end would be heard any more.
      if (!response.destroyed) {
        const shown = once(response, 'close');
        answer(response, 200, sentence);
        await shown;
      }
      close();
    };
    return take({ parameters, show });
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  server.listen(0, host);
  await once(server, 'listening');
  authority = `${host}:${(server.address() as AddressInfo).port}`;
  return { redirectUri: `http://${authority}${path}`, returned, close };
}

/** The status that refuses a request; null for the one that is waited for. */
function refusalOf(request: IncomingMessage, authority: string, state: string): number | null {
  // A page that has its own name lead to this computer would come with that name.
  if (request.headers.host !== authority) return 421;
  if ((request.url ?? '').split('?')[0] !== path) return 404;
  if (request.method !== 'GET') return 405;
  const states = parametersOf(request).getAll('state');
  return states.length === 1 && states[0] === state ? null : 400;
}

function parametersOf(request: IncomingMessage): URLSearchParams {
  return new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
}

/** One sentence as a page: no scripts, no pictures, nothing kept, nothing told to anybody. */
function answer(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  });
  const words = sentence.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  response.end(
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Clerkwell</title></head><body><p>${words}</p></body></html>`,
  );
}
