import { app, BrowserWindow } from 'electron';

/** True for the first instance on this data folder; a later one gets false, and the first shows its window. */
export function holdSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}
