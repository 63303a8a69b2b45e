import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { BrowserWindow } from './browser-window.ts';
import { fetchFromDevServer, pipeDevSocket } from './dev-proxy.ts';
import { createGate, type Visitor } from './gate.ts';
import { allowSocket, injectPreload, PRELOAD_PATH } from './page.ts';
import { startPage } from './page-runtime.ts';
import { askHandler } from './protocol.ts';
import { allRecorded } from './recorded.ts';
import { connectPage } from './sockets.ts';

const SOCKET_PATH = '/__host/socket';
const LOOPBACK = '127.0.0.1';
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };

/** The running server. */
export type HostServer = {
  /** An address with a fresh key, which opens the application once. */
  newAddress(): string;
};

/** Listens on loopback, on `port` or, for 0, on any free one. Rejects when the port is taken. */
export async function startServer(port: number): Promise<HostServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, LOOPBACK, resolve);
  });
  const authority = `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  const gate = createGate(authority);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });

  server.on('request', (request, response) => {
    const verdict = gate.admit(visitorOf(request));
    if (verdict.pass) {
      respond(request, response, authority).catch((error: unknown) => {
        console.error('The browser host failed to answer', request.url, error);
        if (!response.headersSent) response.writeHead(500, PLAIN);
        response.end();
      });
      return;
    }
    const headers = { ...PLAIN, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
    const cookie = verdict.setCookie ? { 'Set-Cookie': verdict.setCookie } : {};
    const location = verdict.status === 303 ? { Location: '/' } : {};
    response.writeHead(verdict.status, { ...headers, ...cookie, ...location }).end(`${verdict.text}\n`);
  });

  server.on('upgrade', (request, socket, head) => {
    const verdict = gate.admitSocket(visitorOf(request));
    const window = shownWindow();
    if (!verdict.pass || window === undefined) {
      socket.end(`HTTP/1.1 ${verdict.pass ? 503 : verdict.status} Refused\r\nConnection: close\r\n\r\n`);
      return;
    }
    const devServer = devServerOf(window);
    if (request.url === SOCKET_PATH) {
      sockets.handleUpgrade(request, socket, head, (page) => connectPage(page, window.webContents));
    } else if (devServer !== null) pipeDevSocket(devServer, request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });

  return { newAddress: () => `http://${authority}/?key=${gate.newKey()}` };
}

/** Asks for a window's page as the browser will; rejects when it is not answered with success. */
export async function checkPage(url: string): Promise<void> {
  const answer = url.startsWith('http') ? await fetch(url) : await askHandler(new Request(url));
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The page ${url} was answered with ${answer.status}.`);
}

async function respond(request: IncomingMessage, response: ServerResponse, authority: string): Promise<void> {
  const target = request.url ?? '/';
  const window = shownWindow();
  if (!target.startsWith('/')) return void response.writeHead(400, PLAIN).end();
  if (target === '/__host/recorded') {
    const json = { ...PLAIN, 'Content-Type': 'application/json; charset=utf-8' };
    return void response.writeHead(200, json).end(JSON.stringify(allRecorded()));
  }
  // A browser asks for this by itself, whatever the page says; Electron does not.
  if (target === '/favicon.ico') return void response.writeHead(204).end();
  if (window === undefined) return void response.writeHead(503, PLAIN).end('No window is open.\n');
  if (target === PRELOAD_PATH) {
    const script = {
      ...PLAIN,
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-store',
    };
    return void response.writeHead(200, script).end(preloadScript(window));
  }
  const answer = await answerFor(window, request, target);
  const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html');
  const headers = Object.fromEntries(answer.headers);
  const policy = headers['content-security-policy'];
  if (policy) headers['content-security-policy'] = allowSocket(policy, `ws://${authority}`);
  // The length and the encoding no longer hold once the body has been read and added to.
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) delete headers[name];
  const body = isPage ? injectPreload(await answer.text()) : Buffer.from(await answer.arrayBuffer());
  return void response.writeHead(answer.status, headers).end(body);
}

function answerFor(window: BrowserWindow, request: IncomingMessage, target: string): Promise<Response> {
  const devServer = devServerOf(window);
  if (devServer !== null) return fetchFromDevServer(devServer, request);
  const page = new URL(window.webContents.getURL());
  const path = target === '/' ? page.pathname : target;
  return askHandler(
    new Request(`${page.protocol}//${page.host}${path}`, { method: request.method ?? 'GET' }),
  );
}

/** The host's script: its page's side, around the preload that the window names. */
function preloadScript(window: BrowserWindow): string {
  const preload = window.preload === undefined ? '' : readFileSync(window.preload, 'utf8');
  const config = JSON.stringify({ platform: process.platform, versions: { node: process.versions.node } });
  return `(${startPage.toString()})(${config}, function (require, module, exports, process) {\n${preload}\n});\n`;
}

function shownWindow(): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find((window) => window.webContents.getURL() !== '');
}

function devServerOf(window: BrowserWindow): URL | null {
  const url = new URL(window.webContents.getURL());
  return url.protocol === 'http:' ? url : null;
}

function visitorOf({ url, headers }: IncomingMessage): Visitor {
  return { target: url ?? '/', host: headers.host, origin: headers.origin, cookie: headers.cookie };
}
