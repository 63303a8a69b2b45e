import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApplication } from '../../src-main/application.ts';
import { openDatabase } from '../../src-main/database/open-database.ts';
import { createLog } from '../../src-main/log.ts';
import { systemClock } from '../../src-shared/time.ts';
import { seededRandom } from '../bench/random.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { startTwilioStandIn } from '../support/twilio-stand-in.ts';
import { makeFirm, type Networks } from './crash-firm.ts';
import { buildChild, liveAndDie } from './lives.ts';

const lanes = 2;
const killsPerLane = 100;
/** A tick and its four messages take about this long, so every moment of them is met. */
const longestLifeMs = 200;
const seed = Number(process.env.CLERKWELL_SEED ?? Math.floor(Math.random() * 1e9));

beforeAll(buildChild);

describe.concurrent(`killed ${lanes * killsPerLane} times while ticking and sending (CLERKWELL_SEED=${seed})`, () => {
  for (let lane = 0; lane < lanes; lane += 1) {
    test(`no tick is half done, no message lost, sent twice or stuck: part ${lane + 1}`, {
      timeout: 300_000,
    }, async ({ onTestFinished }) => {
      const networks: Networks = {
        twilio: await startTwilioStandIn(),
        smtp: await startSmtpStandIn({ security: 'none' }),
      };
      const folder = mkdtempSync(path.join(tmpdir(), 'clerkwell-crash-'));
      onTestFinished(async () => {
        await networks.twilio.close();
        await networks.smtp.close();
        rmSync(folder, { recursive: true, force: true });
      });
      const random = seededRandom(seed + lane);
      const matters = await makeFirm(folder, 2 * killsPerLane, networks);
      const answered = new Set<string>();
      let next = 0;
      for (let kill = 0; kill < killsPerLane; kill += 1) {
        const left = matters.slice(next);
        // Every other life dies in its first ticks, the rest in the sending that follows.
        const from = kill % 2 === 0 ? 'ready' : 'ticked';
        const life = await liveAndDie(folder, left, from, random() * longestLifeMs);
        expect(life.printed).toBe('');
        for (const task of life.ticked) answered.add(task);
        next += life.ticked.length;
      }
      await checkWhatIsLeft(folder, networks, answered);
    });
  }
});

async function checkWhatIsLeft(
  folder: string,
  { twilio, smtp }: Networks,
  answered: Set<string>,
): Promise<void> {
  const opened = await openDatabase(folder, systemClock);
  if (!opened.ok) throw new Error(opened.message);
  const { database } = opened;
  const application = await createApplication({
    database,
    clock: systemClock,
    log: createLog(() => {}),
    secrets: plainSecrets,
    fetch: globalThis.fetch,
    pageOrigin: 'app://clerkwell',
    sampleFirm: null,
    startWithSample: false,
  });
  await application.runner.runOnce();

  const tasks = await database.read.selectFrom('tasks').select(['id', 'completed_at']).execute();
  const ticks = await database.read.selectFrom('ticks').select(['id', 'task_id']).execute();
  const outcomes = await database.read
    .selectFrom('tick_outcomes')
    .select(['tick_id', 'message_id'])
    .execute();
  const documents = await database.read.selectFrom('documents').select('id').execute();
  const messages = await database.read
    .selectFrom('messages')
    .select(['id', 'tick_id', 'channel', 'recipient', 'state', 'reason', 'reason_detail'])
    .execute();
  await application.stop();

  // Every other life ticked: without work to the last kill this would prove nothing.
  expect(ticks.length).toBeGreaterThanOrEqual(killsPerLane / 2);

  const completed = tasks.filter((task) => task.completed_at !== null).map((task) => task.id);
  expect(ticks.map((tick) => tick.task_id).sort()).toEqual(completed.sort());
  expect([...answered].filter((task) => !completed.includes(task))).toEqual([]);
  for (const tick of ticks) {
    expect(messages.filter((message) => message.tick_id === tick.id)).toHaveLength(4);
    expect(outcomes.filter((outcome) => outcome.tick_id === tick.id && outcome.message_id)).toHaveLength(4);
  }
  expect(documents).toHaveLength(messages.length);

  const arrivals = new Map<string, number>();
  for (const { to } of twilio.received) arrivals.set(to, (arrivals.get(to) ?? 0) + 1);
  for (const { recipients } of smtp.received) {
    for (const to of recipients) arrivals.set(to, (arrivals.get(to) ?? 0) + 1);
  }
  for (const message of messages) {
    const count = arrivals.get(message.recipient) ?? 0;
    if (message.state === 'not_known') expect(count, message.recipient).toBeLessThanOrEqual(1);
    else {
      expect(['accepted', 'delivered'], JSON.stringify(message)).toContain(message.state);
      expect(count, message.recipient).toBe(1);
    }
    arrivals.delete(message.recipient);
  }
  expect([...arrivals.keys()]).toEqual([]);
  expect(twilio.problems).toEqual([]);
}
