import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  stillClock as clock,
  contentsOf,
  damage,
  leaveLog,
  makeDatabase,
  makeNewer,
  refusalOf,
} from '../../test/support/database-file.ts';
import { matterTypeRow } from '../../test/support/rows.ts';
import { checkInThread, type Fault } from './check-in-thread.ts';
import type { Database } from './database.ts';
import { databaseFile, openDatabase } from './open-database.ts';

const notToBeAsked = () => Promise.reject<null>(new Error('no check was due'));
let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clerkwell-unchecked-'));
  file = join(folder, databaseFile);
  await makeDatabase(folder);
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

const contents = () => contentsOf(folder);

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
    leaveLog(file);
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
    leaveLog(file);
    const { database, checked } = await openLarge();
    expect(await positionOf(database, '1')).toBe(7);
    expect(await checked).toBeNull();
    await addType(database);
    await database.close();
    expect(new BetterSqlite(file).prepare(`select count(*) from matter_types`).pluck().get()).toBe(201);
  });
});

describe('a large database that is damaged', () => {
  const logs: [string, (of: string) => void][] = [
    ['alone', () => {}],
    ['with the log that a crash left', leaveLog],
  ];

  it.each(logs)('is left byte for byte as it is, and says why to whoever waits: %s', async (_what, leave) => {
    leave(file);
    damage(file);
    const before = contents();
    const { database, checked } = await openLarge();
    await expect(addType(database)).rejects.toThrow('Do not delete it: ask IT to restore the latest backup');
    expect(await checked).toEqual(refusalOf(folder));
    await expect(addType(database)).rejects.toThrow('is damaged. Nothing was changed.');
    expect(await positionOf(database, '1')).toBe(leave === leaveLog ? 7 : 1);
    await database.close();
    expect(contents()).toEqual(before);
    expect(await openDatabase(folder, clock)).toEqual(refusalOf(folder));
  });

  it('is found so without a thread too', async () => {
    damage(file);
    const { database, checked } = await openLarge(() => Promise.reject(new Error('no thread')));
    expect(await checked).toEqual(refusalOf(folder));
    await database.close();
  });

  it('does not open when it must be brought up to date, for that is to write', async () => {
    const older = new BetterSqlite(file);
    older.exec(`delete from kysely_migration`);
    older.close();
    damage(file);
    const before = contents();
    expect(await openDatabase(folder, clock, { largeFrom: 0, check: notToBeAsked })).toEqual(
      refusalOf(folder),
    );
    expect(contents()).toEqual(before);
  });

  it('does not open when it has another journal, for to change that is to write', async () => {
    const other = new BetterSqlite(file);
    other.pragma('journal_mode = delete');
    other.close();
    damage(file);
    const before = contents();
    expect(await openDatabase(folder, clock, { largeFrom: 0, check: notToBeAsked })).toEqual(
      refusalOf(folder),
    );
    expect(contents()).toEqual(before);
  });
});

it('a large database of a newer Clerkwell is refused unchecked and left as it is', async () => {
  makeNewer(file);
  const before = contents();
  const opened = await openDatabase(folder, clock, { largeFrom: 0, check: notToBeAsked });
  expect(opened).toMatchObject({ ok: false, code: 'newer' });
  expect(contents()).toEqual(before);
});

describe('the thread of the check', () => {
  it('answers null for a sound file and SQLite’s code for any other', async () => {
    const { signal } = new AbortController();
    expect(await checkInThread(file, signal)).toBeNull();
    damage(file);
    expect(await checkInThread(file, signal)).toMatchObject({ code: 'SQLITE_CORRUPT' });
    writeFileSync(file, 'not a database '.repeat(1000));
    expect(await checkInThread(file, signal)).toMatchObject({ code: 'SQLITE_NOTADB' });
  });

  it('ends without an answer when it is broken off', async () => {
    await expect(checkInThread(file, AbortSignal.abort())).rejects.toThrow('The thread of the check ended');
  });
});
