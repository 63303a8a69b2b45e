import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { copyForTest, sampleFolder, sharedBrowser } from './support/application.ts';
import type { HostProcess } from './support/host-process.ts';
import { documentRows, eventually, openMatter, shahMatter, showTab } from './support/steps.ts';
import { makeWaitingFolder, runHost, shownBy, waitingCount } from './support/waiting-messages.ts';

const template = mkdtempSync(path.join(tmpdir(), 'clerkwell-e2e-tray-'));
const inTray = {
  toolTip: `Clerkwell: ${waitingCount} messages wait`,
  items: [`${waitingCount} messages wait`, 'separator', 'Open Clerkwell', 'Quit'],
};
const question = `${waitingCount} messages will go when Clerkwell next runs.`;
const QUIT = 0;
const STAY = 1;

afterAll(async () => {
  await (await sharedBrowser()).close();
  rmSync(template, { recursive: true, force: true });
});

let made: Promise<void> | undefined;

/** A data folder for the running test, in which messages wait until the network is back. */
async function waitingFolder(): Promise<string> {
  made ??= makeWaitingFolder(template);
  await made;
  return copyForTest(template);
}

/** Clerkwell with messages that wait, and only its icon in the tray: its window was closed. */
async function runInTray() {
  const folder = await waitingFolder();
  const { host, page } = await runHost(folder);
  host.does('close-window');
  await eventually(() => shownBy(host, 'tray')).toEqual([inTray]);
  return { host, page, folder };
}

async function expectAllWent(page: Page): Promise<void> {
  await openMatter(page, shahMatter);
  await showTab(page, 'Documents');
  const went = documentRows(page, 'your search results').filter({ hasText: /Sent|Delivered/ });
  await eventually(() => went.count()).toBe(waitingCount);
}

/** Whether an address shows a window now. */
const isWindowOpen = async (page: Page, address: string) => (await page.goto(address))?.status() === 200;

function addressOf(host: HostProcess): string {
  return new URL(host.url).origin;
}

describe('Closing the window', () => {
  test('while messages wait leaves the program in the tray, which is said once', async () => {
    const { host, page } = await runInTray();
    const said = [
      {
        title: 'Clerkwell',
        body: `Clerkwell goes on sending ${waitingCount} messages. Quit it from its icon.`,
      },
    ];
    await eventually(() => shownBy(host, 'notification')).toEqual(said);
    expect(await isWindowOpen(page, addressOf(host))).toBe(false);
    host.does('tray');
    await eventually(() => isWindowOpen(page, addressOf(host))).toBe(true);
    host.does('close-window');
    await eventually(() => shownBy(host, 'tray')).toEqual([inTray, { gone: true }, inTray]);
    expect(shownBy(host, 'notification')).toEqual(said);
  });

  test('while nothing waits ends it', async () => {
    const { host } = await runHost(sampleFolder());
    host.does('close-window');
    expect(await host.ended).toBe(0);
    expect(shownBy(host, 'tray')).toEqual([]);
  });

  test('lets it end by itself once the last message has gone', async () => {
    const { host, folder } = await runInTray();
    host.does('power', 'resume');
    expect(await host.ended).toBe(0);
    expect(shownBy(host, 'tray').at(-1)).toMatchObject({ toolTip: 'Clerkwell: All messages have gone' });
    expect(shownBy(host, 'dialog')).toEqual([]);
    await expectAllWent((await runHost(folder)).page);
  });
});

test('The window opens again by the icon, its menu, the notification, a second start and the Dock', async () => {
  const { host, page } = await runInTray();
  const ways: [act: string, what?: string][] = [
    ['tray'],
    ['tray', 'Open Clerkwell'],
    ['click-notification'],
    ['start-again'],
    ['activate'],
  ];
  const shown: object[] = [inTray];
  for (const [act, what] of ways) {
    host.does(act, what);
    await eventually(() => isWindowOpen(page, addressOf(host)), act).toBe(true);
    await openMatter(page, shahMatter);
    host.does('close-window');
    shown.push({ gone: true }, inTray);
    await eventually(() => shownBy(host, 'tray'), act).toEqual(shown);
  }
});

