import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { node24, root } from '../node-24.mjs';

const SOURCES = [
  'src-main',
  'src-renderer',
  'src-shared',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const stampFile = path.join(root, 'out', '.clerkwell-build');

/** Builds main, preload and renderer into `out`, unless no source has changed since. Throws when it fails. */
export function ensureBuilt() {
  const stamp = sourcesStamp();
  const there = existsSync(path.join(root, 'out', 'main', 'main.js')) && existsSync(stampFile);
  if (there && readFileSync(stampFile, 'utf8') === stamp) return;
  const builder = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status } = spawnSync(node24(), [builder, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('Clerkwell could not be built: see the lines above.');
  writeFileSync(stampFile, stamp);
}

/** A digest that changes when a source file is added, removed, resized or written to. */
function sourcesStamp() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(path.join(root, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}
