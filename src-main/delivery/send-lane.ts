import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { addSeconds, type Clock, millisecondsBetween } from '../../src-shared/time.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Notice } from '../notices.ts';
import { claimNext, nextDueAt, type OutboxMessage } from './delivery-queries.ts';
import { accountPauseSeconds, type Gateway, type GatewayAnswer } from './gateway.ts';
import type { GatewayFor } from './gateways.ts';
import { type Attempt, beginAttempt, completeAttempt, type Tell } from './hand-over.ts';
import type { LaneWork } from './lane.ts';
import {
  endPauses,
  expireWaiting,
  explainWaiting,
  nextToExplainAt,
  pauseChannel,
  pausedUntil,
} from './pause-queries.ts';
import { createRateLimit } from './rate.ts';
import { putBackUnsent } from './recovery-queries.ts';
import { readSendingRules } from './sending-rules.ts';
import { tellMoved } from './tell.ts';
import { readThroughput } from './throughput.ts';

/** What lanes work with. `owner` is this run of the program: no other ever has it. */
export type LaneParts = {
  database: Database;
  clock: Clock;
  log: Log;
  owner: string;
  /** The name of this computer, for the record of each attempt. */
  machine: string;
  gatewayFor: GatewayFor;
  /** From 0 to 1, for pauses that do not end together. */
  random: () => number;
  /** Tells the desktop of what cannot wait for somebody to look. */
  tellNotice: (notice: Notice) => void;
};

/** An attempt that has come back, and when. */
type Answered = { attempt: Attempt; answer: GatewayAnswer; at: string };

/** What is due is told why it waits, and ends when it waited too long, at least so often while others go, in ms. */
const tendEveryMilliseconds = 1000;

/**
 * The sending of one channel. Each turn is one transaction: what came back is written down, the messages claimed in the
 * turn before are looked at once more and marked as being handed over, and more are claimed. Only after its commit are
 * gateways called, at most as many at once as Options says. A turn that fails is made good by the next.
 */
