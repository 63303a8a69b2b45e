import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import Connection from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './support/application.ts';
import { startHost } from './support/host-process.ts';

/** A data folder with a database of this version in it, closed; answers the path of the database. */
async function usedFolder(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  const host = await startHost(folder);
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
  const dialogs = start.printed.split('\n').filter((line) => line.startsWith('[dialog] '));
  expect(dialogs, start.printed).toHaveLength(1);
  expect(start.printed).not.toMatch(/\n\s+at /);
  const { title, message } = JSON.parse((dialogs[0] ?? '').slice('[dialog] '.length));
  expect(title).toBe('Clerkwell cannot start');
  return message;
}

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
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    closeSync(handle);
    const before = readFileSync(file);
    expect(await refusal(folder)).toBe(
      `The database in ${folder} is damaged. Nothing was changed. Do not delete it: ask IT to restore the latest backup, or to send the file to support.`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    // Nor is another one begun beside it.
    expect(readdirSync(folder).filter((one) => one.endsWith('.db'))).toEqual([path.basename(file)]);
  });
});
