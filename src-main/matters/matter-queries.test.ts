import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../database/migrate.ts';
import type { Schema } from '../database/schema.ts';
import { connect, sqliteDialect } from '../database/sqlite.ts';
import { listDocuments } from '../documents/document-queries.ts';
import { listTasks } from '../tasks/task-queries.ts';
import { findMatters } from './matter-queries.ts';

type Query = { sql: string; parameters: readonly unknown[] };

let statements: Query[];
let db: Kysely<Schema>;
let connection: ReturnType<typeof connect>;

beforeEach(async () => {
  connection = connect(':memory:');
  db = new Kysely<Schema>({
    dialect: sqliteDialect(connection),
    log: ({ query }) => {
      statements.push({ sql: query.sql, parameters: query.parameters });
    },
  });
  statements = [];
  await migrate(db, 'sqlite');
  statements = [];
});
afterEach(() => db.destroy());

/** The one statement that was run, and how SQLite goes about it. */
function onlyStatement(): Query & { plan: string } {
  const [query, ...more] = statements;
  if (!query || more.length > 0) throw new Error(`${statements.length} statements`);
  const steps = connection.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as {
    detail: string;
  }[];
  return { ...query, plan: steps.map((step) => step.detail).join('; ') };
}

describe('the page of Find', () => {
  it('goes down the index from the cursor, with each word as a parameter, and sorts nothing', async () => {
    await findMatters(db, 'Élm 50%', 20, 'key|id');
    const { sql, parameters, plan } = onlyStatement();
    expect(sql).toContain(`matters.search_key like ? escape '\\' and matters.search_key like ? escape '\\'`);
    expect(sql).toContain(`("matters"."sort_key", "matters"."id") < (?, ?)`);
    expect(sql).toMatch(/order by "matters"."sort_key" desc, "matters"."id" desc limit \?$/);
    expect(parameters).toEqual(['%elm%', '%50\\%%', 'key', 'id', 20]);
    expect(plan).toContain('matters_by_sort_key');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});

describe('the page of the Document screen', () => {
  it('goes down the matter’s own documents from the cursor, and sorts nothing', async () => {
    await listDocuments(db, 'm', 50, '2026-03-02T12:00:00.000Z|id');
    const { sql, parameters, plan } = onlyStatement();
    expect(sql).toContain(`("documents"."created_at", "documents"."id") < (?, ?)`);
    expect(parameters).toEqual(['m', '2026-03-02T12:00:00.000Z', 'id', 50]);
    expect(plan).toContain('documents_by_matter');
    expect(plan).toContain('messages_by_document');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});

describe('the tasks of the Progress screen', () => {
  it('are the matter’s own only, by the index', async () => {
    await listTasks(db, 'm');
    const { parameters, plan } = onlyStatement();
    expect(parameters).toEqual(['m']);
    expect(plan).toContain('tasks_by_matter');
    expect(plan).not.toMatch(/SCAN (tasks|users)/);
  });
});
