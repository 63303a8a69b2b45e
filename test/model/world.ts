import type { Database } from '../../src-main/database/database.ts';
import type { Outgoing } from '../../src-main/delivery/gateway.ts';
import type { Change } from '../../src-shared/contract/changes.ts';
import { fakeClock } from '../support/clock.ts';
import type { Seeded } from '../support/seed.ts';
import { type Crew, createCrew } from './crew.ts';
import { createGates, type Gate, type Pass, settle } from './gates.ts';
import { invariants, problemAtRest, problemWithRequest } from './invariants.ts';
import { createNetwork } from './network.ts';
import { nothingYet, type Snapshot, takeSnapshot } from './snapshot.ts';
import type { Firm, Step } from './steps.ts';
import { type Deeds, doAsUser } from './users.ts';

/** More than any step takes: what goes on longer goes on for ever. */
const longestFinish = 400;

/** How everything goes once the troubles are over; in a firm without reports, none ever comes. */
const healthy: Pass = { which: 0, breaks: false, fate: 'accepted', status: 'delivered', list: 'as it is' };
const minute = 60;
const hour = 60 * minute;
/** Long enough for every wait there is, in seconds: retries, leases, checks, a day's lifetime, reports for two days. */
const untilRest = [
  0,
  61,
  301,
  15 * minute,
  35 * minute,
  hour,
  hour,
  12 * hour,
  13 * hour,
  24 * hour,
  24 * hour,
  hour,
  hour,
];

/** Plays what happens to a firm, and throws as soon as something is not as it must be. */
export async function play(
  database: Database,
  seeded: Seeded,
  firm: Firm,
  steps: readonly Step[],
): Promise<void> {
  const clock = fakeClock();
  const deeds: Deeds = { again: new Map(), markedSent: new Set(), dealtWith: new Set() };
  const complete = { sms: true, email: true };
  const gates = createGates();
  const network = createNetwork(clock);
  const { isAlone, random, places } = firm;
  let snapshot: Snapshot = nothingYet;
  let changes: Change[] = [];
  let wrote = false;
  const watched: Database = {
    ...database,
    write: (work) => {
      wrote = true;
      return database.write(work);
    },
  };
  const reach: typeof network.reach = (owner, message, fate) => {
    must(problemWithRequest(snapshot, owner, message));
    return network.reach(owner, message, fate);
  };
  const crew: Crew = createCrew(
    { database: watched, clock, gates, network: { ...network, reach }, complete, isAlone, random },
    places,
  );
  /** What programs that died were about to hand over: it may still be on its way. */
  let late: { owner: string; message: Outgoing }[] = [];

  const check = async () => {
    await settle();
    for (const fault of crew.faults) throw fault;
    if (!wrote) return;
    wrote = false;
    const before = snapshot;
    snapshot = await takeSnapshot(database);
    const facts = { before, now: snapshot, network, deeds, changes };
    changes = [];
    for (const invariant of invariants) must(invariant(facts));
  };
  const finish = async (passes: readonly Pass[], isMeant: (gate: Gate) => boolean = () => true) => {
    await check();
    for (let count = 0; gates.pass(passes[count % passes.length] ?? healthy, isMeant); count += 1) {
      if (count > longestFinish) throw new Error('The runners go on for ever');
      await check();
    }
  };
  const doStep = async (step: Step) => {
    switch (step.do) {
      case 'run':
        return crew.run(step.place);
      case 'stop':
        return crew.stop(step.place);
      case 'crash':
        late = [...late, ...crew.crash(step.place)];
        return;
      case 'arrive': {
        const [one] = late.splice(step.which % Math.max(late.length, 1), 1);
        if (one) network.reach(one.owner, one.message, step.fate);
        return;
      }
      case 'pass':
        gates.pass(step.pass);
        return;
      case 'finish':
        return finish(step.passes, ofOne(step.place === null ? null : crew.owner(step.place)));
      case 'toNetwork': {
        crew.run(step.place);
        const isOfIt = ofOne(crew.owner(step.place));
        return finish([healthy], (gate) => isOfIt(gate) && !isAtNetwork(gate));
      }
      case 'clock':
        return clock.advance(step.seconds);
      default:
        return doAsUser({ database: watched, clock, complete, seeded, deeds }, step, snapshot.messages);
    }
  };

  const forget = database.onChanged((more) => changes.push(...more));
  try {
    for (const step of steps) {
      await doStep(step);
      await check();
    }
    complete.sms = true;
    complete.email = true;
    const last: Pass = firm.reports ? healthy : { ...healthy, status: 'pending' };
    if (firm.ends === 'crashed') crew.crashAll();
    for (const seconds of untilRest) {
      // What is at rest has nothing more to do.
      if (seconds > 60 && problemAtRest(snapshot) === undefined) break;
      clock.advance(seconds);
      for (let place = 0; place < places; place += 1) crew.run(place);
      await finish([last]);
    }
    must(problemAtRest(snapshot));
  } finally {
    forget();
    crew.crashAll();
  }
}

/** Whether a gate is one of one runner; of any, for want of one. */
const ofOne = (owner: string | null) => (gate: Gate) => owner === null || gate.owner === owner;

const isAtNetwork = ({ place }: Gate) => place === 'before sending' || place === 'before its answer';

function must(problem: string | undefined): void {
  if (problem !== undefined) throw new Error(problem);
}
