import { expect, test } from 'vitest';
import { systemClock } from '../../src-shared/time.ts';
import { createLog } from '../log.ts';
import { createLane } from './lane.ts';

test('Other events come between the turns of a lane whose work never waits', async () => {
  const enough = 1000;
  const ended = Promise.withResolvers<number>();
  let turns = 0;
  const lane = createLane(
    {
      name: 'the test’s lane',
      turn: async (ending) => {
        if (ending || turns === enough) return 0;
        turns += 1;
        if (turns === enough) ended.resolve(turns);
        return 1;
      },
      underWay: () => null,
      nextAt: async () => null,
    },
    systemClock,
    createLog(() => {}),
  );

  setImmediate(() => ended.resolve(turns));
  lane.start();

  expect(await ended.promise).toBeLessThan(enough);
  await lane.stop();
});
