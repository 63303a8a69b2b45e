import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isReady, needReady } from './ready-state.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

/** The stand-in for Electron's `protocol`: the handlers registered here answer the browser's requests. */
export const protocol = {
  registerSchemesAsPrivileged(_schemes: readonly unknown[]): void {
    if (isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
  handle(scheme: string, handler: Handler): void {
    needReady('protocol.handle');
    if (handlers.has(scheme)) throw new Error(`The scheme '${scheme}' has been registered already`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`The scheme '${scheme}' is not registered`);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
};

/** Asks the handler of the URL's scheme; 404 when the application registered none, 500 when it failed. */
export async function askHandler(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
  if (handler === undefined) return new Response('No handler for this scheme.', { status: 404 });
  try {
    return await handler(request);
  } catch (error) {
    console.error(`The handler failed for ${request.url}`, error);
    return new Response('The handler failed.', { status: 500 });
  }
}

let online = true;

/** Gives the computer a network, or takes it away, as far as `net` knows. */
export function setOnline(there: boolean): void {
  online = there;
}

/** The stand-in for Electron's `net`. */
export const net = {
  get online(): boolean {
    return online;
  },
  isOnline: (): boolean => online,
  async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const { protocol: scheme } = new URL(request.url);
    if (scheme === 'http:' || scheme === 'https:') {
      if (!online) throw new Error('net::ERR_INTERNET_DISCONNECTED');
      return fetch(request);
    }
    if (scheme === 'file:') return new Response(await readFile(fileURLToPath(request.url)));
    return askHandler(request);
  },
};
