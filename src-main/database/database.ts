import type { Kysely, Transaction } from 'kysely';
import type { Change } from '../../src-shared/contract/changes.ts';
import type { Engine } from './engine.ts';
import type { Schema } from './schema.ts';

/** What queries run on: the database, or a transaction of it. */
export type Queryable = Kysely<Schema> | Transaction<Schema>;

/** The open database as services know it. */
export type Database = {
  engine: Engine;
  /** For reading. */
  read: Kysely<Schema>;
  /**
   * Runs one transaction: all of it or none. What `changed` is told is passed on to every window after the commit,
   * and only then. Nothing in it may await the network.
   */
  write<T>(work: (tx: Transaction<Schema>, changed: (change: Change) => void) => Promise<T>): Promise<T>;
  /** Calls a listener, which may not throw, after each commit that changed something; answers how to stop that. */
  onChanged(listener: (changes: Change[]) => void): () => void;
  close(): Promise<void>;
};

/** Makes the services' database from an engine's Kysely. */
export function createDatabase(
  engine: Engine,
  kysely: Kysely<Schema>,
  release: () => void = () => {},
): Database {
  const listeners = new Set<(changes: Change[]) => void>();
  return {
    engine,
    read: kysely,
    write: async (work) => {
      const changes = new Map<string, Change>();
      const value = await kysely
        .transaction()
        .execute((tx) => work(tx, (change) => changes.set(`${change.area} ${change.matterId}`, change)));
      if (changes.size > 0) for (const listener of listeners) listener([...changes.values()]);
      return value;
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await kysely.destroy();
      release();
    },
  };
}
