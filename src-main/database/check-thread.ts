import { parentPort, workerData } from 'node:worker_threads';
import type { Fault } from './check-in-thread.ts';
import { connectToLook, mustBeSound } from './sqlite.ts';

// The thread that check-in-thread.ts starts: a file of its own beside the program, which is given the database's path.

function findFault(): Fault | null {
  try {
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
