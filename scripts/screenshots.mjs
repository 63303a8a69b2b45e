import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './find-browser.mjs';
import { node24, requireNode24, root } from './node-24.mjs';
import { takePictures } from './screenshots/pictures.mjs';
import { ensureBuilt } from './start/build.mjs';
import { ensureInstalled } from './start/install.mjs';

// `npm run screenshots`: takes the pictures of README.md into docs/pictures, of the built application in the browser
// host, with the sample firm in a data folder that is thrown away afterwards.

const SIZE = { width: 1366, height: 768 };
const READY_MS = 30_000;

ensureInstalled();
requireNode24();
ensureBuilt();

const data = mkdtempSync(path.join(tmpdir(), 'clerkwell-pictures-'));
const host = startHost(data);
try {
  const folder = path.join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  await withPage(await readyAddress(host), (page) => takePictures(page, folder));
} finally {
  await stopHost(host);
  rmSync(data, { recursive: true, force: true });
}
process.exit(0);

function startHost(folder) {
  const hook = pathToFileURL(path.join(root, 'scripts', 'browser-host', 'register.ts')).href;
  const sample = path.join(root, 'resources', 'sample-firm');
  const main = path.join(root, 'out', 'main', 'main.js');
  return spawn(node24(), ['--import', hook, main, '--data', folder, '--sample-firm', sample], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The address with a key, which the host tells when its window is there. */
function readyAddress(child) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error('The application was not ready in 30 seconds.')),
      READY_MS,
    );
    child.on('message', (message) => {
      if (message?.type !== 'ready') return;
      clearTimeout(limit);
      resolve(message.url);
    });
    child.once('exit', (code) => reject(new Error(`The application ended with code ${code}.`)));
  });
}

function stopHost(child) {
  if (child.exitCode !== null) return undefined;
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

async function withPage(address, work) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    // Chromium has no sandbox for root, which is who runs this in a container.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({
      viewport: SIZE,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
    });
    await page.goto(address);
    await work(page);
  } finally {
    await browser.close();
  }
}
