import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');

/** A running Clerkwell on the browser host: its address, and how long the ready line took in ms. */
export type Host = { url: string; readyAfter: number; stop(): Promise<void> };

/** Starts the built application on a data folder and waits until it says that it is ready. */
export async function startHost(dataFolder: string): Promise<Host> {
  const start = performance.now();
  const register = './scripts/browser-host/register.ts';
  const sample = ['--sample-firm', 'resources/sample-firm'];
  const child = spawn(
    process.execPath,
    ['--import', register, 'out/main/main.js', '--data', dataFolder, ...sample],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Clerkwell ended with ${code} before it was ready`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^Clerkwell is ready: (\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
  const readyAfter = performance.now() - start;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, readyAfter, stop };
}
