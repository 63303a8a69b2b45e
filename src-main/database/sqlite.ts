import BetterSqlite, { type Database as Connection, type Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
} from 'kysely';

/** The most prepared statements kept; more are prepared anew. */
const statementsKept = 300;

/** Opens the file with the settings every connection must have: WAL does not survive `synchronous`, so it is said each time. */
export function connect(path: string): Connection {
  const connection = new BetterSqlite(path);
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('busy_timeout = 5000');
    connection.pragma('cache_size = -65536');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Opens a file that is there for looking only: unlike any other, this connection leaves the write-ahead log alone as it closes. */
export function connectToLook(path: string): Connection {
  return new BetterSqlite(path, { readonly: true, fileMustExist: true });
}

/** Reads the whole database and throws an error with the code SQLITE_CORRUPT when it is damaged. */
export function mustBeSound(connection: Connection): void {
  if (connection.pragma('quick_check', { simple: true }) !== 'ok') {
    throw Object.assign(new Error('quick_check failed'), { code: 'SQLITE_CORRUPT' });
  }
}

/** Takes the folder for this process until it ends; false when another Clerkwell has it. The system frees it at a crash. */
export function lockFolder(path: string): { release: () => void } | null {
  const lock = new BetterSqlite(path);
  try {
    lock.pragma('busy_timeout = 0');
    lock.pragma('journal_mode = DELETE');
    lock.exec('begin exclusive');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
    throw error;
  }
}

/** Kysely asks for a statement at each query; preparing is half the cost of a small one, so they are kept. */
function withStatementCache(connection: Connection): SqliteDatabase {
  const kept = new Map<string, Statement>();
  return {
    close: () => {
      kept.clear();
      connection.close();
    },
    prepare: (sql) => {
      const found = kept.get(sql);
      // A statement that is being stepped through cannot be used twice at once.
      if (found && !found.busy) return found as unknown as ReturnType<SqliteDatabase['prepare']>;
      const made = connection.prepare(sql);
      if (kept.size >= statementsKept) kept.delete(kept.keys().next().value ?? '');
      kept.set(sql, made);
      return made as unknown as ReturnType<SqliteDatabase['prepare']>;
    },
  };
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect with transactional DDL, `begin immediate`, and kept statements. */
export function sqliteDialect(connection: Connection): SqliteDialect {
  const dialect = new SqliteDialect({ database: withStatementCache(connection) });
  const createDriver = (): Driver => {
    const driver: Driver = SqliteDialect.prototype.createDriver.call(dialect);
    // A write lock taken at the start cannot fail half-way through a transaction.
    driver.beginTransaction = async (kysely: DatabaseConnection) => {
      await kysely.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    // A full disk makes SQLite roll back by itself; a second rollback would hide why.
    driver.rollbackTransaction = async (kysely: DatabaseConnection) => {
      if (connection.inTransaction) await kysely.executeQuery(CompiledQuery.raw('rollback'));
    };
    return driver;
  };
  const createAdapter = (): DialectAdapter => new TransactionalDdlAdapter();
  return Object.assign(dialect, { createDriver, createAdapter });
}
