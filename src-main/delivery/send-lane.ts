import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { addSeconds, type Clock } from '../../src-shared/time.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import {
  claimNext,
  completeAttempt,
  endPauses,
  expireWaiting,
  explainWaiting,
  isStillClaimed,
  markDispatching,
  nextDueAt,
  type OutboxMessage,
  pauseChannel,
  pausedUntil,
  releaseClaim,
} from './delivery-queries.ts';
import { accountPauseSeconds, type Gateway, type GatewayAnswer } from './gateway.ts';
import type { GatewayFor } from './gateways.ts';
import type { LaneWork } from './lane.ts';
import { findObstacle, isTakenBack } from './recheck.ts';
import { readSendingFacts } from './recheck-queries.ts';
import { putBackUnsent } from './recovery-queries.ts';
import { takeOverOptOut, tellMoved } from './tell.ts';
import { completionFor } from './transitions.ts';

/** What lanes work with. `owner` is this run of the program: no other ever has it. */
export type LaneParts = {
  database: Database;
  clock: Clock;
  log: Log;
  owner: string;
  /** The name of this computer, for the record of each attempt. */
  machine: string;
  gatewayFor: GatewayFor;
};

type Attempt = { message: OutboxMessage; gateway: Gateway; number: number };

/** The sending of one channel: what is due goes, one at a time, each handed to a gateway once per attempt. */
export function sendWork(channel: Channel, parts: LaneParts): LaneWork {
  const { database, clock, log, owner, machine, gatewayFor } = parts;
  /** Answers that the database did not take: they are written before anything else is sent. */
  const unwritten: { attempt: Attempt; answer: GatewayAnswer; at: string }[] = [];
  /** A step failed: something may be claimed, or marked as being handed over, that no gateway ever got. */
  let interrupted = false;

  const pause = (reason: 'account_incomplete', message: OutboxMessage) =>
    database.write(async (tx, changed) => {
      const now = clock.now();
      await releaseClaim(tx, message.id, owner, { state: 'queued', reason }, now);
      await pauseChannel(tx, channel, reason, addSeconds(now, accountPauseSeconds), now);
      tellMoved(changed, message);
      changed({ area: 'documents', matterId: null });
    });

  /** Looks once more whether the message may go, and commits that it is being handed over. */
  const begin = (message: OutboxMessage, gateway: Gateway): Promise<Attempt | null> =>
    database.write(async (tx, changed) => {
      const now = clock.now();
      if (!(await isStillClaimed(tx, message.id, owner))) return null;
      const obstacle = findObstacle(await readSendingFacts(tx, message.id), now);
      tellMoved(changed, message);
      if (obstacle) {
        await releaseClaim(tx, message.id, owner, obstacle, now);
        return null;
      }
      const number = await markDispatching(tx, message.id, { owner, machine }, gateway.name, now);
      return number === null ? null : { message, gateway, number };
    });

  const complete = ({ attempt, answer, at }: (typeof unwritten)[number]) =>
    database.write(async (tx, changed) => {
      const { message, gateway, number } = attempt;
      let completion = completionFor(answer, { number, notAfter: message.not_after, gateway }, at);
      if (completion.message.state === 'queued' && isTakenBack(await readSendingFacts(tx, message.id))) {
        const withdrawn = { state: 'cancelled', reason: 'withdrawn', reason_detail: null } as const;
        completion = { ...completion, message: withdrawn };
      }
      const ids = { messageId: message.id, number, owner };
      if (!(await completeAttempt(tx, ids, completion, at))) return;
      if (answer.kind === 'later' && answer.pauseSeconds !== null) {
        await pauseChannel(tx, channel, answer.reason, addSeconds(at, answer.pauseSeconds), at);
        changed({ area: 'documents', matterId: null });
      }
      if (answer.kind === 'refused' && answer.reason === 'opted_out') {
        await takeOverOptOut(tx, changed, message.contact_id, at);
      }
      tellMoved(changed, message);
    });

  const tidy = async () => {
    for (let left = unwritten[0]; left; left = unwritten[0]) {
      await complete(left);
      unwritten.shift();
    }
    if (interrupted) await database.write((tx) => putBackUnsent(tx, channel, owner, clock.now()));
    interrupted = false;
  };

  const handOver = async ({ message, gateway }: Attempt): Promise<GatewayAnswer> => {
    const { id, recipient, recipient_name: recipientName, subject, body } = message;
    try {
      return await gateway.send({ id, channel, recipient, recipientName, subject, body });
    } catch (error) {
      log.error('Sending: a gateway threw, so what it did is not known', error);
      return { kind: 'not_known', reason: 'crashed', detail: '' };
    }
  };

  /** Sends the next message that is due; false when there is none, or the channel stands still. */
  const sendNext = async (): Promise<boolean> => {
    if (await pausedUntil(database.read, channel, clock.now())) return false;
    const message = await database.write((tx) => claimNext(tx, channel, owner, clock.now()));
    if (!message) return false;
    const gateway = await gatewayFor(channel);
    if (!gateway) {
      await pause('account_incomplete', message);
      return true;
    }
    const attempt = await begin(message, gateway);
    if (!attempt) return true;
    unwritten.push({ attempt, answer: await handOver(attempt), at: clock.now() });
    await tidy();
    return true;
  };

  const tend = () =>
    database.write(async (tx, changed) => {
      if (await endPauses(tx, channel, clock.now())) {
        changed({ area: 'session', matterId: null });
        changed({ area: 'documents', matterId: null });
      }
      for (const message of await expireWaiting(tx, channel, clock.now())) tellMoved(changed, message);
      for (const message of await explainWaiting(tx, channel, clock.now())) tellMoved(changed, message);
    });

  return {
    name: `the ${channel} lane`,
    drain: async (stopping) => {
      let done = 0;
      await tidy();
      try {
        await tend();
        while (!stopping() && (await sendNext())) done += 1;
      } catch (error) {
        interrupted = true;
        throw error;
      }
      return done;
    },
    nextAt: async () => {
      const now = clock.now();
      const paused = await pausedUntil(database.read, channel, now);
      if (paused === null) return nextDueAt(database.read, channel);
      // What becomes due meanwhile is told why it waits.
      const due = await nextDueAt(database.read, channel, now);
      return due !== null && due < paused ? due : paused;
    },
  };
}
