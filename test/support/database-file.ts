import { hash } from 'node:crypto';
import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { openDatabase } from '../../src-main/database/open-database.ts';
import { matterTypeRow } from './rows.ts';

/** The clock of these databases, which stands still. */
export const stillClock = { now: () => '2026-03-04T10:00:00.000Z' };

/** Makes a sound database of some 40 pages in a folder, closed. */
export async function makeDatabase(folder: string): Promise<void> {
  const opened = await openDatabase(folder, stillClock);
  if (!opened.ok) throw new Error(opened.message);
  const rows = Array.from({ length: 200 }, (_, i) =>
    matterTypeRow(`${i}`, { name: 'x'.repeat(500), position: i }),
  );
  await opened.database.write((tx) => tx.insertInto('matter_types').values(rows).execute());
  await opened.database.close();
}

/** Overwrites a file's last whole page: a damage that opening alone does not see, only reading everything. */
export function damage(file: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, statSync(file).size - 4096);
  closeSync(handle);
}

/** Leaves a write-ahead log beside a file, as a crash does, in which the position of matter type 1 is 7. */
export function leaveLog(file: string): void {
  const writer = new BetterSqlite(file);
  writer.exec(`update matter_types set position = 7 where id = '1'`);
  const names = [file, `${file}-wal`];
  for (const name of names) copyFileSync(name, `${name}.kept`);
  writer.close();
  for (const name of names) copyFileSync(`${name}.kept`, name);
}

/** Leaves a migration in a file that this version does not know, as a newer Clerkwell does. */
export function makeNewer(file: string): void {
  const newer = new BetterSqlite(file);
  newer.exec(`insert into kysely_migration values ('9999-of-the-future', '2030-01-01T00:00:00.000Z')`);
  newer.close();
}

/** The answer to opening a damaged database. */
export function refusalOf(folder: string) {
  return {
    ok: false,
    code: 'corrupt',
    message: `The database in ${folder} is damaged. Nothing was changed. Do not delete it: ask IT to restore the latest backup, or to send the file to support.`,
  };
}

/** What every file in a folder holds, but for empty ones and the shared memory, which hold no data. */
export function contentsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.endsWith('-shm') && statSync(join(folder, name)).size > 0)
    .sort()
    .map((name) => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`);
}
