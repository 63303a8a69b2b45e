import { app, BrowserWindow, type WebContents } from 'electron';
import { APP_PAGE } from './asset-path.ts';
import { openExternal } from './safe-external.ts';

/** What a window needs to know: its preload file and the page it shows. */
export type WindowOptions = { preload: string; url: string };

/** The page to show: the dev server's in development when there is one, else the built one. */
export function pageUrl(): string {
  const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return devServer || APP_PAGE;
}

/** Shows the main window to the user, or opens it again when it was closed. */
export function showMainWindow(options: WindowOptions): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return createMainWindow(options);
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  return window;
}

/** Opens the main window and begins to load its page. It shows itself when there is something to see. */
function createMainWindow({ preload, url }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: app.getName(),
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  stayOnPage(window.webContents, url);
  window.loadURL(url).catch((error: unknown) => console.error('The window could not load its page.', error));
  return window;
}

/** Refuses every navigation but a reload, every new window and every embedded page. */
function stayOnPage(contents: WebContents, page: string): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || withoutHash(event.url) !== withoutHash(page)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url).catch((error: unknown) => console.error('A link could not be opened.', error));
    return { action: 'deny' };
  });
}

function withoutHash(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  parsed.hash = '';
  return parsed.href;
}
