import type { Database } from '../../src-main/database/database.ts';
import type { Gateway, Outgoing } from '../../src-main/delivery/gateway.ts';
import { createRunner, type Runner } from '../../src-main/delivery/runner.ts';
import type { Clock } from '../../src-shared/time.ts';
import type { Gates } from './gates.ts';
import type { Network } from './network.ts';

/** A failure that the world made: a runner may pass it on, and any other is a fault of the product. */
class Broken extends Error {}

/** One run of the program. */
type Member = { owner: string; runner: Runner; isStopping: boolean };

/** What the members work with. `complete`: whether the account of a channel is. */
export type CrewParts = {
  database: Database;
  clock: Clock;
  gates: Gates;
  network: Network;
  complete: Record<Outgoing['channel'], boolean>;
  isAlone: boolean;
  random: number;
};

/** The computers of a firm: at most one run of the program on each. */
export type Crew = {
  /** Lets the program of a computer do what is due; it is started when it does not run. */
  run(place: number): void;
  /** Who runs on a computer; null when nobody does. */
  owner(place: number): string | null;
  /** Ends it well. */
  stop(place: number): void;
  /** Ends it at once: it is never heard of again. Answers what it was about to hand over: the network may have got it. */
  crash(place: number): { owner: string; message: Outgoing }[];
  crashAll(): void;
  /** What went wrong that the world did not do. */
  faults: unknown[];
};

/** Makes the crew of a firm with so many computers. */
export function createCrew(parts: CrewParts, places: number): Crew {
  const members: (Member | undefined)[] = Array.from({ length: places });
  const faults: unknown[] = [];
  let started = 0;
  const watch = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      if (!(error instanceof Broken)) faults.push(error);
    });
  };
  const start = (): Member => {
    started += 1;
    const owner = `run ${started}`;
    const { clock, isAlone, random, complete } = parts;
    const runner = createRunner({
      database: heldUp(parts, owner),
      clock,
      owner,
      isAlone,
      machine: owner,
      random: () => random,
      tellNotice: () => {},
      log: { info: () => {}, error: () => {} },
      gatewayFor: async (channel, name) =>
        complete[channel] || name !== undefined ? gatewayOf(parts, owner, channel) : null,
    });
    return { owner, runner, isStopping: false };
  };
  const crash = (place: number) => {
    const member = members[place % places];
    members[place % places] = undefined;
    if (!member) return [];
    const { owner } = member;
    return parts.gates.drop(owner).map((message) => ({ owner, message }));
  };
  return {
    faults,
    owner: (place) => members[place % places]?.owner ?? null,
    run: (place) => {
      const member = members[place % places] ?? start();
      members[place % places] = member;
      if (!member.isStopping) watch(member.runner.runOnce());
    },
    stop: (place) => {
      const member = members[place % places];
      if (!member || member.isStopping) return;
      member.isStopping = true;
      const gone = member.runner.stop().then(() => {
        if (members[place % places] === member) members[place % places] = undefined;
      });
      watch(gone);
    },
    crash,
    crashAll: () => members.forEach((_member, place) => void crash(place)),
  };
}

/** The database as one run of the program has it: each transaction can be held up, and can fail, before and after it. */
function heldUp({ database, gates }: CrewParts, owner: string): Database {
  return {
    ...database,
    write: async (work) => {
      if ((await gates.wait(owner, 'before a write')).breaks) throw new Broken('could not be reached');
      const value = await database.write(work);
      if ((await gates.wait(owner, 'after a write')).breaks) throw new Broken('did not answer');
      return value;
    },
  };
}

/** The gateway of a channel, whose every call can be held up on both sides. */
function gatewayOf({ gates, network }: CrewParts, owner: string, channel: Outgoing['channel']): Gateway {
  const send = async (message: Outgoing) => {
    const { fate } = await gates.wait(owner, 'before sending', message);
    const reached = network.reach(owner, message, fate);
    await gates.wait(owner, 'before its answer', message);
    return network.answer(reached, fate);
  };
  if (channel === 'email') return { name: 'smtp', account: '', send, poll: null, find: null, replies: null };
  return {
    name: 'twilio',
    account: '',
    replies: null,
    send,
    poll: async (providerId) => {
      const { breaks, status } = await gates.wait(owner, 'asking');
      if (breaks) throw new Broken('asking threw');
      return network.poll(providerId, status);
    },
    find: async (message, at) => {
      const { breaks, list } = await gates.wait(owner, 'looking');
      if (breaks) throw new Broken('looking threw');
      return network.find(message, at, list);
    },
  };
}
