import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Clock } from '../../src-shared/time.ts';
import { checkInThread, type Fault } from './check-in-thread.ts';
import { createDatabase, type Database } from './database.ts';
import { type MigrationState, migrate, readMigrationState } from './migrate.ts';
import { explain, folderProblem, type OpenRefusal, refuse } from './refusals.ts';
import type { Schema } from './schema.ts';
import { connect, connectToLook, lockFolder, mustBeSound, sqliteDialect } from './sqlite.ts';

/** The name of the database inside the data folder. */
export const databaseFile = 'clerkwell.db';

/** From this size in bytes a database opens before its check has ended; a smaller one is read in a second by a slow disk too. */
const largeDatabase = 64 * 1024 * 1024;

/** What was seen of a database that is there. `unchecked`: the connection that looked, still open, when a check is due. */
type Look = { state: MigrationState; unchecked: Connection | null };

/** Looks at a database that is there without changing a byte of it; throws when it is damaged. */
async function inspect(path: string, largeFrom: number): Promise<Look> {
  try {
    return await lookThrough(connectToLook(path), statSync(path).size >= largeFrom);
  } catch (error) {
    // A crash at the very first start leaves a journal that only a writer can roll back.
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_READONLY')) throw error;
    return lookThrough(connect(path), false);
  }
}

async function lookThrough(connection: Connection, isLarge: boolean): Promise<Look> {
  let unchecked: Connection | null = null;
  try {
    if (!isLarge) mustBeSound(connection);
    const kysely = new Kysely<Schema>({ dialect: sqliteDialect(connection) });
    const state = await readMigrationState(kysely, 'sqlite');
    // To migrate is to write, and so is to leave another kind of journal: those do not go on before the check.
    const mayGoOn =
      state.pending.length === 0 && connection.pragma('journal_mode', { simple: true }) === 'wal';
    if (isLarge && !state.newer) {
      if (mayGoOn) unchecked = connection;
      else mustBeSound(connection);
    }
    return { state, unchecked };
  } finally {
    if (!unchecked) connection.close();
  }
}

function checkHere(connection: Connection): Fault | null {
  try {
    mustBeSound(connection);
    return null;
  } catch (error) {
    return error as Fault;
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
 * An open database. `checked` tells how its check ended, which may be still under way: null when the file is sound, or
 * when the database was closed before that was known.
 */
export type OpenedDatabase = { ok: true; database: Database; checked: Promise<OpenRefusal | null> };

/**
 * Opens the firm's database in a folder of this computer, makes it when there is none, and brings it up to date
 * after a checked backup. Refuses, changing nothing, a damaged database, a newer one, and a folder it cannot use.
 * A large one (`largeFrom`, in bytes) is open before its check has ended: it can be read, and nothing is written to it
 * until it was found sound.
 */
export async function openDatabase(
  folder: string,
  clock: Clock,
  { largeFrom = largeDatabase, check = checkInThread } = {},
): Promise<OpenedDatabase | OpenRefusal> {
  const problem = folderProblem(folder);
  if (problem) return problem;
  const undo: (() => void)[] = [];
  try {
    const lock = lockFolder(join(folder, 'clerkwell.lock'));
    if (!lock)
      return refuse('in_use', 'Clerkwell is already open on this computer. Use the window that is open.');
    undo.push(lock.release);
    const path = join(folder, databaseFile);
    const found = existsSync(path) ? await inspect(path, largeFrom) : null;
    if (found?.state.newer) {
      for (const step of undo.reverse()) step();
      return refuse(
        'newer',
        `The database in ${folder} was made by a newer version of Clerkwell. Nothing was changed. Install the newer version on this computer.`,
      );
    }
    const looking = found?.unchecked;
    if (looking) undo.push(() => looking.close());
    const connection = connect(path);
    undo.push(() => connection.close());
    const kysely = new Kysely<Schema>({ dialect: sqliteDialect(connection) });
    const state = await readMigrationState(kysely, 'sqlite');
    if (looking) {
      const connections = { connection, looking, kysely, release: lock.release };
      return openUnchecked(connections, folder, (signal) => check(path, signal));
    }
    if (state.pending.length > 0) {
      if (!state.fresh) backUp(connection, folder, clock);
      await migrate(kysely, 'sqlite');
    }
    const database = createDatabase('sqlite', kysely, lock.release);
    return { ok: true, database, checked: Promise.resolve(null) };
  } catch (error) {
    for (const step of undo.reverse()) step();
    return explain(error, folder);
  }
}

type Connections = {
  connection: Connection;
  looking: Connection;
  kysely: Kysely<Schema>;
  release: () => void;
};

function openUnchecked(
  { connection, looking, kysely, release }: Connections,
  folder: string,
  check: (signal: AbortSignal) => Promise<Fault | null>,
): OpenedDatabase {
  connection.pragma('query_only = on');
  const closing = new AbortController();
  const checked = check(closing.signal)
    // Without a thread the check takes the program's time instead.
    .catch(() => (closing.signal.aborted ? null : checkHere(looking)))
    .then((fault) => {
      if (fault) return explain(Object.assign(new Error(fault.message), { code: fault.code }), folder);
      if (closing.signal.aborted) return null;
      looking.close();
      connection.pragma('query_only = off');
      return null;
    });
  const writable = checked.then((refusal) => {
    if (refusal) throw new Error(refusal.message);
    if (looking.open) throw new Error('Clerkwell was closed before its database had been checked.');
  });
  const closeLast = () => {
    // A writer that closes last would move the write-ahead log into a file that was not found sound.
    if (looking.open) looking.close();
    release();
  };
  const database = createDatabase('sqlite', kysely, closeLast, writable);
  const close = () => {
    closing.abort();
    return database.close();
  };
  return { ok: true, database: { ...database, close }, checked };
}
