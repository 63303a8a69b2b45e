import type { WebSocket } from 'ws';
import { invokeHandler, ipcMain } from './ipc-main.ts';
import type { Connection, WebContents } from './web-contents.ts';
import { type FromPage, fromWire, type ToPage, toWire } from './wire.ts';

/** Connects a page's socket to the window it shows, until either closes. */
export function connectPage(socket: WebSocket, contents: WebContents): void {
  const connection: Connection = { post: (message) => socket.send(toWire(message)) };
  contents.connections.add(connection);
  const closeSocket = () => socket.close(1001, 'The window was closed.');
  contents.once('destroyed', closeSocket);
  socket.on('error', (error) => console.error('A page broke its socket:', error.message));
  socket.on('close', () => {
    contents.connections.delete(connection);
    contents.off('destroyed', closeSocket);
  });
  socket.on('message', (data) => {
    const message = fromWire(String(data));
    if (message !== null) receive(message, contents, connection);
    else console.error('A page sent something that is no message.');
  });
}

function receive(message: FromPage, contents: WebContents, connection: Connection): void {
  switch (message.t) {
    case 'invoke':
      void answer(message, contents, connection);
      return;
    case 'send':
      ipcMain.emit(message.channel, eventFor(message, contents, connection), ...message.args);
      return;
    case 'open':
      contents.pageOpens(appUrl(message.url, contents));
      return;
    case 'navigate':
      contents.pageNavigates(appUrl(message.url, contents), message.top);
  }
}

async function answer(
  message: FromPage & { t: 'invoke' },
  contents: WebContents,
  connection: Connection,
): Promise<void> {
  const { id, channel, args } = message;
  try {
    const value = await invokeHandler(channel, eventFor(message, contents, connection), args);
    tell(connection, { t: 'answer', id, value });
  } catch (error) {
    tell(connection, { t: 'error', id, message: error instanceof Error ? error.message : String(error) });
  }
}

/** Sends the answer, or the reason why it cannot be sent. */
function tell(connection: Connection, message: ToPage & { id: number }): void {
  try {
    connection.post(message);
  } catch (error) {
    if (message.t === 'error') throw error;
    connection.post({ t: 'error', id: message.id, message: String(error) });
  }
}

/** The event that main's handler gets. Each page has frames of its own, as several tabs may show one window. */
function eventFor(message: FromPage, contents: WebContents, connection: Connection): object {
  const url = appUrl(message.page, contents);
  const send = (channel: string, ...args: unknown[]) => connection.post({ t: 'event', channel, args });
  const mainFrame = { url, origin: originOf(url), parent: null, detached: false, send };
  const frame = message.top ? mainFrame : { ...mainFrame, parent: mainFrame };
  const sender: WebContents = Object.create(contents, { mainFrame: { value: mainFrame } });
  return { type: 'frame', sender, senderFrame: frame, processId: 1, frameId: 1, reply: send };
}

/** The address as the application knows it: a path of the host's becomes one of the window's origin. */
function appUrl(page: string, contents: WebContents): string {
  const base = contents.getURL();
  const local = URL.parse(page, 'http://127.0.0.1');
  if (local === null || local.hostname !== '127.0.0.1') return page;
  const path = local.pathname + local.search + local.hash;
  if (local.pathname === '/') return base.replace(/[?#].*$/, '') + local.search + local.hash;
  return originOf(base) + path;
}

function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
