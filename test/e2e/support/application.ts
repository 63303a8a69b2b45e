import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type Browser, chromium, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, describe, inject, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { findElectron } from '../../../scripts/start/electron-runtime.mjs';
import { sampleFirm, startHost } from './host-process.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** An open application, and a person's view of it. */
export type OpenApplication = {
  page: Page;
  dataFolder: string;
  /** What the page's console said of errors, and what was thrown in it and not caught. */
  faults: string[];
  /** Ends the application before the test ends. */
  close(): Promise<void>;
};

/** How an application is opened. Without `empty` it has the sample firm. */
export type OpenOptions = {
  empty?: boolean;
  dataFolder?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
};

/** Opens the built application for the running test and closes it after. */
export type Open = (options?: OpenOptions) => Promise<OpenApplication>;

const electron = await findElectron();
let browser: Promise<Browser> | undefined;

/** A folder for the running test that is gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'clerkwell-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A data folder for the running test with the sample firm, copied: loading it anew takes longer than many a test. */
export function sampleFolder(): string {
  return copyForTest(inject('sampleFolder'));
}

/** A copy of a data folder for the running test. */
export function copyForTest(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** One Chromium for all the tests of a file. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return browser;
}

const openInBrowserHost: Open = async ({
  empty,
  dataFolder = empty ? temporaryFolder() : sampleFolder(),
  colorScheme,
  viewport,
} = {}) => {
  const host = await startHost(dataFolder, empty ? [] : ['--sample-firm', sampleFirm]);
  if (host.url === null) throw new Error(`The application did not start (${host.code}): ${host.printed}`);
  onTestFinished(async () => {
    await host.close();
  });
  const context = await (await sharedBrowser()).newContext({
    viewport: viewport ?? { width: 1366, height: 768 },
    colorScheme: colorScheme ?? 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(host.url);
  const close = async () => {
    await context.close();
    await host.close();
  };
  return { page, dataFolder, faults, close };
};

const openInElectron: Open = async ({
  empty,
  dataFolder = empty ? temporaryFolder() : sampleFolder(),
  colorScheme,
} = {}) => {
  const application = await _electron.launch({
    executablePath: electron.program ?? '',
    args: [root, '--data', dataFolder, ...(empty ? [] : ['--sample-firm', sampleFirm])],
    colorScheme: colorScheme ?? 'light',
  });
  let ended: Promise<void> | undefined;
  const close = () => {
    ended ??= endElectron(application);
    return ended;
  };
  onTestFinished(close);
  const page = await application.firstWindow();
  return { page, dataFolder, faults: collectFaults(page), close };
};

/** Ends it as the shut-down of the computer does: quitting asks a question while messages wait. */
async function endElectron(application: ElectronApplication): Promise<void> {
  const ended = application.waitForEvent('close');
  // The answer may be lost, for it comes from a program that is ending.
  await application.evaluate(({ powerMonitor }) => powerMonitor.emit('shutdown')).catch(() => {});
  await ended;
}

function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return faults;
}

/** Runs specs in the browser host, and in real Electron where its runtime is; else reports them skipped, with the reason. */
export function describeApplication(name: string, specs: (open: Open) => void): void {
  describe(`${name} (browser host)`, () => {
    specs(openInBrowserHost);
    afterAll(async () => {
      await (await browser)?.close();
      browser = undefined;
    });
  });
  if (electron.program) describe(`${name} (Electron)`, () => specs(openInElectron));
  else test(`${name} (Electron)`, ({ skip }) => skip(electron.reason ?? 'Electron is not here'));
}
