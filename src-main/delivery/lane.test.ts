import { afterEach, expect, it, vi } from 'vitest';
import { fakeClock } from '../../test/support/clock.ts';
import { keepingLog } from '../../test/support/outbox.ts';
import { createLane, type LaneWork } from './lane.ts';

afterEach(() => void vi.useRealTimers());

const clock = fakeClock();

function startLane(turn: LaneWork['turn']) {
  const log = keepingLog();
  const lane = createLane(
    { name: 'a lane', turn, underWay: () => null, nextAt: async () => clock.now() },
    clock,
    log,
  );
  lane.start();
  return { lane, log };
}

it('logs its own failure, pauses and goes on; it never spins', async () => {
  vi.useFakeTimers();
  let turns = 0;
  const { lane, log } = startLane(async () => {
    turns += 1;
    if (turns === 1) throw new Error('disk full');
    return 0;
  });
  await vi.advanceTimersByTimeAsync(4999);
  expect([turns, log.errors.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(5001);
  expect(turns).toBe(7);
  await lane.stop();
});

it('lets other events come between turns that never wait', async () => {
  const enough = 1000;
  const ended = Promise.withResolvers<number>();
  setImmediate(() => ended.resolve(turns));
  let turns = 0;
  const { lane } = startLane(async (ending) => {
    if (ending || turns === enough) return 0;
    turns += 1;
    if (turns === enough) ended.resolve(turns);
    return 1;
  });
  expect(await ended.promise).toBeLessThan(enough);
  await lane.stop();
});
