import type { LaneWork } from './lane.ts';
import { doubtOrphans, nextLeaseEnd, requeueOrphans } from './recovery-queries.ts';
import type { LaneParts } from './send-lane.ts';
import { tellMoved } from './tell.ts';

/** The freeing of what runners that ended left half done: what was only claimed goes on, the rest is not known. */
export function recoveryWork({ database, clock, owner }: LaneParts): LaneWork {
  return {
    name: 'the recovery',
    drain: () =>
      database.write(async (tx, changed) => {
        const now = clock.now();
        // The folder's lock proves that no other runner lives on SQLite; on a server only a lease that is over does.
        const which = { notOwner: owner, leaseOverAt: database.engine === 'sqlite' ? null : now };
        const freed = [...(await requeueOrphans(tx, which, now)), ...(await doubtOrphans(tx, which, now))];
        for (const message of freed) tellMoved(changed, message);
        return freed.length;
      }),
    nextAt: () => nextLeaseEnd(database.read, owner),
  };
}
