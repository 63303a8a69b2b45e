import { app, BaseWindow, type Event, powerMonitor } from 'electron';

/** Calls `end` when the computer shuts down or the user logs off, and when the program is told to end by a signal. */
export function onSystemEnd(end: () => void): void {
  // macOS and Linux: the system waits a little for a program that prevents this and then ends by itself.
  powerMonitor.on('shutdown', (event?: Event) => {
    event?.preventDefault();
    end();
  });
  // Windows tells windows only, and neither before-quit nor will-quit follows.
  app.on('browser-window-created', (_event, window) => window.on('session-end', end));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

/** Lets Windows tell of its end while no window is open, by a window that never shows. Answers how to stop that. */
export function hearSessionEnd(end: () => void): () => void {
  if (process.platform !== 'win32') return () => {};
  const unseen = new BaseWindow({ show: false, skipTaskbar: true });
  unseen.on('session-end', end);
  return () => unseen.destroy();
}
