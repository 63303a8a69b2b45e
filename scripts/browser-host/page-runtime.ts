import type { FromPage, ToPage } from './wire.ts';

/** What the host tells the page's side at its start. */
export type PageConfig = { platform: string; versions: Record<string, string | undefined> };

type Listener = (event: object, ...args: unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;
type Pending = { resolve(value: unknown): void; reject(error: Error): void };
type Outgoing = FromPage extends infer Message
  ? Message extends unknown
    ? Omit<Message, 'page' | 'top'>
    : never
  : never;

/**
 * The renderer's side of the stand-in: runs the preload with a `contextBridge` and an `ipcRenderer` that go over the
 * host's socket. Its source is sent to the browser as it stands, so it uses nothing from outside itself. Unlike in
 * Electron, preload and page share one world.
 */
export function startPage(config: PageConfig, preload: Preload): void {
  const listeners = new Map<string, Set<Listener>>();
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let socket: WebSocket | null = null;

  function open(): WebSocket {
    const opened = new WebSocket(`ws://${location.host}/__host/socket`);
    opened.addEventListener('message', ({ data }) => receive(JSON.parse(data)));
    opened.addEventListener('close', () => {
      if (socket === opened) socket = null;
      for (const { reject } of pending.values()) reject(new Error('The application has been closed.'));
      pending.clear();
    });
    return opened;
  }

  function receive(message: ToPage): void {
    if (message.t === 'reload') location.reload();
    else if (message.t === 'event') {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({}, ...message.args);
    } else {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      if (message.t === 'answer') waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.message));
    }
  }

  function post(message: Outgoing): void {
    socket ??= open();
    const to = socket;
    const page = location.pathname + location.search + location.hash;
    const text = JSON.stringify({ ...message, page, top: window.parent === window });
    if (to.readyState === WebSocket.OPEN) to.send(text);
    else to.addEventListener('open', () => to.send(text), { once: true });
  }

  function listen(channel: string, listener: Listener): void {
    const set = listeners.get(channel) ?? new Set();
    listeners.set(channel, set.add(listener));
  }

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        post({ t: 'invoke', id: lastId, channel, args });
      });
    },
    send: (channel: string, ...args: unknown[]): void => post({ t: 'send', channel, args }),
    on(channel: string, listener: Listener): unknown {
      listen(channel, listener);
      return ipcRenderer;
    },
    once(channel: string, listener: Listener): unknown {
      const first: Listener = (event, ...args) => {
        listeners.get(channel)?.delete(first);
        listener(event, ...args);
      };
      listen(channel, first);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener): unknown {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    off: (channel: string, listener: Listener): unknown => ipcRenderer.removeListener(channel, listener),
    removeAllListeners(channel: string): unknown {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };

  function frozen(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    for (const member of Object.values(value)) frozen(member);
    return Object.freeze(value);
  }

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      Object.defineProperty(window, key, { value: frozen(api), enumerable: true });
    },
  };

  // What Electron would stop at the window's edge: leaving the page, and opening another.
  window.open = (url?: string | URL) => {
    post({ t: 'open', url: new URL(url ?? 'about:blank', location.href).href });
    return null;
  };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (event.defaultPrevented || !(link instanceof HTMLAnchorElement) || link.hasAttribute('download'))
      return;
    const newWindow =
      event.ctrlKey || event.metaKey || event.shiftKey || !['', '_self'].includes(link.target);
    const url = new URL(link.href);
    const here =
      url.origin === location.origin && url.pathname === location.pathname && url.search === location.search;
    if (here && !newWindow) return;
    event.preventDefault();
    post({ t: newWindow ? 'open' : 'navigate', url: link.href });
  });

  socket = open();
  const modules: Record<string, unknown> = { electron: { contextBridge, ipcRenderer } };
  const require = (name: string): unknown => {
    const found = modules[name === 'electron/renderer' ? 'electron' : name];
    if (found === undefined) throw new Error(`module not found: ${name}`);
    return found;
  };
  const module = { exports: {} };
  const { platform, versions } = config;
  preload(require, module, module.exports, {
    platform,
    versions,
    env: {},
    argv: [],
    type: 'renderer',
    sandboxed: true,
  });
}
