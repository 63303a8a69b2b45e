import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApplication } from '../../src-main/application.ts';
import type { Database } from '../../src-main/database/database.ts';
import { openDatabase } from '../../src-main/database/open-database.ts';
import { createGateways, type GatewayFor } from '../../src-main/delivery/gateways.ts';
import { createLog } from '../../src-main/log.ts';
import { enqueueMessages, type NewMessage } from '../../src-main/messages/outbox-queries.ts';
import { putSecret, updateFirmSettings } from '../../src-main/options/firm-queries.ts';
import { newId } from '../../src-shared/ids.ts';
import { systemClock } from '../../src-shared/time.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { type Seeded, seedMatter } from '../support/seed.ts';
import { summarise, type Timing } from './measure.ts';
import type { Line } from './report.ts';

const messages = 10_000;
/** How many are handed over at once, here as in the bare loop. */
const places = 10;
/** How long the provider takes to answer, in ms: as one does that is a network away. */
const providerMilliseconds = 100;
const rawMessages = 2_000;
const matters = 500;
const screenEveryMilliseconds = 100;

const pageOrigin = 'app://clerkwell';
const sender = { url: `${pageOrigin}/index.html`, isMainFrame: true };

/** Sends 10,000 texts that wait, and compares with the same gateway function called in a bare loop. */
export async function benchDrain(): Promise<Line[]> {
  const provider = fork(join(import.meta.dirname, 'drain-stand-in.ts'), [String(providerMilliseconds)]);
  const folder = mkdtempSync(join(tmpdir(), 'clerkwell-drain-'));
  try {
    const [account] = (await once(provider, 'message')) as [
      { url: string; accountSid: string; authToken: string },
    ];
    const opened = await openDatabase(folder, systemClock);
    if (!opened.ok) throw new Error(opened.message);
    const { database } = opened;
    const seeded = await makeFirm(database, account);
    const gateways = createGateways({
      database,
      clock: systemClock,
      secrets: plainSecrets,
      fetch: globalThis.fetch,
    });
    const raw = await rawRate(gateways.forChannel);
    gateways.close();
    await enqueueAll(database, seeded);
    const drained = await drain(database, seeded);
    provider.send('count');
    const [{ received }] = (await once(provider, 'message')) as [{ received: number }];
    if (received !== messages + rawMessages) throw new Error(`${received} messages arrived`);
    const share = (100 * drained.rate) / raw;
    return [
      { name: `Messages sent by a bare loop, ${places} at once`, own: raw, unit: '/s', limit: '' },
      { name: '10,000 messages drained', own: drained.rate, unit: '/s', limit: '' },
      { name: '... of the bare loop', own: share, unit: '%', limit: '>= 90 %', ok: share >= 90 },
      {
        name: '... screens meanwhile',
        own: drained.screens,
        limit: 'p95 < 100 ms',
        ok: drained.screens.p95 < 100,
      },
      { name: '... memory that stays', own: drained.kept, unit: 'MB', limit: '< 5 MB', ok: drained.kept < 5 },
    ];
  } finally {
    provider.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeFirm(
  database: Database,
  { url, accountSid, authToken }: { url: string; accountSid: string; authToken: string },
): Promise<Seeded[]> {
  const seeded: Seeded[] = [];
  for (let count = 0; count < matters; count += 1) seeded.push(await seedMatter(database));
  const token = await plainSecrets.encrypt(authToken);
  await database.write(async (tx) => {
    await updateFirmSettings(tx, {
      sms_gateway: 'twilio',
      sms_account_sid: accountSid,
      sms_sender: '+447700900999',
      sms_api_address: url,
      sms_connections: places,
      // What is measured is the work, not the limit.
      sms_per_second: 10_000,
    });
    await putSecret(tx, 'sms_auth_token', token);
  });
  return seeded;
}

const body = 'Dear Olive, your searches are back. We report to you this week. Ash & Elm';

async function rawRate(gatewayFor: GatewayFor): Promise<number> {
  const gateway = await gatewayFor('sms');
  if (!gateway) throw new Error('The account is not complete');
  let left = rawMessages;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await gateway.send({
        id: newId(),
        channel: 'sms',
        recipient: '+447700900101',
        recipientName: 'Olive Ash',
        subject: null,
        body,
      });
      if (answer.kind !== 'accepted') throw new Error(`The provider answered ${answer.kind}`);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: places }, worker));
  return rawMessages / ((performance.now() - start) / 1000);
}

async function enqueueAll(database: Database, seeded: Seeded[]): Promise<void> {
  const now = systemClock.now();
  const rows = Array.from({ length: messages }, (_, index): NewMessage => {
    const { matterId, contactIds, userId } = seeded[index % seeded.length] as Seeded;
    return {
      id: newId(),
      matterId,
      contactId: contactIds[index % 2] ?? '',
      contactName: 'Olive Ash',
      tickId: null,
      actionId: null,
      channel: 'sms',
      recipient: index % 2 === 0 ? '+447700900101' : '+447700900102',
      shown: '07700 900101',
      subject: null,
      body,
      segments: 1,
      dueAt: now,
      createdBy: userId,
    };
  });
  for (let at = 0; at < rows.length; at += 200)
    await database.write((tx) => enqueueMessages(tx, rows.slice(at, at + 200), now));
}

/** Lets the application send it all, with a person at work on its screens. */
async function drain(
  database: Database,
  seeded: Seeded[],
): Promise<{ rate: number; screens: Timing; kept: number }> {
  const application = await createApplication({
    database,
    clock: systemClock,
    log: createLog((line) => console.error(line)),
    secrets: plainSecrets,
    fetch: globalThis.fetch,
    pageOrigin,
    sampleFirm: null,
    startWithSample: false,
  });
  const countOpen = async () =>
    Number(
      (
        await database.read
          .selectFrom('messages')
          .select((eb) => eb.fn.countAll().as('count'))
          .where('state', 'in', ['queued', 'claimed', 'dispatching'])
          .executeTakeFirstOrThrow()
      ).count,
    );
  const start = performance.now();
  application.runner.start();
  const times: number[] = [];
  let early = 0;
  for (let round = 0; ; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, screenEveryMilliseconds));
    const { matterId = '' } = seeded[round % seeded.length] ?? {};
    const calls = [
      { name: 'session.current', input: {} },
      { name: 'progress.open', input: { matterId } },
      { name: 'documents.list', input: { matterId, limit: 50, after: null } },
    ];
    const asked = performance.now();
    for (const call of calls) {
      const answer = (await application.dispatch({ ...call, sender })) as { ok: boolean };
      if (!answer.ok) throw new Error(`${call.name} failed`);
    }
    times.push(performance.now() - asked);
    const open = await countOpen();
    if (early === 0 && open < messages * 0.8) early = heapInUse();
    if (open === 0) break;
  }
  const rate = messages / ((performance.now() - start) / 1000);
  const kept = Math.max(heapInUse() - early, 0) / 2 ** 20;
  await application.stop();
  return { rate, screens: summarise(times), kept };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
