import { spawn } from 'node:child_process';
import path from 'node:path';
import { node24, root } from '../node-24.mjs';

/**
 * Runs one tool of node_modules under the project's Node and says how long it took. What it prints is shown at once
 * (`live`) or only when it fails.
 */
export function runCheck(name, bin, args, { live = false } = {}) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(node24(), [path.join(root, 'node_modules', bin), ...args], {
      cwd: root,
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed += chunk;
      });
    }
    child.once('error', (error) => resolve({ name, ok: false, printed: error.message }));
    child.once('exit', (code) => {
      const ok = code === 0;
      if (!ok) console.log(printed);
      console.log(`${ok ? 'ok' : 'FAILED'}: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      resolve({ name, ok });
    });
  });
}
