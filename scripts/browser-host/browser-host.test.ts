import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request as sendRequest } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CONTENT_SECURITY_POLICY } from '../../src-main/shell/content-policy.ts';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
type Page = {
  call(name: string, input: unknown, from?: object): Promise<Answered>;
  next(): Promise<unknown>;
  close(): void;
};
type Answered = { value?: unknown; message?: string };

const repository = path.resolve(import.meta.dirname, '../..');
const shell = (file: string) => JSON.stringify(path.join(repository, 'src-main/shell', file));

// A tiny application over the real shell.
const MAIN = `
import { app, Notification, dialog, shell } from 'electron';
import { registerAppScheme, serveRenderer } from ${shell('app-protocol.ts')};
import { broadcast, serveCalls } from ${shell('ipc-channel.ts')};
import { setMenu } from ${shell('menu.ts')};
import { denyPermissions } from ${shell('permissions.ts')};
import { openExternal } from ${shell('safe-external.ts')};
import { createSecretBox } from ${shell('secrets.ts')};
import { holdSingleInstance } from ${shell('single-instance.ts')};
import { pageUrl, showMainWindow } from ${shell('window.ts')};

const root = new URL('.', import.meta.url).pathname;
registerAppScheme();
if (!holdSingleInstance(() => {})) app.exit(3);
for (const name of ['before-quit', 'will-quit', 'quit']) app.on(name, () => console.log('event ' + name));
let tidied = false;
app.on('before-quit', (event) => {
  if (tidied) return;
  event.preventDefault();
  setTimeout(() => { tidied = true; app.quit(); }, 20);
});
await app.whenReady();
denyPermissions();
setMenu();
serveRenderer(root + 'renderer');
const box = createSecretBox();
const calls = {
  echo: (input) => input,
  fail: () => { throw new RangeError('no such thing'); },
  date: () => new Date(0),
  tell: (input) => broadcast(input),
  encrypt: (input) => box.encrypt(input),
  decrypt: (input) => box.decrypt(input),
  show: async () => {
    new Notification({ title: 'Sent', body: 'to Ann' }).show();
    return { opened: [await openExternal('https://example.org/a b'), await openExternal('file:///etc/passwd')],
      picked: await dialog.showSaveDialog({ title: 'Save' }) };
  },
};
serveCalls(async ({ name, input, sender }) => name === 'sender' ? sender : calls[name](input));
showMainWindow({ preload: root + 'preload.cjs', url: pageUrl() });
`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'browser-host-'));
const data = path.join(folder, 'data');
let host: ChildProcess;
let printed = '';
let address: URL;
let cookie = '';

function start(...args: string[]): ChildProcess {
  const execArgv = ['--import', path.join(import.meta.dirname, 'register.ts')];
  return fork(path.join(folder, 'main.mjs'), args, { execArgv, silent: true });
}

function readyAddress(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}: ${printed}`)));
    child.on('message', (message: { type: string; url: string }) => resolve(new URL(message.url)));
  });
}

function get(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = address;
    const request = sendRequest(
      { hostname, port, path: target, method, headers: { cookie, ...headers } },
      async (got) => {
        const body = Buffer.concat(await got.toArray()).toString('utf8');
        resolve({ status: got.statusCode ?? 0, headers: got.headers, body });
      },
    );
    request.on('error', reject).end();
  });
}

function openPage(headers: Record<string, string> = {}, page = '/'): Promise<Page> {
  const socket = new WebSocket(`ws://${address.host}/__host/socket`, {
    headers: { cookie, origin: address.origin, ...headers },
  });
  const events: unknown[] = [];
  const waiting = new Map<number, (answer: Answered) => void>();
  const listeners: ((event: unknown) => void)[] = [];
  let lastId = 0;
  socket.on('message', (text) => {
    const message = JSON.parse(String(text));
    if (message.t === 'event') (listeners.shift() ?? ((event) => events.push(event)))(message.args[0]);
    else waiting.get(message.id)?.(message);
  });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () =>
      resolve({
        call: (name, input, from = {}) =>
          new Promise((answered) => {
            lastId += 1;
            waiting.set(lastId, answered);
            const args = [name, input];
            const base = { t: 'invoke', id: lastId, channel: 'clerkwell:call', args, page, top: true };
            socket.send(JSON.stringify({ ...base, ...from }));
          }),
        next: () => new Promise((seen) => (events.length > 0 ? seen(events.shift()) : listeners.push(seen))),
        close: () => socket.close(),
      }),
    );
  });
}

