import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createNetworkWatch } from './network-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A computer whose network a test takes away and gives back. */
function computer(waits = true) {
  const state = { online: true, waits, back: 0, looks: 0, failed: [] as unknown[] };
  const changed = createNetworkWatch({
    isOnline: () => {
      state.looks += 1;
      return state.online;
    },
    waitsForNetwork: async () => state.waits,
    networkBack: async () => {
      state.back += 1;
    },
    failed: (_text, error) => state.failed.push(error),
  });
  const begin = () => {
    changed();
    return vi.advanceTimersByTimeAsync(1000);
  };
  return { state, changed, begin, lookAgain: () => vi.advanceTimersByTimeAsync(5000) };
}

it('acts once when the network is seen gone and then there', async () => {
  const { state, begin, lookAgain } = computer();
  state.online = false;
  await begin();
  expect(state.back).toBe(0);
  state.online = true;
  await lookAgain();
  await lookAgain();
  expect(state.back).toBe(1);
});

it('acts when the network is back before the first look', async () => {
  const { state, changed, begin } = computer();
  state.online = false;
  changed();
  state.online = true;
  await begin();
  expect(state.back).toBe(1);
});

it('leaves it to the pause when the network was there all the time', async () => {
  const { state, begin, lookAgain } = computer();
  await begin();
  await lookAgain();
  await lookAgain();
  expect(state.looks).toBe(4);
  expect(state.back).toBe(0);
});

it('looks only while something waits for the network', async () => {
  const { state, begin, lookAgain } = computer(false);
  await begin();
  expect([state.looks, vi.getTimerCount()]).toEqual([1, 0]);
  state.waits = true;
  await begin();
  await lookAgain();
  expect(state.looks).toBe(4);
  state.waits = false;
  await lookAgain();
  expect(vi.getTimerCount()).toBe(0);
});

it('asks once about many changes', async () => {
  const { state, changed, begin } = computer();
  for (let change = 0; change < 1000; change += 1) changed();
  await begin();
  expect(state.looks).toBe(2);
});

it('goes on when acting failed', async () => {
  const fault = new Error('the disk is full');
  let online = false;
  const failed: unknown[] = [];
  const changed = createNetworkWatch({
    isOnline: () => online,
    waitsForNetwork: async () => true,
    networkBack: () => Promise.reject(fault),
    failed: (_text, error) => failed.push(error),
  });
  for (const now of [false, true, false, true]) {
    online = now;
    changed();
    await vi.advanceTimersByTimeAsync(5000);
  }
  expect(failed).toEqual([fault, fault]);
});
