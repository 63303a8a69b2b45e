import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatDay } from '../../src-shared/time.ts';
import { eachEngine } from '../../test/support/databases.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { findMatters, listParties } from '../matters/matter-queries.ts';
import { getFirmSettings } from '../options/firm-queries.ts';
import { findFirstUser } from '../session/user-queries.ts';
import { listTasks } from '../tasks/task-queries.ts';
import { prepareFirm } from './first-start.ts';
import { loadSampleFirm } from './load-sample-firm.ts';
import { sampleTables } from './sample-rows.ts';

const sampleFolder = join(import.meta.dirname, '../../resources/sample-firm');
/** A Tuesday. */
const clock = { now: () => '2026-05-19T13:30:00.000Z' };

async function countRows(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...sampleTables, 'audit', 'firm_settings'] satisfies (keyof Schema)[]) {
    const row = await database.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = Number(row.count);
  }
  return counts;
}

async function load(database: Database) {
  const loaded = await loadSampleFirm({ database, clock }, sampleFolder);
  expect(loaded).toEqual({ ok: true, value: { matters: 15 } });
}

eachEngine('loading the sample firm', (open) => {
  it('fills every table', async () => {
    const database = await open();
    await load(database);
    expect(await countRows(database)).toMatchObject({
      firm_settings: 1,
      users: 4,
      contacts: 33,
      matter_types: 3,
      matters: 15,
      parties: 55,
      ticks: 276,
      documents: 23 + 235,
      messages: 235,
      message_attempts: 235,
      audit: 1,
    });
    expect(await getFirmSettings(database.read)).toMatchObject({
      name: 'Harbour & Lane Solicitors',
      sms_gateway: 'practice',
      email_gateway: 'practice',
    });
    expect((await findFirstUser(database.read))?.name).toBe('Eleanor Whitcombe');
  });

  it('gives the matter to open its clients, its days and its next task', async () => {
    const database = await open();
    await load(database);
    const [matter] = await findMatters(database.read, '0412 shah whitcombe purchase active', 10, null);
    expect(matter).toMatchObject({
      reference: 'HL/2026/0412',
      client_names: 'Mrs Priya Shah & Mr Amit Shah',
    });
    const tasks = await listTasks(database.read, matter?.id ?? '');
    expect(tasks).toHaveLength(39);
    expect(tasks.filter((task) => task.completed_at)).toHaveLength(12);
    expect(tasks.find((task) => task.name === 'Searches received')).toMatchObject({ completed_at: null });
    expect((await listParties(database.read, matter?.id ?? '')).map((party) => party.role)).toEqual([
      'client',
      'client',
      'other_side_solicitor',
      'estate_agent',
      'lender',
    ]);
  });

  it('puts everything done on office days, before now, in order, with each message at its tick', async () => {
    const database = await open();
    await load(database);
    const ticks = await database.read.selectFrom('ticks').selectAll().execute();
    for (const { ticked_at } of ticks) {
      expect(ticked_at < clock.now()).toBe(true);
      expect(formatDay(ticked_at.slice(0, 10), 'EEE')).not.toMatch(/Sat|Sun/);
    }
    const messages = await database.read
      .selectFrom('messages')
      .innerJoin('tick_outcomes', 'tick_outcomes.message_id', 'messages.id')
      .innerJoin('ticks', 'ticks.id', 'messages.tick_id')
      .innerJoin('documents', 'documents.id', 'messages.document_id')
      .selectAll('messages')
      .select(['ticks.ticked_at', 'documents.created_at', 'documents.text', 'ticks.undo_until'])
      .execute();
    expect(messages).toHaveLength(235);
    for (const message of messages) {
      expect(message.created_at).toBe(message.ticked_at);
      expect(message.due_at).toBe(message.undo_until);
      expect(message.state_at < clock.now()).toBe(true);
      expect(message.text).toBe(message.body);
      expect(message.body).not.toContain('{{');
      expect(message.segments).toBe(message.channel === 'sms' ? 1 : 0);
    }
    expect(messages.filter((message) => message.state === 'undelivered')).toHaveLength(1);
  });

  it('says why a tick sent nothing to a client', async () => {
    const database = await open();
    await load(database);
    const skipped = await database.read
      .selectFrom('tick_outcomes')
      .select('skip_reason')
      .where('skip_reason', 'is not', null)
      .execute();
    const reasons = new Set(skipped.map((row) => row.skip_reason));
    expect([...reasons].sort()).toEqual(['no_mobile', 'not_flagged_for_texts', 'opted_out']);
  });

  it('refuses a second load and changes nothing', async () => {
    const database = await open();
    await load(database);
    const before = await countRows(database);
    expect(await loadSampleFirm({ database, clock }, sampleFolder)).toMatchObject({
      ok: false,
      error: { code: 'not_empty' },
    });
    expect(await countRows(database)).toEqual(before);
  });

  it('keeps the administrator of an empty start, after the users of the sample', async () => {
    const database = await open();
    await prepareFirm(database, clock, null);
    expect((await findFirstUser(database.read))?.name).toBe('Administrator');
    await load(database);
    expect((await findFirstUser(database.read))?.name).toBe('Eleanor Whitcombe');
    expect((await countRows(database)).users).toBe(5);
  });
});

eachEngine('preparing the firm', (open) => {
  it('loads the sample once', async () => {
    const database = await open();
    await prepareFirm(database, clock, sampleFolder);
    const before = await countRows(database);
    await prepareFirm(database, clock, sampleFolder);
    expect(await countRows(database)).toEqual(before);
    expect(before.matters).toBe(15);
  });
});
