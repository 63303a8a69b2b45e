import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Clock } from '../../src-shared/time.ts';
import { createDatabase, type Database } from './database.ts';
import { type MigrationState, migrate, readMigrationState } from './migrate.ts';
import type { Schema } from './schema.ts';
import { connect, connectToLook, lockFolder, sqliteDialect } from './sqlite.ts';

/** Why a database was not opened, as a sentence that says what to do. Nothing was changed or deleted. */
export type OpenRefusal = {
  ok: false;
  code: 'network_path' | 'folder_not_writable' | 'in_use' | 'corrupt' | 'newer' | 'disk_full';
  message: string;
};

/** The name of the database inside the data folder. */
export const databaseFile = 'clerkwell.db';

function refuse(code: OpenRefusal['code'], message: string): OpenRefusal {
  return { ok: false, code, message };
}

/** Whether a path leads to another computer: SQLite's locks cannot be trusted there. */
export function isNetworkPath(path: string): boolean {
  return /^(\\\\|\/\/)(?![?.][\\/])/.test(path) || /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path);
}

/** Why a folder cannot hold the database; null when it can. Makes it when it is not there. */
export function folderProblem(folder: string): OpenRefusal | null {
  if (isNetworkPath(folder)) {
    return refuse(
      'network_path',
      `The data folder ${folder} is on another computer. Choose a folder on this computer: a database on a network drive can be damaged.`,
    );
  }
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.R_OK);
    return null;
  } catch {
    return refuse(
      'folder_not_writable',
      `Clerkwell cannot write to its data folder ${folder}. Ask IT to let your account write there, then start Clerkwell again.`,
    );
  }
}

function explain(error: unknown, folder: string): OpenRefusal {
  const code = String((error as { code?: unknown }).code ?? '');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return refuse(
      'disk_full',
      `The disk with ${folder} is full. Free some space, then start Clerkwell again. Nothing is lost.`,
    );
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return refuse(
      'corrupt',
      `The database in ${folder} is damaged. Nothing was changed. Do not delete it: ask IT to restore the latest backup, or to send the file to support.`,
    );
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_IOERR') ||
    code === 'EACCES'
  )
    return refuse(
      'folder_not_writable',
      `Clerkwell cannot write to its database in ${folder}. Ask IT to let your account write there, then start Clerkwell again.`,
    );
  throw error;
}

/** Checks a database that is there without changing a byte of it; throws when it is damaged. */
async function inspect(path: string): Promise<MigrationState> {
  try {
    return await lookThrough(connectToLook(path));
  } catch (error) {
    // A crash at the very first start leaves a journal that only a writer can roll back.
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_READONLY')) throw error;
    return lookThrough(connect(path));
  }
}

async function lookThrough(connection: Connection): Promise<MigrationState> {
  try {
    if (connection.pragma('quick_check', { simple: true }) !== 'ok') {
      throw Object.assign(new Error('quick_check failed'), { code: 'SQLITE_CORRUPT' });
    }
    return await readMigrationState(new Kysely<Schema>({ dialect: sqliteDialect(connection) }), 'sqlite');
  } finally {
    connection.close();
  }
}

/** Copies the database beside itself and checks the copy, before anything in it changes. */
function backUp(connection: Connection, folder: string, clock: Clock): void {
  const path = join(folder, `clerkwell-before-update-${clock.now().replace(/[:.]/g, '-')}.db`);
  connection.prepare('vacuum into ?').run(path);
  const copy = connect(path);
  const sound = copy.pragma('quick_check', { simple: true });
  copy.close();
  if (sound !== 'ok') {
    rmSync(path);
    throw Object.assign(new Error('The backup before the update is not sound'), { code: 'SQLITE_CORRUPT' });
  }
}

/**
 * Opens the firm's database in a folder of this computer, makes it when there is none, and brings it up to date
 * after a checked backup. Refuses, changing nothing, a damaged database, a newer one, and a folder it cannot use.
 */
export async function openDatabase(
  folder: string,
  clock: Clock,
): Promise<{ ok: true; database: Database } | OpenRefusal> {
  const problem = folderProblem(folder);
  if (problem) return problem;
  const undo: (() => void)[] = [];
  try {
    const lock = lockFolder(join(folder, 'clerkwell.lock'));
    if (!lock)
      return refuse('in_use', 'Clerkwell is already open on this computer. Use the window that is open.');
    undo.push(lock.release);
    const path = join(folder, databaseFile);
    if (existsSync(path) && (await inspect(path)).newer) {
      for (const step of undo.reverse()) step();
      return refuse(
        'newer',
        `The database in ${folder} was made by a newer version of Clerkwell. Nothing was changed. Install the newer version on this computer.`,
      );
    }
    const connection = connect(path);
    undo.push(() => connection.close());
    const kysely = new Kysely<Schema>({ dialect: sqliteDialect(connection) });
    const state = await readMigrationState(kysely, 'sqlite');
    if (state.pending.length > 0) {
      if (!state.fresh) backUp(connection, folder, clock);
      await migrate(kysely, 'sqlite');
    }
    return { ok: true, database: createDatabase('sqlite', kysely, lock.release) };
  } catch (error) {
    for (const step of undo.reverse()) step();
    return explain(error, folder);
  }
}
