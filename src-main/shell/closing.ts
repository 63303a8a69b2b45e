import type { Notice } from '../notices.ts';

/** What the program does when no window is open: wait in the tray, wait in the Dock (macOS), or end. */
export type WithoutWindow = 'tray' | 'dock' | 'end';

/** What is to become of a program without a window while so many messages wait. `platform`: as in `process.platform`. */
export function withoutWindow(waiting: number, platform: string): WithoutWindow {
  if (waiting > 0) return 'tray';
  return platform === 'darwin' ? 'dock' : 'end';
}

/** What the tray says: "3 messages wait". */
export function sayWaiting(waiting: number): string {
  if (waiting === 0) return 'All messages have gone';
  return waiting === 1 ? '1 message waits' : `${waiting} messages wait`;
}

/** What is said the first time in a run that the program stays although its window was closed. */
export function staysNotice(waiting: number): Notice {
  return {
    title: 'Clerkwell',
    body: `Clerkwell goes on sending ${messages(waiting)}. Quit it from its icon.`,
  };
}

/** A question with two answers. Esc, and Enter at once, mean the second, which changes nothing. */
export type Question = { message: string; detail: string; buttons: [string, string] };

/** What is asked of who quits while messages wait. */
export function quitQuestion(waiting: number, platform: string): Question {
  return {
    message: `${messages(waiting)} will go when Clerkwell next runs.`,
    detail:
      'Nothing is lost. But a message that is more than a day late by then is not sent, for its news would be old; Clerkwell will say which.',
    buttons: ['Quit', platform === 'darwin' ? 'Stay in the menu bar' : 'Stay in the tray'],
  };
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}
