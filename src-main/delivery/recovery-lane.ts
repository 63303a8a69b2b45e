import { millisecondsBetween } from '../../src-shared/time.ts';
import { firstCheckAt } from './checks.ts';
import { mendFuture } from './clock-queries.ts';
import type { LaneWork } from './lane.ts';
import { doubtOrphans, followDoubt, nextLeaseEnd, requeueOrphans } from './recovery-queries.ts';
import type { LaneParts } from './send-lane.ts';
import { tellMoved } from './tell.ts';

/** A clock that goes back by more than this was set, in ms. */
const setBackMilliseconds = 60_000;

/**
 * The freeing of what runners that ended left half done: what was only claimed goes on, the rest is not known. With
 * `isAlone`, what others hold at the first turn is theirs no more: this is the only runner there can be. Else, and later,
 * only a lease that is over proves that a runner died.
 */
export function recoveryWork({
  database,
  clock,
  owner,
  isAlone,
}: LaneParts & { isAlone: boolean }): LaneWork {
  let turns = 0;
  let lastNow: string | null = null;

  const free = (leaseOverAt: string | null) =>
    database.write(async (tx, changed) => {
      const now = clock.now();
      const which = { notOwner: owner, leaseOverAt };
      const requeued = await requeueOrphans(tx, which, now);
      const doubted = await doubtOrphans(tx, which, now);
      for (const { id, gateway, retried } of doubted) {
        const asked = { name: gateway ?? 'practice', find: gateway === 'smtp' ? null : true } as const;
        await followDoubt(tx, [id], firstCheckAt(asked, retried === 1, now), now);
      }
      const freed = [...requeued, ...doubted];
      for (const message of freed) tellMoved(changed, message);
      return freed.length;
    });

  const mend = (now: string) =>
    database.write(async (tx, changed) => {
      if (!(await mendFuture(tx, now))) return;
      changed({ area: 'documents', matterId: null });
      changed({ area: 'session', matterId: null });
    });

  return {
    name: 'the recovery',
    turn: async (ending) => {
      if (ending) return 0;
      const now = clock.now();
      const isFirst = turns === 0;
      const wasSetBack = lastNow !== null && millisecondsBetween(now, lastNow) > setBackMilliseconds;
      if (isFirst || wasSetBack) await mend(now);
      lastNow = now;
      const leaseEnd = await nextLeaseEnd(database.read, owner);
      const isOver = leaseEnd !== null && leaseEnd <= now;
      const freed = isFirst && isAlone ? await free(null) : isOver ? await free(now) : 0;
      turns += 1;
      return freed;
    },
    underWay: () => null,
    nextAt: () => nextLeaseEnd(database.read, owner),
  };
}
