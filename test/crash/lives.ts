import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { standInTls } from '../support/tls.ts';

const bundle = path.resolve(import.meta.dirname, '../../out/crash/child.js');

/** Bundles the application that is to be killed, as the product is: it starts in a third of the time. */
export async function buildChild(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'twilio', 'nodemailer'] },
    build: {
      ssr: path.join(import.meta.dirname, 'child.ts'),
      outDir: path.dirname(bundle),
      target: 'node24',
    },
  });
}

/** How a life ended: the tasks whose tick was answered, and what it printed. */
export type Life = { ticked: string[]; printed: string };

/** When a life ends: so long after it began to tick and send, its first tick was answered, or a network met its first text or mail. */
export type Death = { from: 'ready' | 'ticked' | 'text' | 'mail'; afterMs: number };

/** A life that reaches no network, all channels being paused, ends after this. */
const longestMs = 2000;

/**
 * Starts the application on a folder and kills it with SIGKILL. `aheadSeconds`: what its clock is ahead of the computer's.
 * The instant of its death is the test's own, not a wait for something to happen.
 */
export async function liveAndDie(
  folder: string,
  matters: string[],
  aheadSeconds: number,
  { from, afterMs }: Death,
  nextReached: (what: 'text' | 'mail') => Promise<void>,
): Promise<Life> {
  const life: Life = { ticked: [], printed: '' };
  const running = fork(bundle, [folder, matters.join(','), String(aheadSeconds)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, CLERKWELL_TEST_CA: standInTls.cert },
  });
  for (const stream of [running.stdout, running.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      life.printed += chunk.toString();
    });
  }
  const ended = once(running, 'close');
  const begun = new Promise<void>((resolve) => {
    running.on('message', (message: 'ready' | { ticked: string }) => {
      if (message !== 'ready') life.ticked.push(message.ticked);
      if (from !== 'ticked' || message !== 'ready') resolve();
    });
  });
  const isOfNetwork = from === 'text' || from === 'mail';
  const reached = isOfNetwork ? Promise.race([nextReached(from), begun.then(() => wait(longestMs))]) : begun;
  await Promise.race([reached, ended]);
  await wait(afterMs);
  running.kill('SIGKILL');
  await ended;
  return life;
}
