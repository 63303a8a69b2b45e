import { flushCompileCache } from 'node:module';
import { createApplication } from '../../src-main/application.ts';
import { openDatabase } from '../../src-main/database/open-database.ts';
import { createLog } from '../../src-main/log.ts';
import type { ProgressCategory } from '../../src-shared/contract/progress.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { clockAhead } from './clock-ahead.ts';

// The application as main.ts builds it, ticking one task after another until somebody kills it. Its parent hears of
// each tick that was answered: from then on the tick may never be lost.

const [folder = '', matters = '', aheadSeconds = '0'] = process.argv.slice(2);

const clock = clockAhead(() => Number(aheadSeconds));
const opened = await openDatabase(folder, clock);
if (!opened.ok) throw new Error(opened.message);
const application = await createApplication({
  database: opened.database,
  clock,
  log: createLog((line) => console.error(line)),
  secrets: plainSecrets,
  fetch: globalThis.fetch,
  pageOrigin: 'app://clerkwell',
  sampleFirm: null,
  startWithSample: false,
  smtpCa: process.env.CLERKWELL_TEST_CA,
});
application.runner.start();
process.send?.('ready');

const sender = { url: 'app://clerkwell/index.html', isMainFrame: true };
type Answer<T> = { ok: boolean; value: T };

/** Few enough that the kills of one test meet ticks and sends to the last. */
const ticksPerLife = 2;
let ticks = 0;

for (const matterId of matters.split(',')) {
  const opened = (await application.dispatch({
    name: 'progress.open',
    input: { matterId },
    sender,
  })) as Answer<{
    categories: ProgressCategory[];
  }>;
  for (const task of opened.value.categories.flatMap((category) => category.tasks)) {
    if (task.completedAt !== null || ticks === ticksPerLife) continue;
    ticks += 1;
    const input = { taskId: task.id, answers: null };
    const ticked = (await application.dispatch({ name: 'progress.tick', input, sender })) as Answer<unknown>;
    if (ticked.ok) process.send?.({ ticked: task.id });
    // Who is killed saves nothing at its end: the next life would compile it all again.
    flushCompileCache();
  }
}
