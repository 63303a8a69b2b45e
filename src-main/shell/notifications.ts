import { app, Notification } from 'electron';
import type { Notice } from '../notices.ts';
import { APP_ID } from './app-id.ts';

/** The newest ones: one that nothing refers to is collected, and its click with it. */
const shown: Notification[] = [];
const keptNotifications = 50;

/** Tells Windows whose notifications these are: the installed program's, by its shortcut; in development, Electron's. */
export function identifyToWindows(): void {
  if (process.platform === 'win32') app.setAppUserModelId(app.isPackaged ? APP_ID : process.execPath);
}

/** Shows a notice on the desktop, where the system can; `open` is called when it is clicked. */
export function showNotice({ title, body }: Notice, open: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  notification.on('click', open);
  shown.push(notification);
  if (shown.length > keptNotifications) shown.shift();
  notification.show();
}
