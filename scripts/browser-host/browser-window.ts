import { EventEmitter } from 'node:events';
import { preventable } from './preventable.ts';
import { needReady } from './ready-state.ts';
import { WebContents } from './web-contents.ts';

type WindowOptions = {
  title?: string;
  width?: number;
  height?: number;
  show?: boolean;
  webPreferences?: { preload?: string };
};

/** Loads a page for a window: rejects when the application does not answer it. The server is behind this. */
export type PageCheck = (url: string) => Promise<void>;

const open: BrowserWindow[] = [];
let lastId = 0;

/** The stand-in for Electron's `BrowserWindow`. The first one open is the one that the browser shows. */
export class BrowserWindow extends EventEmitter {
  /** Tells `app` of windows: `created`, `shown` (with a page loaded), `all-closed`. */
  static readonly lifecycle = new EventEmitter();
  static checkPage: PageCheck = async () => {};

  static getAllWindows = (): BrowserWindow[] => [...open];
  static getFocusedWindow = (): BrowserWindow | null => open[0] ?? null;
  static fromId = (id: number): BrowserWindow | null => open.find((window) => window.id === id) ?? null;
  static fromWebContents = (contents: { id: number }): BrowserWindow | null =>
    open.find((window) => window.webContents.id === contents.id) ?? null;

  readonly id: number;
  readonly webContents = new WebContents();
  readonly preload: string | undefined;
  private title: string;
  private visible: boolean;
  private loaded = false;
  private state: 'normal' | 'minimized' | 'maximized' | 'fullscreen' = 'normal';
  private bounds: { x: number; y: number; width: number; height: number };

  constructor(options: WindowOptions = {}) {
    super();
    needReady('BrowserWindow');
    lastId += 1;
    this.id = lastId;
    this.title = options.title ?? '';
    this.visible = options.show ?? true;
    this.preload = options.webPreferences?.preload;
    this.bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    open.push(this);
    BrowserWindow.lifecycle.emit('created', this);
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.setURL(url);
    try {
      await BrowserWindow.checkPage(url);
    } catch (error) {
      this.webContents.emit('did-fail-load', {}, -6, String(error), url, true);
      throw error;
    }
    if (this.isDestroyed()) return;
    this.loaded = true;
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
    if (this.visible) BrowserWindow.lifecycle.emit('shown', this);
  }

  show(): void {
    const shown = this.visible;
    this.visible = true;
    this.emit('show');
    if (!shown && this.loaded) BrowserWindow.lifecycle.emit('shown', this);
  }
  showInactive(): void {
    this.show();
  }
  hide(): void {
    this.visible = false;
    this.emit('hide');
  }
  isVisible = (): boolean => this.visible;
  isDestroyed = (): boolean => this.webContents.isDestroyed();

  close(): void {
    if (this.closeForQuit() && open.length === 0) BrowserWindow.lifecycle.emit('all-closed');
  }
  destroy(): void {
    this.destroyForQuit();
    if (open.length === 0) BrowserWindow.lifecycle.emit('all-closed');
  }
  /** Closes without `window-all-closed`; false when a listener prevented it. */
  closeForQuit(): boolean {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroyForQuit();
    return !event.defaultPrevented;
  }
  /** Destroys without asking and without `window-all-closed`. */
  destroyForQuit(): void {
    if (this.isDestroyed()) return;
    open.splice(open.indexOf(this), 1);
    this.webContents.destroy();
    this.emit('closed');
  }

  focus(): void {
    this.emit('focus');
  }
  isFocused = (): boolean => open[0] === this;
  minimize(): void {
    this.state = 'minimized';
  }
  maximize(): void {
    this.state = 'maximized';
  }
  unmaximize(): void {
    this.state = 'normal';
  }
  restore(): void {
    this.state = 'normal';
  }
  setFullScreen(on: boolean): void {
    this.state = on ? 'fullscreen' : 'normal';
  }
  isMinimized = (): boolean => this.state === 'minimized';
  isMaximized = (): boolean => this.state === 'maximized';
  isFullScreen = (): boolean => this.state === 'fullscreen';
  getBounds = () => ({ ...this.bounds });
  getNormalBounds = () => ({ ...this.bounds });
  getSize = (): [number, number] => [this.bounds.width, this.bounds.height];
  setBounds(bounds: Partial<typeof this.bounds>): void {
    this.bounds = { ...this.bounds, ...bounds };
  }
  setTitle(title: string): void {
    this.title = title;
  }
  getTitle = (): string => this.title;
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setMinimumSize(): void {}
  setBackgroundColor(): void {}
  setIcon(): void {}
  setOverlayIcon(): void {}
  setProgressBar(): void {}
  setTitleBarOverlay(): void {}
  flashFrame(): void {}
  center(): void {}
}
