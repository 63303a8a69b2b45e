import { hash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matterTypeRow } from '../../test/support/rows.ts';
import { checkInThread, type Fault } from './check-in-thread.ts';
import type { Database } from './database.ts';
import { databaseFile, openDatabase } from './open-database.ts';

const clock = { now: () => '2026-03-04T10:00:00.000Z' };
const notToBeAsked = () => Promise.reject<null>(new Error('no check was due'));
let folder: string;
let file: string;
let refusal: object;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clerkwell-unchecked-'));
  file = join(folder, databaseFile);
  refusal = {
    ok: false,
    code: 'corrupt',
    message: `The database in ${folder} is damaged. Nothing was changed. Do not delete it: ask IT to restore the latest backup, or to send the file to support.`,
  };
  const opened = await openDatabase(folder, clock);
  if (!opened.ok) throw new Error(opened.message);
  const rows = Array.from({ length: 200 }, (_, i) =>
    matterTypeRow(`${i}`, { name: 'x'.repeat(500), position: i }),
  );
  await opened.database.write((tx) => tx.insertInto('matter_types').values(rows).execute());
  await opened.database.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens the folder's database as one that is too large to be checked first. */
async function openLarge(check?: typeof checkInThread) {
  const opened = await openDatabase(folder, clock, { largeFrom: 0, ...(check ? { check } : {}) });
  if (!opened.ok) throw new Error(opened.message);
  return opened;
}

const addType = (database: Database) =>
  database.write((tx) => tx.insertInto('matter_types').values(matterTypeRow('new')).execute());

const positionOf = async (database: Database, id: string) =>
  (await database.read.selectFrom('matter_types').select('position').where('id', '=', id).executeTakeFirst())
    ?.position;

/** Overwrites the file's last whole page: a damage that only reading everything sees. */
function damage(): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, statSync(file).size - 4096);
  closeSync(handle);
}

/** Leaves a write-ahead log beside the file, as a crash does, in which the position of 1 is 7. */
function leaveLog(): void {
  const writer = new BetterSqlite(file);
  writer.exec(`update matter_types set position = 7 where id = '1'`);
  const names = [file, `${file}-wal`];
  for (const name of names) copyFileSync(name, `${name}.kept`);
  writer.close();
  for (const name of names) copyFileSync(`${name}.kept`, name);
}

