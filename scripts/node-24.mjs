import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const WANTED = 24;

/** The Node 24 that the project runs under: the one it installed, or this one when it is new enough. Throws if neither. */
export function node24() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = path.join(root, 'node_modules', 'node', 'bin', file);
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return process.execPath;
  throw new Error(
    `This needs Node.js ${WANTED} and this is ${process.version}: run \`npm start\` or \`npm ci\` first.`,
  );
}

/** Goes on only under Node 24: an older Node runs the same script again under the project's own, and ends as it ends. */
export function requireNode24() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return;
  // A signal from the terminal reaches the other Node too: it decides how this ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  const { status } = spawnSync(node24(), process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 1);
}
