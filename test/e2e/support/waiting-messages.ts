import path from 'node:path';
import Connection from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { sharedBrowser } from './application.ts';
import { type HostProcess, sampleFirm, startHost } from './host-process.ts';
import { clickTask, openMatter, searchesReceived, shahMatter, whatHappened } from './steps.ts';

/** How many messages wait in the folder of `makeWaitingFolder`. */
export const waitingCount = 4;

/** The built application in the browser host, on a data folder, and its page. It is ended when the test ends. */
export async function runHost(folder: string, { preload }: { preload?: string } = {}) {
  const host = await startHost(folder, [], preload);
  if (host.url === null) throw new Error(host.printed);
  onTestFinished(() => host.kill());
  const page = await (await sharedBrowser()).newPage({ locale: 'en-GB', timezoneId: 'Europe/London' });
  onTestFinished(() => page.close());
  await page.goto(host.url);
  return { host, page };
}

/**
 * Fills a folder with the sample firm after a tick, whose messages wait for a network however long a test takes: both
 * channels stand still until the network is back.
 */
export async function makeWaitingFolder(folder: string): Promise<void> {
  const host = await startHost(folder, ['--sample-firm', sampleFirm]);
  if (host.url === null) throw new Error(host.printed);
  const page = await (await sharedBrowser()).newPage();
  await page.goto(host.url);
  await openMatter(page, shahMatter);
  await clickTask(page, searchesReceived);
  await whatHappened(page).getByText(`“${searchesReceived}” is done`).waitFor();
  await page.close();
  await host.close();
  const database = new Connection(path.join(folder, 'clerkwell.db'));
  // Their undo window is over, and their channels stand still.
  database.exec("update messages set due_at = state_at where state = 'queued'");
  // No longer than a pause is ever planned: one further ahead was planned by a wrong clock, and is mended.
  database.exec(
    "insert into channel_pauses (channel, reason, paused_until) select column1, 'no_network', strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+1 hour') from (values ('sms'), ('email'))",
  );
  database.close();
}

/** What the desktop showed of one kind (`tray`, `notification`, `dialog`), in order. */
export function shownBy(host: HostProcess, kind: string): Record<string, unknown>[] {
  const mark = `[${kind}] `;
  const lines = host.printed().split('\n');
  return lines.filter((line) => line.startsWith(mark)).map((line) => JSON.parse(line.slice(mark.length)));
}
