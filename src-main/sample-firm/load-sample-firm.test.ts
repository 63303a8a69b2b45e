import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actionKinds } from '../../src-shared/domain/task-definition.ts';
import { valueTypes } from '../../src-shared/domain/tokens.ts';
import { formatDay } from '../../src-shared/time.ts';
import { eachEngine } from '../../test/support/databases.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { findMatters, listParties } from '../matters/matter-queries.ts';
import { getFirmSettings } from '../options/firm-queries.ts';
import { readMatterTypeData } from '../options/matter-type-data.ts';
import { toFile } from '../options/matter-type-to-file.ts';
import { rescheduleMatter } from '../scheduling/reschedule.ts';
import { findFirstUser } from '../session/user-queries.ts';
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

/** The tasks of a matter by name. */
async function tasksOf(database: Database, reference: string) {
  const rows = await database.read
    .selectFrom('tasks')
    .innerJoin('matters', 'matters.id', 'tasks.matter_id')
    .select(['tasks.name', 'tasks.target_date', 'tasks.completed_at'])
    .where('matters.reference', '=', reference)
    .execute();
  return new Map(rows.map((row) => [row.name, row]));
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
      contacts: 34,
      matter_types: 3,
      matters: 15,
      parties: 65,
      ticks: 275,
      documents: 23 + 249,
      // 235 to clients, and 14 to agents, lenders and the accounts department.
      messages: 249,
      message_attempts: 249,
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
    const tasks = await tasksOf(database, 'HL/2026/0412');
    expect(tasks.size).toBe(39);
    expect([...tasks.values()].filter((task) => task.completed_at)).toHaveLength(12);
    expect(tasks.get('Searches received')).toMatchObject({ completed_at: null });
    expect((await listParties(database.read, matter?.id ?? '')).map((party) => party.role)).toEqual([
      'client',
      'client',
      'other_side_solicitor',
      'estate_agent',
      'lender',
      'accounts',
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
    expect(messages).toHaveLength(249);
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
    expect([...reasons].sort()).toEqual([
      'condition_not_met',
      'no_mobile',
      'not_flagged_for_texts',
      'opted_out',
      'pre_activation',
    ]);
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

eachEngine('the matter types of the sample firm', (open) => {
  it('export as the files they were loaded from', async () => {
    const database = await open();
    await load(database);
    const types = await database.read.selectFrom('matter_types').select(['id', 'name']).execute();
    for (const { id, name } of types) {
      const type = await readMatterTypeData(database.read, id);
      const file = join(sampleFolder, 'matter-types', `${name.toLowerCase()}.json`);
      expect(type && toFile(type)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    }
    expect(types).toHaveLength(3);
  });

  it('show every kind of triggered action, visibility, a default party and every type of field', async () => {
    const database = await open();
    await load(database);
    const types = await database.read.selectFrom('matter_types').select('id').execute();
    const all = await Promise.all(types.map(({ id }) => readMatterTypeData(database.read, id)));
    const categories = all.flatMap((type) => type?.categories ?? []);
    const definitions = categories.flatMap((category) => category.tasks.map((task) => task.definition));
    const actions = definitions.flatMap((definition) => definition.actions);
    expect(new Set(actions.map((action) => action.kind))).toEqual(new Set(actionKinds));
    expect(actions.some((action) => action.condition)).toBe(true);
    expect(definitions.every((definition) => definition.target)).toBe(true);
    expect(definitions.some((definition) => definition.visibility.length > 0)).toBe(true);
    expect(categories.some((category) => category.visibility.length > 0)).toBe(true);
    const fields = all.flatMap((type) => type?.fields.map((field) => field.type) ?? []);
    expect(new Set(fields)).toEqual(new Set(valueTypes.filter((type) => type !== 'number')));
    expect(all.every((type) => type?.defaultParties.length)).toBe(true);
  });
});

eachEngine('the matters of the sample firm', (open) => {
  it('have the target dates that the schedule gives them', async () => {
    const database = await open();
    await load(database);
    const matters = await database.read.selectFrom('matters').select('id').execute();
    for (const { id } of matters) expect(await database.write((tx) => rescheduleMatter(tx, id))).toBe(0);
    const shah = await tasksOf(database, 'HL/2026/0412');
    // Ordered on 30 April; opened on Thursday 16 April, one working day after which is the Friday.
    expect(shah.get('Searches received')?.target_date).toBe('2026-05-28');
    expect(shah.get('Quote sent')?.target_date).toBe('2026-04-17');
    expect(shah.get('Search results checked and reported')?.target_date).toBeNull();
    const exchanged = await tasksOf(database, 'HL/2026/0349');
    // Completion is on 27 May, and 25 May is a bank holiday.
    expect(exchanged.get('Balance received from client')?.target_date).toBe('2026-05-26');
    expect(exchanged.get('Mortgage money requested from lender')?.target_date).toBe('2026-05-18');
  });

  it('have the status that their ticks gave them, unless they were cancelled', async () => {
    const database = await open();
    await load(database);
    const rows = await database.read
      .selectFrom('tick_outcomes')
      .innerJoin('ticks', 'ticks.id', 'tick_outcomes.tick_id')
      .innerJoin('tasks', 'tasks.id', 'ticks.task_id')
      .innerJoin('matters', 'matters.id', 'tasks.matter_id')
      .innerJoin('status_types', 'status_types.id', 'matters.status_type_id')
      .select(['matters.id', 'status_types.name', 'tick_outcomes.result'])
      .where('tick_outcomes.kind', '=', 'change_status')
      .where('tick_outcomes.result', 'is not', null)
      .where('status_types.kind', '!=', 'cancelled')
      .orderBy('ticks.ticked_at')
      .execute();
    const last = new Map(rows.map((row) => [row.id, row]));
    expect(last.size).toBe(12);
    for (const { name, result } of last.values()) expect(result).toMatch(new RegExp(` to ${name}\\.$`));
  });

  it('keep the note that a tick asked for', async () => {
    const database = await open();
    await load(database);
    const notes = await database.read
      .selectFrom('tick_outcomes')
      .innerJoin('documents', 'documents.id', 'tick_outcomes.document_id')
      .innerJoin('ticks', 'ticks.id', 'tick_outcomes.tick_id')
      .select(['documents.description', 'documents.created_at', 'ticks.ticked_at'])
      .where('tick_outcomes.kind', '=', 'create_file_note')
      .execute();
    expect(notes.length).toBeGreaterThan(3);
    for (const note of notes) expect(note.created_at).toBe(note.ticked_at);
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
