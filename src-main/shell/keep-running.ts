import { app, BrowserWindow, net, powerMonitor } from 'electron';
import { drop } from '../../src-shared/result.ts';
import type { Log } from '../log.ts';
import type { Notice } from '../notices.ts';
import { askToQuit } from './ask-to-quit.ts';
import { endWell } from './end-well.ts';
import { createLeaving, type Leaving } from './leaving.ts';
import { createNetworkWatch } from './network-watch.ts';
import { showNotice } from './notifications.ts';
import { hearSessionEnd, onSystemEnd } from './system-end.ts';
import { createTrayIcon } from './tray-icon.ts';

/** What keeps the program running, or lets it end: see `Application`, which has these functions. */
export type Running = {
  waitingMessages(): Promise<number>;
  waitsForNetwork(): Promise<boolean>;
  networkBack(): Promise<void>;
  onChanged(listener: () => void): () => void;
  onNotice(listener: (notice: Notice) => void): () => void;
  stop(): Promise<void>;
};

/** How it is done. `open` shows the window, or opens it again; `trayPictures` is the folder of the icons. */
export type KeepRunningOptions = { open: () => BrowserWindow; trayPictures: string; log: Log };

/**
 * Keeps the program in the tray while messages wait, ends it well, wakes it, and shows its notices. Call before the
 * window opens. Answers what shows the window, or opens it again, unless the program is about to end.
 */
export function keepRunning(
  application: Running,
  { open, trayPictures, log }: KeepRunningOptions,
): () => void {
  const failed = (text: string, error: unknown) => log.error(text, error);
  const endNow = endWell(application.stop, (error) => failed('stopping failed', error));
  const systemEnds = () => {
    leaving.systemEnds();
    endNow();
  };
  const show = () => {
    if (!leaving.isEnding()) open();
  };
  const tray = createTrayIcon(trayPictures, { open: show, quit: () => app.quit() });
  let stopHearing: (() => void) | null = null;
  const leaving: Leaving = createLeaving({
    platform: process.platform,
    waiting: application.waitingMessages,
    hasWindow: () => BrowserWindow.getAllWindows().length > 0,
    closeWindows: () => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    },
    showTray: (waiting) => {
      stopHearing ??= hearSessionEnd(systemEnds);
      tray.show(waiting);
    },
    hideTray: () => {
      tray.hide();
      stopHearing?.();
      stopHearing = null;
    },
    ask: (question) => askToQuit(question, open),
    notify: (notice) => showNotice(notice, show),
    quit: () => app.quit(),
    failed,
  });

  app.on('window-all-closed', leaving.lastWindowClosed);
  app.on('browser-window-created', leaving.windowOpened);
  app.on('before-quit', (event) => {
    if (!leaving.mayQuit()) event.preventDefault();
  });
  // The Dock of a Mac: a window that is there comes forward by itself.
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show();
  });
  onSystemEnd(systemEnds);

  const networkBack = () =>
    drop(application.networkBack(), (error) => failed('going on after a pause failed', error));
  powerMonitor.on('resume', networkBack);
  powerMonitor.on('unlock-screen', networkBack);
  const lookForNetwork = createNetworkWatch({
    isOnline: () => net.isOnline(),
    waitsForNetwork: application.waitsForNetwork,
    networkBack: application.networkBack,
    failed,
  });
  lookForNetwork();

  application.onChanged(() => {
    leaving.changed();
    lookForNetwork();
  });
  application.onNotice((notice) => showNotice(notice, show));
  return show;
}
