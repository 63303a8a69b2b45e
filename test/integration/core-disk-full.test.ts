import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createApplication } from '../../src-main/application.ts';
import { openDatabase } from '../../src-main/database/open-database.ts';
import { createLog } from '../../src-main/log.ts';
import { fakeClock } from '../support/clock.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { seedMatter } from '../support/seed.ts';

it('a tick on a full disk says so, leaves nothing half done, and works once there is space', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clerkwell-full-'));
  const clock = fakeClock();
  const opened = await openDatabase(folder, clock);
  if (!opened.ok) throw new Error(opened.message);
  const { database } = opened;
  // A text that needs pages of its own, so that the tick cannot fit into what is free.
  const body = `{{ client.first_name }} ${'long '.repeat(750)}`;
  const { taskId } = await seedMatter(database, { actions: [{ channel: 'email', subject: 'News', body }] });
  const lines: string[] = [];
  const application = await createApplication({
    database,
    clock,
    log: createLog((line) => lines.push(line)),
    secrets: plainSecrets,
    fetch: () => Promise.reject(new Error('no test here may reach the network')),
    sampleFirm: null,
    pageOrigin: 'app://clerkwell',
    startWithSample: false,
  });
  const tick = () =>
    application.dispatch({
      name: 'progress.tick',
      input: { taskId, answers: null },
      sender: { url: 'app://clerkwell/', isMainFrame: true },
    });
  const { rows } = await sql<{ page_count: number }>`select page_count from pragma_page_count`.execute(
    database.read,
  );
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(database.read);
  expect(await tick()).toEqual({
    ok: false,
    error: {
      code: 'disk_full',
      message: 'The disk is full, so nothing was saved. Free some space and do it again.',
    },
  });
  const task = await database.read.selectFrom('tasks').select('completed_at').executeTakeFirstOrThrow();
  expect(task.completed_at).toBeNull();
  for (const table of ['ticks', 'messages', 'documents', 'tick_outcomes', 'audit'] as const) {
    expect(await database.read.selectFrom(table).select('id').execute()).toEqual([]);
  }
  expect(lines).toEqual([]);
  await sql.raw('pragma max_page_count = 1000000').execute(database.read);
  expect(await tick()).toMatchObject({ ok: true });
  expect(await database.read.selectFrom('messages').select('id').execute()).toHaveLength(2);
  await application.stop();
  rmSync(folder, { recursive: true });
});
