import { EventEmitter } from 'node:events';
import { preventable } from './preventable.ts';
import { record } from './recorded.ts';
import { session } from './session.ts';
import type { ToPage } from './wire.ts';

type OpenHandler = (details: { url: string; frameName: string; disposition: string }) => { action: string };

/** A page that is connected: there may be several, as several tabs show the same window. */
export type Connection = { post(message: ToPage): void };

let lastId = 0;

/** The stand-in for Electron's `WebContents`. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly connections = new Set<Connection>();
  private url = '';
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private destroyed = false;

  constructor() {
    super();
    lastId += 1;
    this.id = lastId;
  }

  get session() {
    return session.defaultSession;
  }
  get mainFrame(): object {
    return { url: this.url, parent: null };
  }

  send(channel: string, ...args: unknown[]): void {
    for (const connection of this.connections) connection.post({ t: 'event', channel, args });
  }
  reload(): void {
    for (const connection of this.connections) connection.post({ t: 'reload' });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  getURL = (): string => this.url;
  setURL(url: string): void {
    this.url = new URL(url).href;
  }
  isDestroyed = (): boolean => this.destroyed;
  isLoading = (): boolean => false;
  isCrashed = (): boolean => false;
  focus(): void {}
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened = (): boolean => false;
  setZoomFactor(): void {}
  setZoomLevel(): void {}
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('destroyed');
  }

  /** The page wants a new window: the application's handler decides, and even an allowed one is only recorded. */
  pageOpens(url: string): void {
    const { action } = this.openHandler({ url, frameName: '', disposition: 'new-window' });
    if (action !== 'deny') record('window', { url });
  }

  /** The page wants to leave for another address; true when the application let it. */
  pageNavigates(url: string, isMainFrame: boolean): boolean {
    const frame = preventable({ url, isMainFrame, isSameDocument: false });
    this.emit('will-frame-navigate', frame);
    const main = preventable({ url, isMainFrame, isSameDocument: false });
    if (isMainFrame && !frame.defaultPrevented) this.emit('will-navigate', main, url);
    const refused = frame.defaultPrevented || main.defaultPrevented;
    record('navigation', { url, refused });
    return !refused;
  }
}
