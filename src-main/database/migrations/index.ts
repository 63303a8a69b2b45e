import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';
import { up as firstTables } from './0001-first-tables.ts';
import { up as messageMoves } from './0002-message-moves.ts';

/** Every migration by name, in order. They only ever add; a released one never changes. */
export function migrationsFor(engine: Engine): Record<string, Migration> {
  return {
    '0001-first-tables': { up: (db) => firstTables(db, engine) },
    '0002-message-moves': { up: (db) => messageMoves(db, engine) },
  };
}
