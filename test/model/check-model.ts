import fc from 'fast-check';
import type { Database } from '../../src-main/database/database.ts';
import { makeFirm } from './firm.ts';
import { anyFirm, anySteps } from './steps.ts';
import { play } from './world.ts';

/**
 * Plays so many random runs of the outbox on one database. Throws, with the seed and the shortest run that fails, when one
 * breaks what must hold.
 */
export async function checkModel(database: Database, runs: number, seed: number): Promise<void> {
  const firm = await makeFirm(database);
  const property = fc.asyncProperty(anyFirm, anySteps, async (of, steps) => {
    await firm.reset();
    await play(database, firm.seeded, of, steps);
  });
  await fc.assert(property, { numRuns: runs, seed });
}
