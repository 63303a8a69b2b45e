import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { node24, root } from '../node-24.mjs';

const PROBE_MS = 8_000;
const DOWNLOAD_MS = 10 * 60_000;
const folder = path.join(root, 'node_modules', 'electron');

/** Electron's program when its runtime is here, else null. Downloads nothing. */
export function installedElectron() {
  const note = path.join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = path.join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** Finds or downloads Electron: `{ program }`, or `{ reason }` with the half of a sentence that says why there is none. */
export async function findElectron() {
  const hindrance = whyNoWindow();
  if (hindrance !== null) return { reason: hindrance };
  const program = installedElectron() ?? (await download());
  return program === null ? { reason: "Electron's runtime could not be downloaded" } : { program };
}

function whyNoWindow() {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'There is no screen here for Electron to open a window on';
  if (process.getuid?.() === 0)
    return 'Electron does not run as root with its sandbox on, and Clerkwell never turns it off';
  return null;
}

async function download() {
  if (!(await isServerThere())) return null;
  console.log("Downloading Electron's runtime; this is done once ...");
  const installer = path.join(folder, 'install.js');
  // What it prints when it fails is of no use to who reads this: one sentence follows instead.
  const stdio = ['ignore', 'inherit', 'ignore'];
  spawnSync(node24(), [installer], { cwd: root, stdio, timeout: DOWNLOAD_MS });
  return installedElectron();
}

/** Asks the place of the download, so that a machine without a way out is not kept waiting. */
async function isServerThere() {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true;
  const mirror =
    process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || 'https://github.com/electron/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}
