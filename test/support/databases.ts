import { PGlite } from '@electric-sql/pglite';
import { type DatabaseConnection, Kysely, PGliteDialect } from 'kysely';
import { afterEach, describe } from 'vitest';
import { createDatabase, type Database } from '../../src-main/database/database.ts';
import type { Engine } from '../../src-main/database/engine.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import type { Schema } from '../../src-main/database/schema.ts';
import { connect, sqliteDialect } from '../../src-main/database/sqlite.ts';

/** Opens an empty, migrated database; it is closed by itself after the test. */
export type OpenDatabase = () => Promise<Database>;

/** Defines the same tests on both engines: better-sqlite3 and PostgreSQL (PGlite), each in memory. */
export function eachEngine(name: string, define: (open: OpenDatabase, engine: Engine) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    describe(`${name} (${engine})`, () => {
      const opened: Database[] = [];
      afterEach(async () => {
        for (const database of opened.splice(0)) await database.close();
      });
      const open = async () => {
        const database = await (engine === 'sqlite' ? openSqlite() : openPostgres());
        opened.push(database);
        return database;
      };
      define(open, engine);
    });
  }
}

/** An empty, migrated SQLite database in memory. Close it. */
export async function openSqlite(): Promise<Database> {
  const kysely = new Kysely<Schema>({ dialect: sqliteDialect(connect(':memory:')) });
  await migrate(kysely, 'sqlite');
  return createDatabase('sqlite', kysely);
}

/** Servers that no test uses just now: starting one takes a second, so they are emptied and used again. */
const idle: PGlite[] = [];

/** An empty, migrated PostgreSQL database in memory. Close it. */
export async function openPostgres(): Promise<Database> {
  const used = idle.pop();
  const server = used ?? (await PGlite.create());
  const kysely = new Kysely<Schema>({ dialect: pgliteDialect(server) });
  if (used) await empty(used);
  else await migrate(kysely, 'postgres');
  let open = true;
  return {
    ...createDatabase('postgres', kysely),
    close: async () => {
      // Kysely's own end would stop the server.
      if (open) idle.push(server);
      open = false;
    },
  };
}

async function empty(server: PGlite): Promise<void> {
  const { rows } = await server.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'`,
  );
  await server.exec(`truncate ${rows.map((row) => row.name).join(', ')}`);
}

/** PGlite has one connection, and Kysely's driver lends it to all at once: here it is lent to one at a time. */
function pgliteDialect(server: PGlite): PGliteDialect {
  const dialect = new PGliteDialect({ pglite: server });
  return Object.assign(dialect, {
    createDriver: () => {
      const driver = PGliteDialect.prototype.createDriver.call(dialect);
      const lend = driver.acquireConnection.bind(driver);
      let last: Promise<void> = Promise.resolve();
      const back = new Map<DatabaseConnection, () => void>();
      driver.acquireConnection = async () => {
        const before = last;
        const { promise, resolve } = Promise.withResolvers<void>();
        last = promise;
        await before;
        const connection = await lend();
        back.set(connection, resolve);
        return connection;
      };
      driver.releaseConnection = async (connection: DatabaseConnection) => back.get(connection)?.();
      return driver;
    },
  });
}
