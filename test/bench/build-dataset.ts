import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile, openDatabase } from '../../src-main/database/open-database.ts';
import { connect } from '../../src-main/database/sqlite.ts';
import { systemClock } from '../../src-shared/time.ts';
import { buildEvents } from './dataset-events.ts';
import { buildFirm } from './dataset-firm.ts';
import { buildMatters } from './dataset-matters.ts';
import { withoutIndexes } from './dataset-tables.ts';
import { seededIds, seededRandom } from './random.ts';

const matters = 20_000;
const messages = 250_000;
const folder = join(import.meta.dirname, '../../.cache/bench');

/** What the rows depend on: the tables, and this generator. */
function fingerprint(): string {
  const migrations = join(import.meta.dirname, '../../src-main/database/migrations');
  const own = [
    'build-dataset',
    'dataset-events',
    'dataset-firm',
    'dataset-matters',
    'dataset-tables',
    'dataset-tasks',
    'dataset-text',
    'random',
  ];
  const files = [
    ...readdirSync(migrations).map((name) => join(migrations, name)),
    ...own.map((name) => join(import.meta.dirname, `${name}.ts`)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Makes the firm that the bench works on, the same each time: 20,000 matters, 1.2 million tasks, 500,000 documents.
 * Kept until the tables or the generator change. Answers the path of its database.
 */
export async function buildDataset(): Promise<string> {
  const path = join(folder, databaseFile);
  const mark = join(folder, 'fingerprint');
  const wanted = fingerprint();
  if (existsSync(path) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return path;
  const start = performance.now();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const opened = await openDatabase(folder, systemClock);
  if (!opened.ok) throw new Error(opened.message);
  await opened.database.close();
  fill(path);
  writeFileSync(mark, wanted);
  console.log(`Made the bench's firm in ${((performance.now() - start) / 1000).toFixed(0)} s: ${path}`);
  return path;
}

function fill(path: string): void {
  const connection = connect(path);
  for (const line of ['synchronous = off', 'foreign_keys = off', 'cache_size = -1000000'])
    connection.pragma(line);
  const makeIndexes = withoutIndexes(connection);
  const random = seededRandom(20_260_412);
  const newId = seededIds(random);
  connection.exec('begin');
  const firm = buildFirm(connection, () => newId(Date.parse('2021-01-01T09:00:00Z')), random);
  const events = buildMatters(connection, matters, firm, newId, random);
  buildEvents(connection, events, messages, newId, random);
  makeIndexes();
  connection.exec('commit');
  connection.pragma('wal_checkpoint(truncate)');
  connection.close();
}
