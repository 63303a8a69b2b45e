import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matterTypeRow, statusTypeRow } from '../../test/support/rows.ts';
import type { Database } from './database.ts';
import { databaseFile, openDatabase } from './open-database.ts';
import { isNetworkPath } from './refusals.ts';

const clock = { now: () => '2026-03-04T10:00:00.000Z' };
let folder: string;
let open: Database[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clerkwell-open-'));
  open = [];
});
afterEach(async () => {
  for (const database of open) await database.close();
  rmSync(folder, { recursive: true });
});

async function mustOpen(at = folder): Promise<Database> {
  const opened = await openDatabase(at, clock);
  if (!opened.ok) throw new Error(opened.message);
  open.push(opened.database);
  return opened.database;
}

const pragma = async (database: Database, name: string) =>
  Object.values((await sql.raw<object>(`pragma ${name}`).execute(database.read)).rows[0] ?? {})[0];

const addType = (database: Database, id: string) =>
  database.write((tx) =>
    tx
      .insertInto('matter_types')
      .values(matterTypeRow(id, { name: id }))
      .execute(),
  );

const typeIds = async (database: Database) =>
  (await database.read.selectFrom('matter_types').select('id').orderBy('id').execute()).map((row) => row.id);

describe('opening a folder without a database', () => {
  it('makes the folder and the database in it', async () => {
    const deep = join(folder, 'not', 'yet', 'there');
    const database = await mustOpen(deep);
    await addType(database, 'a');
    expect(readdirSync(deep)).toContain(databaseFile);
    expect(readdirSync(deep).filter((name) => name.includes('before-update'))).toEqual([]);
  });

  it('makes strict tables, which take no text for a number', async () => {
    const database = await mustOpen();
    const tables = await sql<{ name: string; strict: number }>`
      select name, strict from pragma_table_list where schema = 'main' and type = 'table'
      and name not like 'sqlite_%' and name not like 'kysely_%'`.execute(database.read);
    expect(tables.rows.length).toBeGreaterThan(15);
    expect(tables.rows.filter((table) => table.strict !== 1)).toEqual([]);
    const insert = sql`insert into matter_types (id, name, position, retired, revision) values ('a', 'a', 'first', 0, 1)`;
    await expect(insert.execute(database.read)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_DATATYPE' });
  });

  it('refuses a row that points to nothing', async () => {
    const database = await mustOpen();
    const orphan = statusTypeRow('o', 'none');
    await expect(database.read.insertInto('status_types').values(orphan).execute()).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
    });
  });
});

describe('opening a database again', () => {
  it('finds what was written, and writes as safely as at first', async () => {
    const first = await mustOpen();
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'];
    const read = (database: Database) => Promise.all(settings.map((name) => pragma(database, name)));
    await addType(first, 'kept');
    expect(await read(first)).toEqual(['wal', 2, 1, 5000]);
    await first.close();
    const second = await mustOpen();
    expect(await read(second)).toEqual(['wal', 2, 1, 5000]);
    expect(await typeIds(second)).toEqual(['kept']);
  });

  it('leaves nothing beside the database and its lock once closed', async () => {
    await (await mustOpen()).close();
    await (await mustOpen()).close();
    expect(readdirSync(folder).sort()).toEqual([databaseFile, 'clerkwell.lock']);
  });

  it('goes on with an empty file, which a crash at the first start leaves', async () => {
    writeFileSync(join(folder, databaseFile), '');
    await addType(await mustOpen(), 'a');
  });
});

describe('opening a folder that is open already', () => {
  it('is refused in the same process, and works once it is closed', async () => {
    const database = await mustOpen();
    expect(await openDatabase(folder, clock)).toMatchObject({ ok: false, code: 'in_use' });
    await addType(database, 'still works');
    await database.close();
    expect(await typeIds(await mustOpen())).toEqual(['still works']);
  });

  it('is refused while another process has it, and works once that was killed', async () => {
    const module = JSON.stringify(join(import.meta.dirname, 'open-database.ts'));
    const script = `const { openDatabase } = await import(${module});
      const opened = await openDatabase(${JSON.stringify(folder)}, { now: () => '2026-03-04T10:00:00.000Z' });
      await opened.database.write((tx) =>
        tx.insertInto('matter_types').values({ id: 'theirs', name: 'x', position: 1, retired: 0, revision: 1 }).execute());
      console.log('open');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(child.stdout, 'data');
      expect(await openDatabase(folder, clock)).toEqual({
        ok: false,
        code: 'in_use',
        message: 'Clerkwell is already open on this computer. Use the window that is open.',
      });
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    expect(await typeIds(await mustOpen())).toEqual(['theirs']);
  });
});

describe('bringing an older database up to date', () => {
  const makeOlder = (statements: string) => {
    const older = new BetterSqlite(join(folder, databaseFile));
    older.exec(statements);
    older.close();
  };
  const backups = () => readdirSync(folder).filter((name) => name.startsWith('clerkwell-before-update-'));

  it('copies it first, whole and sound', async () => {
    makeOlder(`create table older (note text); insert into older values ('as it was')`);
    const database = await mustOpen();
    await addType(database, 'new table');
    expect((await sql`select note from older`.execute(database.read)).rows).toEqual([{ note: 'as it was' }]);
    expect(backups()).toEqual(['clerkwell-before-update-2026-03-04T10-00-00-000Z.db']);
    const backup = new BetterSqlite(join(folder, backups()[0] ?? ''), { readonly: true });
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(backup.prepare('select note from older').all()).toEqual([{ note: 'as it was' }]);
    expect(backup.prepare(`select name from sqlite_schema where name = 'matter_types'`).all()).toEqual([]);
    backup.close();
  });

  it('changes no table when one step fails, and keeps the copy', async () => {
    // The first migration makes many tables before it comes upon this one.
    makeOlder(`create table messages (note text); insert into messages values ('as it was')`);
    await expect(openDatabase(folder, clock)).rejects.toThrow('table "messages" already exists');
    expect(backups()).toHaveLength(1);
    const file = new BetterSqlite(join(folder, databaseFile), { readonly: true });
    const tables = file.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all();
    expect(tables.filter((name) => !String(name).startsWith('kysely_'))).toEqual(['messages']);
    expect(file.prepare('select note from messages').all()).toEqual([{ note: 'as it was' }]);
    file.close();
  });

  it('makes no copy when there is nothing to change', async () => {
    await (await mustOpen()).close();
    await mustOpen();
    expect(backups()).toEqual([]);
  });
});

describe('a path to another computer', () => {
  it.each([
    '\\\\server\\share\\Clerkwell',
    '//server/share/Clerkwell',
    '\\\\?\\UNC\\server\\share',
    '//?/unc/server/share',
  ])('%s is refused, with the reason', async (path) => {
    expect(await openDatabase(path, clock)).toMatchObject({
      ok: false,
      code: 'network_path',
      message: expect.stringContaining('Choose a folder on this computer'),
    });
  });

  it.each([
    'C:\\ProgramData\\Clerkwell',
    '\\\\?\\C:\\Clerkwell',
    '\\\\.\\C:\\Clerkwell',
    '/var/lib/clerkwell',
  ])('%s is none', (path) => {
    expect(isNetworkPath(path)).toBe(false);
  });
});
