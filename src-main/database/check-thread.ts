import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Fault } from './check-in-thread.ts';
import { connectToLook, mustBeSound } from './sqlite.ts';

// The thread that check-in-thread.ts starts: a file of its own beside the program, which is given the database's path.

/**
 * Has the system read a file into its memory. A disk is quicker from the first byte to the last than in the order of
 * the tables, and this can be broken off, while SQLite's check cannot.
 */
function readAhead(path: string): void {
  try {
    const chunk = Buffer.alloc(8 * 1024 * 1024);
    const handle = openSync(path, 'r');
    while (readSync(handle, chunk) > 0);
    closeSync(handle);
  } catch {
    // What cannot be read SQLite will come upon too, and it has a code for each case.
  }
}

function findFault(): Fault | null {
  try {
    readAhead(String(workerData));
    const connection = connectToLook(String(workerData));
    try {
      mustBeSound(connection);
      return null;
    } finally {
      connection.close();
    }
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    return { code: String(code), message: String(message) };
  }
}

parentPort?.postMessage(findFault());
