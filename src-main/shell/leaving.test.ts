import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLeaving, type Leaving } from './leaving.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A desktop with one window open; what happens on it is kept, in order. */
function desktop({ waiting = 3, platform = 'win32' } = {}) {
  const seen: string[] = [];
  const state = { waiting, windows: 1, ended: false, quits: 0 };
  let answer: (quit: boolean) => void = () => {};
  const leaving: Leaving = createLeaving({
    platform,
    waiting: async () => state.waiting,
    hasWindow: () => state.windows > 0,
    closeWindows: () => close(),
    showTray: (count) => seen.push(`tray ${count}`),
    hideTray: () => seen.push('no tray'),
    ask: ({ message }) => {
      seen.push(message);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    notify: ({ body }) => seen.push(body),
    quit: () => {
      state.quits += 1;
      state.ended ||= leaving.mayQuit();
    },
    failed: (text) => seen.push(text),
  });
  const close = () => {
    state.windows = 0;
    leaving.lastWindowClosed();
  };
  /** So many wait from now on, and the database tells of it. */
  const becomes = (count: number) => {
    state.waiting = count;
    leaving.changed();
    return vi.advanceTimersByTimeAsync(1000);
  };
  return {
    leaving,
    state,
    close,
    becomes,
    seen: () => seen.splice(0),
    settle: () => vi.advanceTimersByTimeAsync(0),
    answer: async (quit: boolean) => {
      answer(quit);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const question = '3 messages will go when Clerkwell next runs.';

it('ends at once when the last window closes and nothing waits', async () => {
  const { close, settle, state, seen } = desktop({ waiting: 0 });
  close();
  await settle();
  expect(state.ended).toBe(true);
  expect(seen()).toEqual([]);
});

it('stays while messages wait, says so once in a run, and ends some seconds after the last has gone', async () => {
  const { leaving, close, settle, becomes, state, seen } = desktop();
  close();
  await settle();
  expect(seen()).toEqual(['tray 3', 'Clerkwell goes on sending 3 messages. Quit it from its icon.']);
  state.windows = 1;
  leaving.windowOpened();
  close();
  await settle();
  expect(seen()).toEqual(['no tray', 'tray 3']);
  await becomes(1);
  await becomes(0);
  expect(seen()).toEqual(['tray 1', 'tray 0']);
  expect(state.ended).toBe(false);
  await vi.advanceTimersByTimeAsync(3000);
  expect(state.ended).toBe(true);
});

it('does not end when a window was opened, or a message came, as it was about to', async () => {
  const { leaving, close, settle, becomes, state } = desktop();
  close();
  await settle();
  await becomes(0);
  state.windows = 1;
  leaving.windowOpened();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state.ended).toBe(false);
  state.waiting = 1;
  close();
  await settle();
  await becomes(0);
  await becomes(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state.ended).toBe(false);
});

it('stays in the Dock of a Mac when nothing waits', async () => {
  const { close, settle, becomes, state, seen } = desktop({ platform: 'darwin' });
  close();
  await settle();
  seen();
  await becomes(0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen()).toEqual(['no tray']);
  expect(state.ended).toBe(false);
});

it('asks once, however often one quits, and ends when the answer is to quit', async () => {
  const { leaving, settle, answer, state, seen } = desktop();
  expect([leaving.mayQuit(), leaving.mayQuit()]).toEqual([false, false]);
  await settle();
  expect(leaving.mayQuit()).toBe(false);
  await settle();
  expect(seen()).toEqual([question]);
  await answer(true);
  expect(state.ended).toBe(true);
});

it('quits again when a window that stayed open in spite of the quitting is closed', async () => {
  const { leaving, close, settle, answer, state } = desktop();
  leaving.mayQuit();
  await settle();
  await answer(true);
  close();
  await settle();
  expect(state.quits).toBe(2);
});

it('goes to the tray when the answer is to stay, and asks again the next time', async () => {
  const { leaving, settle, answer, state, seen } = desktop();
  leaving.mayQuit();
  await settle();
  await answer(false);
  expect([state.windows, state.ended]).toEqual([0, false]);
  expect(seen()).toEqual([question, 'tray 3']);
  leaving.mayQuit();
  await settle();
  await answer(false);
  expect(seen()).toEqual([question, 'tray 3']);
});

it('asks nothing when nothing waits', async () => {
  const { leaving, settle, state, seen } = desktop({ waiting: 0 });
  leaving.mayQuit();
  await settle();
  expect(state.ended).toBe(true);
  expect(seen()).toEqual([]);
});

it('does not end under a question, and ends after it when nothing waits any more', async () => {
  const { leaving, close, settle, becomes, answer, state, seen } = desktop();
  close();
  await settle();
  leaving.mayQuit();
  await settle();
  await becomes(0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state.ended).toBe(false);
  await answer(false);
  await vi.advanceTimersByTimeAsync(3000);
  expect(state.ended).toBe(true);
  expect(seen()).toContain(question);
});

it.each([
  ['before any question', false],
  ['under the question', true],
])('is held up by nothing when the computer shuts down: %s', async (_when, asked) => {
  const { leaving, settle, seen } = desktop();
  if (asked) leaving.mayQuit();
  await settle();
  seen();
  leaving.systemEnds();
  expect([leaving.mayQuit(), leaving.isEnding()]).toEqual([true, true]);
  await settle();
  expect(seen()).toEqual([]);
});

it('puts no icon in the tray of a computer that shuts down', async () => {
  const { leaving, close, settle, seen } = desktop();
  close();
  leaving.systemEnds();
  await settle();
  expect(seen()).toEqual([]);
});

it('ends rather than stays when what waits cannot be counted', async () => {
  const { leaving, state, settle } = desktop();
  Object.defineProperty(state, 'waiting', {
    get: () => {
      throw new Error('closed');
    },
  });
  leaving.mayQuit();
  await settle();
  expect(state.ended).toBe(true);
});
