import { once } from 'node:events';
import { BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import type { Question } from './closing.ts';

/** Asks a question, on the window where there is one. True for its first answer; Esc is the second. */
export async function askToQuit(question: Question, open: () => BrowserWindow): Promise<boolean> {
  const window = await windowToAskOn(open);
  const options: MessageBoxOptions = {
    type: 'question',
    ...question,
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 0;
}

/** On a Mac one is opened for it: there a question without a window would hold up the whole program, and its sending. */
async function windowToAskOn(open: () => BrowserWindow): Promise<BrowserWindow | null> {
  if (BrowserWindow.getAllWindows().length === 0 && process.platform !== 'darwin') return null;
  const window = open();
  if (!window.isVisible()) await Promise.race([once(window, 'show'), once(window, 'closed')]);
  return window.isDestroyed() ? null : window;
}
