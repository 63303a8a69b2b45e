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
   * and only then. Nothing in it may await the network. Waits while the file is still being checked, and rejects,
   * having changed nothing, when the check finds it damaged.
   */
  write<T>(work: (tx: Transaction<Schema>, changed: (change: Change) => void) => Promise<T>): Promise<T>;
  /** Calls a listener, which may not throw, after each commit that changed something; answers how to stop that. */
  onChanged(listener: (changes: Change[]) => void): () => void;
  /** Closes it; breaks off a check that is under way. */
  close(): Promise<void>;
};

/**
 * Makes the services' database from an engine's Kysely. `release` is called after it is closed; no write begins before
 * `writable` is fulfilled, and each rejects with its reason when it is not.
 */
export function createDatabase(
  engine: Engine,
  kysely: Kysely<Schema>,
  release: () => void = () => {},
  writable: Promise<unknown> = Promise.resolve(),
): Database {
  // Whoever writes or closes hears of it; there may be nobody yet.
  writable.catch(() => {});
  const listeners = new Set<(changes: Change[]) => void>();
  return {
    engine,
    read: kysely,
    write: async (work) => {
      await writable;
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
      await writable.catch(() => {});
      await kysely.destroy();
      release();
    },
  };
}
