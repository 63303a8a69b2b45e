import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { node24, root } from '../node-24.mjs';

const FAILED_EARLY_MS = 5_000;
const ORPHAN_CHECK_MS = 500;

/** Runs the built application in Electron until it ends: its exit code, or null when Electron could not even open. */
export async function runElectron(program, args) {
  const started = Date.now();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const { code, interrupted } = await run(program, [root, ...args], env);
  if (interrupted) return 0;
  return code !== 0 && Date.now() - started < FAILED_EARLY_MS ? null : code;
}

/** Runs the built application in the browser host until it ends: its exit code, 0 when it was interrupted. */
export async function runBrowserHost(args) {
  const hook = pathToFileURL(path.join(root, 'scripts', 'browser-host', 'register.ts')).href;
  const { code } = await run(
    node24(),
    ['--import', hook, path.join(root, 'out', 'main', 'main.js'), ...args],
    process.env,
    { channel: true },
  );
  return code;
}

/** Runs a program to its end and hands signals on to it. `channel` adds one that tells it when this process is gone. */
export function run(program, args, env, { channel = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['inherit', 'inherit', 'inherit', ...(channel ? ['ipc'] : [])];
    const child = spawn(program, args, { cwd: root, env, stdio });
    let interrupted = false;
    const stop = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    process.on('SIGINT', () => stop('SIGINT'));
    process.on('SIGTERM', () => stop('SIGTERM'));
    process.on('SIGHUP', () => stop('SIGTERM'));
    const watch = whenOrphaned(() => stop('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(watch);
      resolve({ code: code ?? (interrupted ? 0 : 1), interrupted });
    });
  });
}

/** Under npm there is a shell between npm and this, which a signal to npm ends without a word to us: watch for that. */
function whenOrphaned(then) {
  const parent = process.ppid;
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, ORPHAN_CHECK_MS);
  return watch;
}
