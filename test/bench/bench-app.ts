import { constants, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { sql } from 'kysely';
import { createApplication } from '../../src-main/application.ts';
import { databaseFile, openDatabase } from '../../src-main/database/open-database.ts';
import { connect } from '../../src-main/database/sqlite.ts';
import { createLog } from '../../src-main/log.ts';
import type { CallName, InputOf, OutputOf } from '../../src-shared/contract/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import { systemClock } from '../../src-shared/time.ts';

const pageOrigin = 'app://clerkwell';
const sender = { url: `${pageOrigin}/index.html`, isMainFrame: true };

/** The application on a copy of the bench's firm, and a plain connection to the same file. */
export type Bench = {
  folder: string;
  plain: Connection;
  /** Makes a call as the renderer would; throws when it fails. */
  call<Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Whether commits wait for the disk, on both connections. */
  setFsync(on: boolean): Promise<void>;
  close(): Promise<void>;
};

/** Copies the bench's firm, so that ticks do not change it, and opens the application on the copy. */
export async function openBench(dataset: string): Promise<Bench> {
  const folder = join(dataset, '../work');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(dataset, join(folder, databaseFile), constants.COPYFILE_FICLONE);
  const opened = await openDatabase(folder, systemClock);
  if (!opened.ok) throw new Error(opened.message);
  const { database } = opened;
  // What is measured is the application at work, not beside the check of its start.
  const refusal = await opened.checked;
  if (refusal) throw new Error(refusal.message);
  const refuse = async (): Promise<never> => {
    throw new Error('The bench keeps no secrets and reaches no network');
  };
  const application = await createApplication({
    database,
    clock: systemClock,
    log: createLog((line) => console.error(line)),
    secrets: { available: async () => false, encrypt: refuse, decrypt: refuse },
    fetch: refuse,
    pageOrigin,
    sampleFirm: null,
    startWithSample: false,
  });
  const plain = connect(join(folder, databaseFile));
  return {
    folder,
    plain,
    call: async (name, input) => {
      const answer = (await application.dispatch({ name, input, sender })) as Result<OutputOf<typeof name>>;
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
      return answer.value;
    },
    setFsync: async (on) => {
      const level = on ? 'full' : 'off';
      plain.pragma(`synchronous = ${level}`);
      await sql.raw(`pragma synchronous = ${level}`).execute(database.read);
    },
    close: async () => {
      plain.close();
      await application.stop();
    },
  };
}
