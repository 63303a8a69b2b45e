import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { node24, root } from '../node-24.mjs';

const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.clerkwell-lock');

/** Installs the packages of the lock file unless they are there. Throws an Error with a sentence when it fails. */
export function ensureInstalled() {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(`${process.platform} ${process.arch}\n${lock}`).digest('hex');
  if (readIfThere(stampFile) === stamp && hasNode24()) return;
  if (!isInstalled(JSON.parse(lock))) installPackages();
  if (!hasNode24()) installNode24();
  writeFileSync(stampFile, stamp);
}

function installPackages() {
  if (process.platform === 'win32' && process.execPath.startsWith(modules)) {
    // Windows cannot replace the Node that is running this.
    throw new Error('The packages have changed: run `npm ci`, then `npm start` again.');
  }
  console.log('Installing what Clerkwell needs; this is done once and after an update ...');
  // No package but `node` needs a script of its own; without them no compiler is needed, whichever npm this is.
  run(
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
    root,
    'The packages could not be installed',
  );
}

function installNode24() {
  const folder = path.join(modules, 'node');
  const command = [process.execPath, [path.join(folder, 'installArchSpecificPackage.js')]];
  run(command, folder, 'Node.js 24 could not be installed');
}

/** Whether npm's own note of what it installed has every package of the lock file, optional ones aside. */
function isInstalled(lock) {
  const note = readIfThere(path.join(modules, '.package-lock.json'));
  if (note === null) return false;
  const installed = JSON.parse(note).packages ?? {};
  return Object.entries(lock.packages).every(
    ([place, { version, integrity, optional, devOptional, peer }]) =>
      place === '' ||
      optional ||
      ((devOptional || peer) && installed[place] === undefined) ||
      (installed[place]?.version === version && installed[place]?.integrity === integrity),
  );
}

function hasNode24() {
  try {
    return existsSync(node24());
  } catch {
    return false;
  }
}

/** How to run npm: the one that runs us, else the one on the path. */
function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return [process.execPath, [own, ...args]];
  return ['npm', args];
}

function run([command, args], cwd, failure) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, { cwd, shell, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${failure}${error ? ` (${error.message})` : ''}: see the lines above.`);
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
