import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';

// The preload bundle stands alone, so it spells these two names again.
const CALL = 'clerkwell:call';
const CHANGED = 'clerkwell:changed';

/** The frame a call came from: its address, empty when the frame is gone, and whether it is its window's top frame. */
export type Sender = { url: string; isMainFrame: boolean };

/** One call as it arrived: nothing in it has been checked yet. */
export type IncomingCall = { name: unknown; input: unknown; sender: Sender };

/** Hands every call of a page to `handle` and its answer back. Who may call is for `handle` to decide. */
export function serveCalls(handle: (call: IncomingCall) => Promise<unknown>): void {
  ipcMain.handle(CALL, (event, name: unknown, input: unknown) =>
    handle({ name, input, sender: senderOf(event) }),
  );
}

/** Tells the pages of all windows that something changed. */
export function broadcast(event: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(CHANGED, event);
  }
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  if (frame === null) return { url: '', isMainFrame: false };
  return { url: frame.url, isMainFrame: frame.parent === null && frame === event.sender.mainFrame };
}
