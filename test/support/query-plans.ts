import { Kysely } from 'kysely';
import { afterEach, beforeEach } from 'vitest';
import { migrate } from '../../src-main/database/migrate.ts';
import type { Schema } from '../../src-main/database/schema.ts';
import { connect, sqliteDialect } from '../../src-main/database/sqlite.ts';

/** An empty database for each test of a file, and how SQLite would answer what was asked of it, a line per statement. */
export function explainedDatabase(): { db(): Kysely<Schema>; plans(): readonly string[] } {
  let plans: string[];
  let db: Kysely<Schema>;
  beforeEach(async () => {
    const connection = connect(':memory:');
    let isReady = false;
    db = new Kysely<Schema>({
      dialect: sqliteDialect(connection),
      log: ({ query }) => {
        if (!isReady) return;
        const steps = connection.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as {
          detail: string;
        }[];
        plans.push(steps.map((step) => step.detail).join('; '));
      },
    });
    await migrate(db, 'sqlite');
    plans = [];
    isReady = true;
  });
  afterEach(() => db.destroy());
  return { db: () => db, plans: () => plans };
}
