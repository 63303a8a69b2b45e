import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Takes the lock of a data folder for this process: null when taken, else the id of the process that holds it. */
export function takeInstanceLock(folder: string): number | null {
  const file = lockFile(folder);
  mkdirSync(folder, { recursive: true });
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return null;
    } catch (error) {
      if (!isCode(error, 'EEXIST') || attempt > 2) throw error;
    }
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder === process.pid) return null;
    if (holder > 0 && isAlive(holder)) return holder;
    // The holder was killed: its lock is void.
    rmSync(file, { force: true });
  }
}

/** Gives the lock back, if this process holds it. */
export function releaseInstanceLock(folder: string): void {
  try {
    if (Number(readFileSync(lockFile(folder), 'utf8')) === process.pid)
      rmSync(lockFile(folder), { force: true });
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function lockFile(folder: string): string {
  return path.join(folder, 'browser-host.lock');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
