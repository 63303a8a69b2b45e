import { repliesWork } from '../replies/replies-lane.ts';
import { checkWork } from './check-lane.ts';
import { createLane, type Lane, type LaneWork } from './lane.ts';
import { pollWork } from './poll-lane.ts';
import { recoveryWork } from './recovery-lane.ts';
import { type LaneParts, sendWork } from './send-lane.ts';

/** What empties the outbox. */
export type Runner = {
  /** Frees what an earlier run of the program left half done. Nothing is sent before this has succeeded once, whoever asks for it. */
  recover(): Promise<void>;
  /** Does all that is due now, once. Answers how many messages were handled or asked after; rejects when a lane failed. */
  runOnce(): Promise<number>;
  /** Goes on by itself: at each due time, and when the database changed. */
  start(): void;
  /** Looks at once whether anything is due. */
  wake(): void;
  /** Ends after the messages in hand. */
  stop(): Promise<void>;
};

/** So long after a change all lanes look whether it brought work, in ms: of many changes, all but the first cost nothing. */
const afterChangeMilliseconds = 50;

/**
 * Makes the runner: a lane per channel and those that look after what was sent. It does nothing until asked. `isAlone`: no
 * other runner can be at work on this database.
 */
export function createRunner(parts: LaneParts & { isAlone: boolean }): Runner {
  const { database, clock, log } = parts;
  const recovery = createLane(recoveryWork(parts), clock, log);
  let recovered: Promise<number> | null = null;
  const recover = () => {
    recovered ??= recovery.drain().catch((error: unknown) => {
      recovered = null;
      throw error;
    });
    return recovered;
  };
  const afterRecovery = (work: LaneWork): LaneWork => ({
    ...work,
    turn: async (ending) => {
      await recover();
      return work.turn(ending);
    },
  });
  const sending = [sendWork('sms', parts), sendWork('email', parts)];
  const isSending = () => sending.some((work) => work.underWay() !== null);
  const working = [...sending, checkWork(parts), pollWork(parts, isSending), repliesWork(parts)];
  const lanes = [recovery, ...working.map((work) => createLane(afterRecovery(work), clock, log))];
  let forget = () => {};
  const wake = () => {
    for (const lane of lanes) lane.wake();
  };
  let soon: NodeJS.Timeout | undefined;
  const wakeSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      wake();
    }, afterChangeMilliseconds);
  };
  return {
    recover: async () => {
      await recover();
    },
    runOnce: async () => {
      const drain = (lane: Lane) => (lane === recovery && !recovered ? recover() : lane.drain());
      let sum = 0;
      for (;;) {
        const done = await Promise.allSettled(lanes.map(drain));
        const failed = done.find((one) => one.status === 'rejected');
        if (failed) throw failed.reason;
        const some = done.reduce((count, one) => count + (one.status === 'fulfilled' ? one.value : 0), 0);
        // What one lane did may be due for another.
        if (some === 0) return sum;
        sum += some;
      }
    },
    start: () => {
      forget = database.onChanged(wakeSoon);
      for (const lane of lanes) lane.start();
    },
    wake,
    stop: async () => {
      forget();
      clearTimeout(soon);
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}
