import path from 'node:path';
import { app, Menu, Tray } from 'electron';
import { sayWaiting } from './closing.ts';

/** The program's icon in the notification area (Windows) or the menu bar (macOS). */
export type TrayIcon = {
  /** Puts the icon there, or changes what it says. */
  show(waiting: number): void;
  hide(): void;
};

/** What the icon leads to. */
export type TrayActions = { open: () => void; quit: () => void };

/** Makes the icon, not shown yet, from the pictures in a folder. */
export function createTrayIcon(pictures: string, { open, quit }: TrayActions): TrayIcon {
  // Referred to for as long as it is shown: an icon that was collected is gone from the screen.
  let tray: Tray | null = null;
  let said: number | null = null;
  const put = () => {
    const icon = new Tray(path.join(pictures, pictureFor(process.platform)));
    // On macOS a click opens the menu, as it does for every icon there.
    if (process.platform !== 'darwin') icon.on('click', open);
    return icon;
  };
  return {
    show: (waiting) => {
      // A menu that is open would be taken from under the user's hand.
      if (said === waiting) return;
      tray ??= put();
      said = waiting;
      tray.setToolTip(`${app.getName()}: ${sayWaiting(waiting)}`);
      // A whole menu each time: on Linux a change of an item of it would not be seen.
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: sayWaiting(waiting), enabled: false },
          { type: 'separator' },
          { label: `Open ${app.getName()}`, click: open },
          { label: 'Quit', click: quit },
        ]),
      );
    },
    hide: () => {
      tray?.destroy();
      tray = null;
      said = null;
    },
  };
}

/** Windows wants an .ico; macOS colours a picture whose name ends in Template itself; @2x versions lie beside them. */
function pictureFor(platform: string): string {
  if (platform === 'win32') return 'tray.ico';
  return platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
}
