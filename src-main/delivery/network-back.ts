import type { Clock } from '../../src-shared/time.ts';
import type { Database } from '../database/database.ts';
import { listPauses, resumeWithNetwork } from './pause-queries.ts';

/** Whether a channel stands still for want of a network. */
export async function waitsForNetwork(database: Database, clock: Clock): Promise<boolean> {
  const pauses = await listPauses(database.read, clock.now());
  return pauses.some((pause) => pause.reason === 'no_network');
}

/** Ends what stands still for want of a network, and tells the screens that say so. Writes nothing when nothing does. */
export async function endNetworkPauses(database: Database, clock: Clock): Promise<void> {
  if (!(await waitsForNetwork(database, clock))) return;
  await database.write(async (tx, changed) => {
    if ((await resumeWithNetwork(tx, clock.now())).length === 0) return;
    changed({ area: 'session', matterId: null });
    changed({ area: 'documents', matterId: null });
  });
}
