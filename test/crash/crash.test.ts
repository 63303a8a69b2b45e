import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApplication } from '../../src-main/application.ts';
import { openDatabase } from '../../src-main/database/open-database.ts';
import { createLog } from '../../src-main/log.ts';
import { seededRandom } from '../bench/random.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { standInTls } from '../support/tls.ts';
import { type Networks, startBadNetworks } from './bad-networks.ts';
import { checkScreens } from './check-screens.ts';
import { checkTicks } from './check-ticks.ts';
import { clockAhead } from './clock-ahead.ts';
import { isRefused, makeFirm } from './crash-firm.ts';
import { buildChild, liveAndDie } from './lives.ts';

/** More than the cores of most computers: a life waits more than it works. */
const lanes = 4;
/** In `npm test`; `npm run soak` has more. */
const usualKills = 200;
const killsPerLane = Math.ceil(Number(process.env.CLERKWELL_KILLS ?? usualKills) / lanes);
/** A tick and its four messages take about this long, so every moment of them is met. */
const longestLifeMs = { ready: 200, ticked: 200, text: 50, mail: 50 };
/** Between two lives pass up to so many seconds: pauses end, and what is not known is looked for, while others are killed. */
const longestDeathSeconds = 120;
const seed = Number(process.env.CLERKWELL_SEED ?? Math.floor(Math.random() * 1e9));

beforeAll(buildChild);

describe.concurrent(`killed ${lanes * killsPerLane} times while ticking and sending (CLERKWELL_SEED=${seed})`, () => {
  for (let lane = 0; lane < lanes; lane += 1) {
    test(`no tick is half done, and the screens say what arrived: part ${lane + 1}`, {
      timeout: 60_000 + 5_000 * killsPerLane,
    }, async ({ onTestFinished }) => {
      const random = seededRandom(seed + lane);
      let ahead = 0;
      const networks = await startBadNetworks(random, isRefused, () => Date.now() + ahead * 1000);
      const folder = mkdtempSync(path.join(tmpdir(), 'clerkwell-crash-'));
      onTestFinished(async () => {
        await networks.close();
        rmSync(folder, { recursive: true, force: true });
      });
      const matters = await makeFirm(folder, 2 * killsPerLane, networks);
      const answered = new Set<string>();
      let next = 0;
      for (let kill = 0; kill < killsPerLane; kill += 1) {
        networks.shuffle();
        // Some lives die in their first ticks, some as they begin to send, some as the networks answer.
        const from = (['ready', 'ticked', 'text', 'mail'] as const)[kill % 4] ?? 'ready';
        const afterMs = random() * longestLifeMs[from];
        const left = matters.slice(next);
        const life = await liveAndDie(folder, left, ahead, { from, afterMs }, networks.nextReached);
        expect(life.printed).toBe('');
        for (const task of life.ticked) answered.add(task);
        next += life.ticked.length;
        ahead += random() * longestDeathSeconds;
      }
      networks.mend();
      await checkWhatIsLeft(folder, matters, networks, answered, (seconds) => {
        ahead += seconds;
        return ahead;
      });
    });
  }
});

const minute = 60;
/** By then every pause is over, everything was looked for four times, and nothing waits any more; in seconds. */
const untilRest = [0, 1, 5, 5, 5, 10, 35, 60, 60].map((minutes) => minutes * minute);

async function checkWhatIsLeft(
  folder: string,
  matters: readonly string[],
  networks: Networks,
  answered: ReadonlySet<string>,
  pass: (seconds: number) => number,
): Promise<void> {
  const clock = clockAhead(() => pass(0));
  const opened = await openDatabase(folder, clock);
  if (!opened.ok) throw new Error(opened.message);
  const { database } = opened;
  const application = await createApplication({
    database,
    clock,
    log: createLog(() => {}),
    secrets: plainSecrets,
    fetch: globalThis.fetch,
    pageOrigin: 'app://clerkwell',
    sampleFirm: null,
    startWithSample: false,
    smtpCa: standInTls.cert,
  });
  try {
    for (const seconds of untilRest) {
      pass(seconds);
      await application.runner.runOnce();
    }
    const ticks = await checkTicks(database, answered);
    // Three in four lives ticked: without work to the last kill this would prove nothing.
    expect(ticks.length).toBeGreaterThanOrEqual(killsPerLane / 2);
    await checkScreens(application, matters, ticks, networks);
  } finally {
    await application.stop();
  }
}