describe('Quitting while messages wait', () => {
  test('from the tray asks; to stay changes nothing; to quit ends it, and they go at the next run', async () => {
    const { host, folder } = await runInTray();
    const asked = { message: question, buttons: ['Quit', 'Stay in the tray'] };
    host.letQuestionsStand();
    host.does('tray', 'Quit');
    await eventually(() => shownBy(host, 'dialog')).toMatchObject([asked]);
    host.willAnswer(STAY);
    // To quit while the question stands, or its answer is still on its way, asks nothing more.
    await eventually(() => {
      host.does('tray', 'Quit');
      return shownBy(host, 'dialog');
    }).toMatchObject([asked, asked]);
    expect(shownBy(host, 'tray')).toEqual([inTray]);
    host.willAnswer(QUIT);
    expect(await host.ended).toBe(0);
    expect(shownBy(host, 'dialog')).toHaveLength(2);
    expect(existsSync(path.join(folder, 'clerkwell.db-wal')), 'the database is closed').toBe(false);

    const next = await runHost(folder);
    next.host.does('power', 'unlock-screen');
    await expectAllWent(next.page);
  });

  test('from the window asks once, and to stay closes the window into the tray', async () => {
    const { host, page } = await runHost(await waitingFolder());
    host.letQuestionsStand();
    host.does('quit');
    await eventually(() => shownBy(host, 'dialog')).toMatchObject([{ message: question }]);
    host.does('quit');
    host.willAnswer(STAY);
    await eventually(() => shownBy(host, 'tray')).toEqual([inTray]);
    expect(shownBy(host, 'dialog')).toMatchObject([{ message: question }]);
    expect(await isWindowOpen(page, addressOf(host))).toBe(false);
    expect(shownBy(host, 'notification')).toEqual([]);
  });
});

test('Quitting while nothing waits asks nothing', async () => {
  const { host } = await runHost(sampleFolder());
  host.does('quit');
  expect(await host.ended).toBe(0);
  expect(shownBy(host, 'dialog')).toEqual([]);
});

test.each([
  ['the shut-down of a Mac', 'power', 'shutdown'],
  ['the log-off of Windows', 'session-end', undefined],
])('%s asks nothing and ends it well', async (_end, act, what) => {
  const folder = await waitingFolder();
  const { host } = await runHost(folder);
  host.does(act, what);
  expect(await host.ended).toBe(0);
  expect(shownBy(host, 'dialog')).toEqual([]);
  expect(existsSync(path.join(folder, 'clerkwell.db-wal')), 'the database is closed').toBe(false);
});

test('The shut-down asks nothing and ends it well from the tray too', async () => {
  const { host } = await runInTray();
  host.does('power', 'shutdown');
  expect(await host.ended).toBe(0);
  expect(shownBy(host, 'dialog')).toEqual([]);
});

test('What waited for the network goes when it is back', async () => {
  const protocol = new URL('../../scripts/browser-host/protocol.ts', import.meta.url).href;
  const offline = `import { setOnline } from ${JSON.stringify(protocol)}; setOnline(false);`;
  const { host, page } = await runHost(await waitingFolder(), {
    preload: `data:text/javascript,${encodeURIComponent(offline)}`,
  });
  await openMatter(page, shahMatter);
  await showTab(page, 'Documents');
  await documentRows(page, 'your search results', 'Waiting').first().waitFor();
  host.does('network', 'on');
  await expectAllWent(page);
});

// Nothing outside Electron's main process can press its tray icon, or answer its native questions.
test('The tray (Electron)', ({ skip }) =>
  skip('Its icon and its questions are the system’s: try them by hand'));
