import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

// In development the page comes from Vite's server on this machine; the browser still sees the host's origin only.

/** Fetches a request's answer from the dev server at `base`. */
export async function fetchFromDevServer(base: URL, request: IncomingMessage): Promise<Response> {
  const accept = request.headers.accept ?? '*/*';
  return fetch(new URL(request.url ?? '/', base), { headers: { accept }, redirect: 'manual' });
}

/** Connects the dev server's own socket (hot reload) through the host. */
export function pipeDevSocket(base: URL, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const upstream = connect(Number(base.port), base.hostname, () => {
    const headers = { ...request.headers, host: base.host, origin: base.origin, cookie: undefined };
    const lines = Object.entries(headers).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
    upstream.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
  socket.on('error', () => upstream.destroy());
}
