import { assertNever, drop } from '../../src-shared/result.ts';
import type { Notice } from '../notices.ts';
import { type Question, quitQuestion, staysNotice, withoutWindow } from './closing.ts';

/** What leaving needs of the application and of the desktop. */
export type Desk = {
  /** As in `process.platform`. */
  platform: string;
  /** How many messages wait or are being handed over. */
  waiting(): Promise<number>;
  hasWindow(): boolean;
  /** Closes every window; the last of them is told to `lastWindowClosed`. */
  closeWindows(): void;
  showTray(waiting: number): void;
  hideTray(): void;
  /** True for the first answer, false for the second. */
  ask(question: Question): Promise<boolean>;
  notify(notice: Notice): void;
  /** Ends the program, by way of `mayQuit`. */
  quit(): void;
  failed(text: string, error: unknown): void;
};

/** How the program is left. Each function is called when what it is named for happens. */
export type Leaving = {
  lastWindowClosed(): void;
  windowOpened(): void;
  /** Something was written: what waits may have become more or less. */
  changed(): void;
  /** Somebody wants to quit. False: not yet; there is a question to answer first, and `quit` follows when it may. */
  mayQuit(): boolean;
  /** The computer ends the program: there is nothing to ask any more. */
  systemEnds(): void;
  /** Whether the program is about to end, so that no window may be opened any more. */
  isEnding(): boolean;
};

/** What waits is counted again this long after a change: thousands of messages are thousands of changes. */
const recountMilliseconds = 1000;
/** How long the tray says that everything has gone before the program ends, in case somebody opens it again. */
const farewellMilliseconds = 3000;

/** Makes what decides between staying and ending; see docs/decisions/0022-tray-and-quit.md. */
export function createLeaving(desk: Desk): Leaving {
  let ending = false;
  let asking = false;
  let told = false;
  let inTray = false;
  let recount: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  const end = () => {
    ending = true;
    desk.quit();
  };
  const count = () =>
    desk.waiting().catch((error: unknown) => {
      // A program whose database cannot be read sends nothing: there is nothing to stay for.
      desk.failed('counting what waits failed', error);
      return 0;
    });
  const showTray = (waiting: number) => {
    inTray = true;
    desk.showTray(waiting);
  };
  const hideTray = () => {
    inTray = false;
    desk.hideTray();
  };

  const stay = (waiting: number) => {
    showTray(waiting);
    if (told) return;
    told = true;
    desk.notify(staysNotice(waiting));
  };

  /** Does what is to be done while no window is open. `over`: the farewell has been said. */
  const review = async (over: boolean) => {
    const waiting = await count();
    if (ending || desk.hasWindow()) return;
    const what = withoutWindow(waiting, desk.platform);
    switch (what) {
      case 'tray':
        return stay(waiting);
      case 'dock':
        return hideTray();
      case 'end':
        // While the question stands, its answer decides.
        if (asking) return;
        if (over || !inTray) return end();
        showTray(0);
        setTimeout(() => inTurn(true), farewellMilliseconds);
        return;
      default:
        assertNever(what);
    }
  };
  /** One after the other: an older count must not overtake a newer one. */
  const inTurn = (over: boolean) => {
    last = last.then(() => review(over)).catch((error: unknown) => desk.failed('leaving failed', error));
  };

  const decide = async () => {
    const waiting = await count();
    if (ending) return;
    if (waiting === 0 || (await desk.ask(quitQuestion(waiting, desk.platform)))) return end();
    if (ending) return;
    told = true;
    asking = false;
    if (desk.hasWindow()) desk.closeWindows();
    else inTurn(false);
  };

  return {
    lastWindowClosed: () => {
      if (ending) desk.quit();
      else inTurn(false);
    },
    windowOpened: hideTray,
    changed: () => {
      if (ending || recount !== undefined || desk.hasWindow()) return;
      recount = setTimeout(() => {
        recount = undefined;
        inTurn(false);
      }, recountMilliseconds);
    },
    mayQuit: () => {
      if (ending) return true;
      if (asking) return false;
      asking = true;
      const decided = decide().finally(() => {
        asking = false;
      });
      drop(decided, (error) => desk.failed('asking before the end failed', error));
      return false;
    },
    systemEnds: () => {
      ending = true;
    },
    isEnding: () => ending,
  };
}