beforeAll(async () => {
  mkdirSync(path.join(folder, 'renderer'));
  writeFileSync(path.join(folder, 'main.mjs'), MAIN);
  writeFileSync(
    path.join(folder, 'package.json'),
    '{"name":"clerkwell","productName":"Clerkwell","version":"1.2.3"}',
  );
  writeFileSync(path.join(folder, 'preload.cjs'), 'exports.marker = "the preload";');
  writeFileSync(path.join(folder, 'secret.txt'), 'not served');
  writeFileSync(
    path.join(folder, 'renderer/index.html'),
    '<!doctype html><html><head><title>T</title></head></html>',
  );
  writeFileSync(path.join(folder, 'renderer/a.js'), 'export {};');
  host = start('--data', data);
  for (const stream of [host.stdout, host.stderr]) stream?.on('data', (text) => (printed += text));
  address = await readyAddress(host);
  const first = await get(address.pathname + address.search);
  cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
});

afterAll(() => {
  host.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('the gate', () => {
  it('prints the ready line, exactly', () => {
    expect(printed).toMatch(/^Clerkwell is ready: http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]+$/m);
  });

  it('exchanges a fresh key for a cookie and goes on to /', async () => {
    const fresh = new Promise<{ url: string }>((resolve) => host.once('message', resolve));
    host.send({ type: 'new-key' });
    const { search } = new URL((await fresh).url);
    const answer = await get(`/${search}`, { cookie: '' });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect((await get(`/${search}`, { cookie: '' })).status).toBe(403);
  });

  it('refuses a used key, a wrong key, no key and a wrong cookie', async () => {
    expect((await get(`/${address.search}`, { cookie: '' })).status).toBe(403);
    expect((await get('/?key=x', { cookie: '' })).status).toBe(403);
    expect((await get('/', { cookie: '' })).status).toBe(401);
    expect((await get('/index.html', { cookie: `${cookie}x` })).status).toBe(401);
    expect((await get('/__host/recorded', { cookie: '' })).status).toBe(401);
  });

  it('refuses a foreign Host and a foreign Origin, with the cookie and with a key', async () => {
    expect((await get('/', { host: 'clerkwell.example.org' })).status).toBe(403);
    expect((await get('/', { host: `localhost:${address.port}` })).status).toBe(403);
    expect((await get('/', { origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await get('/?key=x', { host: 'evil.example.org' })).body).toContain('Not this host');
  });

  it('refuses a socket without the cookie or from elsewhere', async () => {
    await expect(openPage({ cookie: '' })).rejects.toThrow('401');
    await expect(openPage({ origin: 'https://example.org' })).rejects.toThrow('403');
    await expect(openPage({ host: 'example.org' })).rejects.toThrow('403');
  });

  it.runIf(process.platform === 'linux')('listens on loopback only', () => {
    const port = Number(address.port).toString(16).toUpperCase().padStart(4, '0');
    const listening = ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${port}`));
    expect(listening.map(([, local]) => local)).toEqual([`0100007F:${port}`]);
  });
});

describe('the page', () => {
  it('comes from the handler, with its headers unchanged but for the socket, and the preload first', async () => {
    const answer = await get('/');
    const socket = `ws://${address.host}`;
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`connect-src ${socket};`);
    expect(policy.replace(`connect-src ${socket};`, "connect-src 'none';")).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.body).toContain('<head><script src="/__host/preload.js"></script><title>');
    const script = await get('/a.js');
    expect(script.headers['content-type']).toContain('text/javascript');
    expect(script.body).toBe('export {};');
  });

  it('is kept to the product path rules', async () => {
    expect((await get('/..%2fsecret.txt')).status).toBe(403);
    expect((await get('/../secret.txt')).status).toBe(404);
    expect((await get('/missing.js')).status).toBe(404);
    expect((await get('/', {}, 'POST')).status).toBe(405);
  });

  it('gets a script that parses, with the preload in it', async () => {
    const { body } = await get('/__host/preload.js');
    expect(body).toContain('exports.marker = "the preload"');
    expect(() => new Function(body)).not.toThrow();
  });
});

describe('calls', () => {
  it('go to main and back, also when they fail', async () => {
    const page = await openPage();
    expect(await page.call('echo', { a: [1, null, 'x'] })).toMatchObject({ value: { a: [1, null, 'x'] } });
    const failed = "Error invoking remote method 'clerkwell:call': RangeError: no such thing";
    expect((await page.call('fail', null)).message).toBe(failed);
    expect((await page.call('date', null)).message).toContain('could not be cloned');
    expect((await page.call('x', null, { channel: 'other' })).message).toContain(
      "No handler registered for 'other'",
    );
    page.close();
  });

  it('show main the page as the application knows it', async () => {
    const sender = async (page: string, top = true) => {
      const opened = await openPage({}, page);
      const { value } = await opened.call('sender', null, { top });
      opened.close();
      return value;
    };
    expect(await sender('/')).toEqual({ url: 'app://clerkwell/index.html', isMainFrame: true });
    expect(await sender('/index.html#/find')).toEqual({
      url: 'app://clerkwell/index.html#/find',
      isMainFrame: true,
    });
    expect(await sender('/', false)).toEqual({ url: 'app://clerkwell/index.html', isMainFrame: false });
    expect(await sender('https://example.org/')).toEqual({ url: 'https://example.org/', isMainFrame: true });
  });

  it('are followed by what main sends, on every page', async () => {
    const [one, two] = await Promise.all([openPage(), openPage()]);
    await one.call('tell', { kind: 'changed' });
    expect(await Promise.all([one.next(), two.next()])).toEqual([{ kind: 'changed' }, { kind: 'changed' }]);
    one.close();
    two.close();
  });
});

describe('the desktop', () => {
  it('is recorded and printed, and answers as a test says', async () => {
    const page = await openPage();
    host.send({ type: 'dialog-answer', answer: { canceled: false, filePath: '/tmp/x.pdf' } });
    // The page's socket is another way in, and can be quicker: what was sent here is heard once the next is answered.
    const heard = new Promise((resolve) => host.once('message', resolve));
    host.send({ type: 'new-key' });
    await heard;
    const { value } = await page.call('show', null);
    expect(value).toMatchObject({
      opened: [true, false],
      picked: { canceled: false, filePath: '/tmp/x.pdf' },
    });
    expect(JSON.parse((await get('/__host/recorded')).body)).toEqual([
      { kind: 'notification', title: 'Sent', body: 'to Ann' },
      { kind: 'external', url: 'https://example.org/a%20b' },
      { kind: 'dialog', dialog: 'save', title: 'Save' },
    ]);
    expect(printed).toContain('[external] {"url":"https://example.org/a%20b"}');
    page.close();
  });

  it('keeps secrets under a key of its own that only its user can read', async () => {
    const page = await openPage();
    const encrypted = (await page.call('encrypt', 'a token')).value;
    expect(Buffer.from(String(encrypted), 'base64').toString()).not.toContain('a token');
    expect((await page.call('decrypt', encrypted)).value).toBe('a token');
    expect((await page.call('decrypt', Buffer.from('other').toString('base64'))).message).toContain(
      'decrypting',
    );
    if (process.platform !== 'win32')
      expect(statSync(path.join(data, 'browser-host.key')).mode & 0o777).toBe(0o600);
    page.close();
  });

  it('opens a data folder once', async () => {
    const second = start('--data', data);
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(3);
  });
});

it('quits through the events of Electron when it is interrupted, and ends with 0', async () => {
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGINT');
  host.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(printed.match(/^event .*$/gm)).toEqual([
    'event before-quit',
    'event before-quit',
    'event will-quit',
    'event quit',
  ]);
});
