import { hash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import Connection from 'better-sqlite3';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { sharedBrowser, temporaryFolder } from './support/application.ts';
import { sampleFirm, startHost } from './support/host-process.ts';
import { shahMatter } from './support/steps.ts';

/** A data folder with a database of this version in it, closed; answers the path of the database. */
async function usedFolder(args: string[] = []): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  const host = await startHost(folder, args);
  if (host.url === null) throw new Error(host.printed);
  expect(await host.close()).toBe(0);
  const name = readdirSync(folder).find((one) => one.endsWith('.db'));
  return { folder, file: path.join(folder, name ?? 'no database') };
}

/** Starts on a folder that must be refused: one dialog, one sentence, exit code 1. Answers the sentence. */
async function refusal(folder: string): Promise<string> {
  const start = await startHost(folder);
  if (start.url !== null) {
    await start.close();
    throw new Error('It started.');
  }
  expect(start.code).toBe(1);
  expect(start.printed).not.toMatch(/\n\s+at /);
  return sentenceOf(start.printed);
}

/** The sentence of the one dialog among what was printed. */
function sentenceOf(printed: string): string {
  const dialogs = printed.split('\n').filter((line) => line.startsWith('[dialog] '));
  expect(dialogs, printed).toHaveLength(1);
  const { title, message } = JSON.parse((dialogs[0] ?? '').slice('[dialog] '.length));
  expect(title).toBe('Clerkwell cannot start');
  return message;
}

/** Overwrites a page with what no database holds. */
function damage(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, at);
  closeSync(handle);
}

/** A module that lets no thread but the main one begin before a file is there. */
const holdThreadsUntil = (file: string) =>
  `data:text/javascript,${encodeURIComponent(`
    import { existsSync } from 'node:fs';
    import { isMainThread } from 'node:worker_threads';
    const cell = new Int32Array(new SharedArrayBuffer(4));
    while (!isMainThread && !existsSync(${JSON.stringify(file)})) Atomics.wait(cell, 0, 0, 20);
  `)}`;

const damaged = (folder: string) =>
  `The database in ${folder} is damaged. Nothing was changed. Do not delete it: ask IT to restore the latest backup, or to send the file to support.`;

afterAll(async () => (await sharedBrowser()).close());

describe('A start that must be refused', () => {
  test('a data folder that cannot be written is named', async () => {
    const blocked = path.join(temporaryFolder(), 'a-file');
    writeFileSync(blocked, 'kept');
    const folder = path.join(blocked, 'data');
    expect(await refusal(folder)).toBe(
      `Clerkwell cannot write to its data folder ${folder}. Ask IT to let your account write there, then start Clerkwell again.`,
    );
    expect(readFileSync(blocked, 'utf8')).toBe('kept');
  });

  test('a database of a newer version is left as it is', async () => {
    const { folder, file } = await usedFolder();
    const database = new Connection(file);
    database
      .prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
      .run('9999-from-the-future', '2099-01-01T00:00:00.000Z');
    database.pragma('wal_checkpoint(truncate)');
    database.close();
    const before = readFileSync(file);
    expect(await refusal(folder)).toBe(
      `The database in ${folder} was made by a newer version of Clerkwell. Nothing was changed. Install the newer version on this computer.`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each([
    ['garbage from its start', 0],
    ['a torn page in its middle', 4096 * 3],
  ])('a damaged database is left as it is: %s', async (_what, at) => {
    const { folder, file } = await usedFolder();
    damage(file, at);
    const before = readFileSync(file);
    expect(await refusal(folder)).toBe(damaged(folder));
    expect(readFileSync(file).equals(before)).toBe(true);
    // Nor is another one begun beside it.
    expect(readdirSync(folder).filter((one) => one.endsWith('.db'))).toEqual([path.basename(file)]);
  });

  test('a large damaged database is on screen until its check has ended, and is left as it is', async () => {
    const { folder, file } = await usedFolder(['--sample-firm', sampleFirm]);
    const size = statSync(file).size;
    damage(file, size - 4096);
    // SQLite does not look at what lies behind its last page.
    truncateSync(file, 100 * 1024 * 1024);
    const before = hash('sha256', readFileSync(file));
    // Without the thread's file the start would do without a thread, and nobody would see it.
    const thread = new Worker(path.resolve(import.meta.dirname, '../../out/main/check-thread.js'), {
      workerData: file,
    });
    expect((await once(thread, 'message'))[0]).toMatchObject({ code: 'SQLITE_CORRUPT' });
    const mark = path.join(folder, 'go-on');
    const start = await startHost(folder, [], holdThreadsUntil(mark));
    if (start.url === null) throw new Error(`It ended before its check did: ${start.printed}`);
    onTestFinished(() => start.kill());
    const page = await (await sharedBrowser()).newPage();
    await page.goto(start.url);
    await page.getByRole('row', { name: shahMatter }).waitFor();
    writeFileSync(mark, '');
    expect(await start.ended).toBe(1);
    expect(sentenceOf(start.printed())).toBe(damaged(folder));
    expect(hash('sha256', readFileSync(file))).toBe(before);
  });
});

test('the check of a large database does not hold up the end of the program', async () => {
  const { folder, file } = await usedFolder();
  truncateSync(file, 100 * 1024 * 1024);
  const start = await startHost(folder, [], holdThreadsUntil(path.join(folder, 'never')));
  if (start.url === null) throw new Error(start.printed);
  expect(await start.close()).toBe(0);
  expect(start.printed()).not.toContain('did not quit in time');
});
