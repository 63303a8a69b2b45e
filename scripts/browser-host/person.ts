import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { powerMonitor } from './desktop.ts';
import { clickNotification } from './notification.ts';
import { preventable } from './preventable.ts';
import { setOnline } from './protocol.ts';
import { useTray } from './tray.ts';

/** What a person does at a desktop, or the system does to it, that a page in a browser cannot show. */
const acts: Record<string, (what: string | undefined) => void> = {
  /** The cross of the window. */
  'close-window': () => BrowserWindow.getAllWindows()[0]?.close(),
  /** Quit in the menu, or Cmd+Q. */
  quit: () => app.quit(),
  /** The icon in the tray, or an item of its menu. */
  tray: useTray,
  'click-notification': clickNotification,
  /** The program's icon on the desktop, while it runs. */
  'start-again': () => void app.emit('second-instance', {}, [], '', undefined),
  /** The Dock of a Mac. */
  activate: () => void app.emit('activate', {}, false),
  network: (what) => setOnline(what !== 'off'),
  /** `resume`, `unlock-screen` or `shutdown`. */
  power: (event) => void powerMonitor.emit(event ?? '', preventable({})),
  /** Windows logs off or shuts down: only windows hear of it. */
  'session-end': () => {
    for (const window of BrowserWindow.getAllWindows()) window.emit('session-end', { reasons: ['logoff'] });
  },
};

/** Does what `{ does, what }` says; an act that is not there, or cannot be done, is printed as a fault. */
export function actAsPerson(message: object): void {
  const { does, what } = message as { does?: string; what?: string };
  try {
    const act = acts[does ?? ''];
    if (act === undefined) throw new Error(`Nobody can do “${does}” here.`);
    act(what);
  } catch (error) {
    console.error('The browser host could not do it:', error);
  }
}