/** What every file in the folder holds, but for empty ones and the shared memory, which hold no data. */
const contents = () =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-shm') && statSync(join(folder, name)).size > 0)
    .sort()
    .map((name) => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`);

describe('a large database whose check is under way', () => {
  it('is read at once, and written as soon as it was found sound', async () => {
    const { promise, resolve } = Promise.withResolvers<Fault | null>();
    const { database, checked } = await openLarge(() => promise);
    const before = contents();
    const writing = addType(database);
    expect(await positionOf(database, '3')).toBe(3);
    expect(await positionOf(database, 'new')).toBeUndefined();
    expect(contents()).toEqual(before);
    resolve(null);
    expect(await checked).toBeNull();
    await writing;
    expect(await positionOf(database, 'new')).toBe(1);
    await database.close();
    expect(readdirSync(folder).sort()).toEqual([databaseFile, 'clerkwell.lock']);
  });

  it('cannot be written by a way round the wait', async () => {
    const { promise, resolve } = Promise.withResolvers<Fault | null>();
    const { database } = await openLarge(() => promise);
    await expect(database.read.deleteFrom('matter_types').execute()).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
    resolve(null);
    await database.close();
  });

  it('breaks the check off when it is closed, and leaves everything as it is', async () => {
    leaveLog();
    const before = contents();
    const { database, checked } = await openLarge(
      (_path, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('broken off')));
        }),
    );
    const writing = expect(addType(database)).rejects.toThrow('closed before its database had been checked');
    expect(await positionOf(database, '1')).toBe(7);
    await database.close();
    await writing;
    expect(await checked).toBeNull();
    expect(contents()).toEqual(before);
    const again = await openLarge();
    expect(await again.checked).toBeNull();
    await again.database.close();
  });

  it('holds the folder', async () => {
    const { promise, resolve } = Promise.withResolvers<Fault | null>();
    const { database } = await openLarge(() => promise);
    expect(await openDatabase(folder, clock)).toMatchObject({ ok: false, code: 'in_use' });
    resolve(null);
    await database.close();
  });
});

describe('a large database that is sound', () => {
  it('is checked by the thread, with the log that a crash left', async () => {
    leaveLog();
    const { database, checked } = await openLarge();
    expect(await positionOf(database, '1')).toBe(7);
    expect(await checked).toBeNull();
    await addType(database);
    await database.close();
    expect(new BetterSqlite(file).prepare(`select count(*) from matter_types`).pluck().get()).toBe(201);
  });
});

describe('a large database that is damaged', () => {
  const logs: [string, () => void][] = [
    ['alone', () => {}],
    ['with the log that a crash left', leaveLog],
  ];

  it.each(logs)('is left byte for byte as it is, and says why to whoever waits: %s', async (_what, leave) => {
    leave();
    damage();
    const before = contents();
    const { database, checked } = await openLarge();
    await expect(addType(database)).rejects.toThrow('Do not delete it: ask IT to restore the latest backup');
    expect(await checked).toEqual(refusal);
    await expect(addType(database)).rejects.toThrow('is damaged. Nothing was changed.');
    expect(await positionOf(database, '1')).toBe(leave === leaveLog ? 7 : 1);
    await database.close();
    expect(contents()).toEqual(before);
    expect(await openDatabase(folder, clock)).toEqual(refusal);
  });

  it('is found so without a thread too', async () => {
    damage();
    const { database, checked } = await openLarge(() => Promise.reject(new Error('no thread')));
    expect(await checked).toEqual(refusal);
    await database.close();
  });

  it('does not open when it must be brought up to date, for that is to write', async () => {
    const older = new BetterSqlite(file);
    older.exec(`delete from kysely_migration`);
    older.close();
    damage();
    const before = contents();
    expect(await openDatabase(folder, clock, { largeFrom: 0, check: notToBeAsked })).toEqual(refusal);
    expect(contents()).toEqual(before);
  });

  it('does not open when it has another journal, for to change that is to write', async () => {
    const other = new BetterSqlite(file);
    other.pragma('journal_mode = delete');
    other.close();
    damage();
    const before = contents();
    expect(await openDatabase(folder, clock, { largeFrom: 0, check: notToBeAsked })).toEqual(refusal);
    expect(contents()).toEqual(before);
  });
});

it('a large database of a newer Clerkwell is refused unchecked and left as it is', async () => {
  const newer = new BetterSqlite(file);
  newer.exec(`insert into kysely_migration values ('9999-of-the-future', '2030-01-01T00:00:00.000Z')`);
  newer.close();
  const before = contents();
  const opened = await openDatabase(folder, clock, { largeFrom: 0, check: notToBeAsked });
  expect(opened).toMatchObject({ ok: false, code: 'newer' });
  expect(contents()).toEqual(before);
});

describe('the thread of the check', () => {
  it('answers null for a sound file and SQLite’s code for any other', async () => {
    const { signal } = new AbortController();
    expect(await checkInThread(file, signal)).toBeNull();
    damage();
    expect(await checkInThread(file, signal)).toMatchObject({ code: 'SQLITE_CORRUPT' });
    writeFileSync(file, 'not a database '.repeat(1000));
    expect(await checkInThread(file, signal)).toMatchObject({ code: 'SQLITE_NOTADB' });
  });

  it('ends without an answer when it is broken off', async () => {
    await expect(checkInThread(file, AbortSignal.abort())).rejects.toThrow('The thread of the check ended');
  });
});
