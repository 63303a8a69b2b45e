import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from './engine.ts';
import { migrationsFor } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** What a database lacks, or that a newer Clerkwell made it. */
export type MigrationState = { fresh: boolean; pending: string[]; newer: boolean };

/** Compares the migrations the database has had with the ones this program knows. */
export async function readMigrationState(db: Kysely<Schema>, engine: Engine): Promise<MigrationState> {
  const known = Object.keys(migrationsFor(engine));
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) {
    return { fresh: tables.length === 0, pending: known, newer: false };
  }
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const had = rows.map((row) => row.name);
  return {
    fresh: false,
    pending: known.filter((name) => !had.includes(name)),
    newer: had.some((name) => !known.includes(name)),
  };
}

/** Brings a database up to this program's tables; throws, with nothing changed, when a step fails. */
export async function migrate(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(engine) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