export function sendWork(channel: Channel, parts: LaneParts): LaneWork {
  const { database, clock, log, owner, gatewayFor } = parts;
  const rate = createRateLimit(clock);
  /** Handed over and not back; of one message also two: a slow one, and the one after another runner doubted it. */
  const out = new Map<Attempt, Promise<void>>();
  /** Answers that the database has not taken yet. */
  let back: Answered[] = [];
  let claimed: OutboxMessage[] = [];
  /** A turn failed: something may be claimed, or marked as being handed over, that no gateway ever got. */
  let interrupted = false;
  /** How often in a row the whole channel was turned away: then one message tries the way for all. */
  let turnedAway = 0;
  let tendedAt: string | null = null;
  /** Whether every place was taken after the last turn. */
  let isFull = false;
  let rateHoldsUp: string | null = null;

  const handOver = async ({ outgoing, gateway, until }: Attempt): Promise<GatewayAnswer> => {
    // The computer slept in between: another may have said meanwhile that it is not known, and a user sent it again.
    if (clock.now() >= until) return { kind: 'later', reason: 'slept', detail: '', pauseSeconds: null };
    try {
      return await gateway.send(outgoing);
    } catch (error) {
      log.error('Sending: a gateway threw, so what it did is not known', error);
      return { kind: 'not_known', reason: 'crashed', detail: '' };
    }
  };

  const setOut = (attempt: Attempt) => {
    const flight = handOver(attempt).then((answer) => {
      out.delete(attempt);
      back.push({ attempt, answer, at: clock.now() });
    });
    out.set(attempt, flight);
  };

  const takeBack = async (tx: Queryable, tell: Tell, answered: readonly Answered[], now: string) => {
    // The longest that any answer asks for, or that already stands, is kept.
    const standing = await pausedUntil(tx, channel);
    let pause: { until: string; answer: GatewayAnswer & { kind: 'later' }; at: string } | null = null;
    for (const { attempt, answer, at: cameAt } of answered) {
      // The clock may have been set back since, and what it had planned been mended: this would be planned by it again.
      const at = cameAt < now ? cameAt : now;
      await completeAttempt(tx, tell, attempt, answer, at, parts.random());
      if (answer.kind !== 'later' || answer.pauseSeconds === null) continue;
      const until = addSeconds(at, answer.pauseSeconds);
      if (until > (pause?.until ?? standing ?? '')) pause = { until, answer, at };
    }
    if (pause === null) return;
    await pauseChannel(tx, channel, pause.answer.reason, pause.until, pause.at);
    tell({ area: 'documents', matterId: null });
    tell({ area: 'session', matterId: null });
  };

  const tend = async (tx: Queryable, tell: Tell, now: string) => {
    if (await endPauses(tx, channel, now)) {
      tell({ area: 'session', matterId: null });
      tell({ area: 'documents', matterId: null });
    }
    for (const message of await expireWaiting(tx, channel, now)) tellMoved(tell, message);
    for (const message of await explainWaiting(tx, channel, now)) tellMoved(tell, message);
  };

  const putBack = async (tx: Queryable, tell: Tell, held: readonly string[], now: string) => {
    for (const message of await putBackUnsent(tx, channel, owner, held, now)) tellMoved(tell, message);
  };

  /** Marks as many of the claimed as may go now. Answers them; what is left stays claimed. */
  const begin = async (tx: Queryable, tell: Tell, gateway: Gateway, count: number, now: string) => {
    const begun: Attempt[] = [];
    let rest = claimed;
    if (count === 0 || rest.length === 0) return { begun, rest };
    const rules = await readSendingRules(tx, now);
    while (rest.length > 0 && begun.length < count) {
      const [message, ...others] = rest as [OutboxMessage, ...OutboxMessage[]];
      const outcome = await beginAttempt(tx, tell, parts, rules, message, gateway, now);
      if (outcome.kind === 'paused') return { begun, rest };
      rest = others;
      if (outcome.kind === 'begun') begun.push(outcome.attempt);
    }
    return { begun, rest };
  };

  const isToBeTended = (now: string): boolean =>
    tendedAt === null || Math.abs(millisecondsBetween(tendedAt, now)) >= tendEveryMilliseconds;

  const isWorkAtHand = async (now: string, ending: boolean): Promise<boolean> => {
    if (interrupted || back.length > 0) return true;
    if (claimed.length > 0) return ending || !isFull || isToBeTended(now);
    for (const next of [nextDueAt, nextToExplainAt]) {
      const at = await next(database.read, channel);
      if (at !== null && at <= now) return true;
    }
    const paused = await pausedUntil(database.read, channel);
    return paused !== null && paused <= now;
  };

  const turn = async (ending: boolean): Promise<number> => {
    const begunAt = clock.now();
    if (!(await isWorkAtHand(begunAt, ending))) return 0;
    const gateway = ending ? null : await gatewayFor(channel);
    const answered = [...back];
    // Of now, not of later in the transaction: what comes back meanwhile is neither out any more nor taken back yet.
    const held = [...out.keys(), ...answered.map(({ attempt }) => attempt)].map(({ message }) => message.id);
    const wasInterrupted = interrupted;
    if (wasInterrupted) claimed = [];
    interrupted = true;
    let begun: Attempt[] = [];
    let rest: OutboxMessage[] = [];
    let taken: OutboxMessage[] = [];
    let tended = false;
    await database.write(async (tx, tell) => {
      const now = clock.now();
      if (wasInterrupted) await putBack(tx, tell, held, now);
      await takeBack(tx, tell, answered, now);
      tended = isToBeTended(now) || (out.size === 0 && claimed.length === 0);
      if (tended) await tend(tx, tell, now);
      if (ending || (await pausedUntil(tx, channel)) !== null) {
        await putBack(tx, tell, held, now);
        return;
      }
      const { places, limit } = await readThroughput(tx, channel);
      const all = turnedAway > 0 ? 1 : places;
      const open = Math.max(all - out.size, 0);
      const free = Math.min(open, rate.free(limit));
      rateHoldsUp = free === 0 && open > 0 ? rate.nextAt(limit) : null;
      if (gateway) ({ begun, rest } = await begin(tx, tell, gateway, free, now));
      isFull = begun.length >= open;
      // Several at once, and in time for the places that come free next: claiming costs as much for one.
      const wanted = Math.min(all, rate.free(limit) - begun.length) - rest.length;
      if (wanted > 0 && rest.length <= all / 2) taken = await claimNext(tx, channel, owner, wanted, now);
      for (const message of taken) tellMoved(tell, message);
      if (!gateway && claimed.length + taken.length > 0) {
        await putBack(tx, tell, held, now);
        await pauseChannel(tx, channel, 'account_incomplete', addSeconds(now, accountPauseSeconds), now);
        tell({ area: 'documents', matterId: null });
        taken = [];
      }
    });
    interrupted = false;
    back = back.slice(answered.length);
    claimed = [...rest, ...taken];
    if (tended) tendedAt = begunAt;
    const wasTurnedAway = turnedAway;
    for (const { answer } of answered) turnedAway = nextTurnedAway(turnedAway, answer);
    if (turnedAway !== wasTurnedAway) isFull = false;
    rate.take(begun.length);
    for (const attempt of begun) setOut(attempt);
    return answered.length + begun.length + taken.length;
  };

  return {
    name: `the ${channel} lane`,
    turn,
    underWay: () => (back.length > 0 ? Promise.resolve() : out.size > 0 ? Promise.race(out.values()) : null),
    nextAt: async () => {
      if (claimed.length > 0 && rateHoldsUp === null) return clock.now();
      const explain = await nextToExplainAt(database.read, channel);
      const paused = await pausedUntil(database.read, channel);
      if (paused !== null) return earliest(paused, explain);
      const due = claimed.length > 0 ? clock.now() : await nextDueAt(database.read, channel);
      return earliest(due !== null && rateHoldsUp !== null && rateHoldsUp > due ? rateHoldsUp : due, explain);
    },
  };
}

function earliest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function nextTurnedAway(before: number, answer: GatewayAnswer): number {
  if (answer.kind !== 'later') return 0;
  return answer.pauseSeconds === null ? before : before + 1;
}
