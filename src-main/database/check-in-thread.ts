import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Why a database is not sound: SQLite's code, and its words for it. */
export type Fault = { code: string; message: string };

/**
 * Reads a whole database on a connection of its own, in a thread of its own, and changes nothing. Answers what is wrong
 * with it, null when it is sound; rejects when there was no thread to be had or it ended without an answer, as it does
 * soon after `signal` says that nobody waits for it any more.
 */
export function checkInThread(path: string, signal: AbortSignal): Promise<Fault | null> {
  // The thread's file is compiled as this one is.
  const file = join(import.meta.dirname, `check-thread${extname(import.meta.filename)}`);
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData: path });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`The thread of the check ended with ${code}`)));
    if (signal.aborted) thread.terminate();
    signal.addEventListener('abort', () => thread.terminate(), { once: true });
  });
}
