import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { tickTask } from './tick-service.ts';

const noon = '2026-03-02T12:00:00.000Z';

async function setUp(database: Database, options?: SeedOptions) {
  const seeded = await seedMatter(database, options);
  const clock = fakeClock(noon);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const tick = (taskId = seeded.taskId) =>
    tickTask({ database, clock, log: createLog(() => {}) }, taskId, user);
  return { ...seeded, clock, tick };
}

const messagesOf = (database: Database) =>
  database.read.selectFrom('messages').selectAll().orderBy('id').execute();

const skipsOf = (database: Database) =>
  database.read
    .selectFrom('tick_outcomes')
    .leftJoin('contacts', 'contacts.id', 'tick_outcomes.contact_id')
    .select(['contacts.first_name as who', 'channel', 'skip_reason', 'skip_detail'])
    .orderBy('tick_outcomes.position')
    .execute();

const touched = ['tasks', 'ticks', 'documents', 'messages', 'tick_outcomes', 'audit'] as const;
const dump = (database: Database) =>
  Promise.all(touched.map((table) => database.read.selectFrom(table).selectAll().orderBy('id').execute()));

eachEngine('ticking a task', (open) => {
  it('completes it and puts each client’s own text and email in the outbox, held until they can be undone no more', async () => {
    const database = await open();
    const { tick, taskId, matterId, userId, contactIds } = await setUp(database);
    const ticked = await tick();
    const task = await database.read.selectFrom('tasks').selectAll().executeTakeFirstOrThrow();
    expect(task).toMatchObject({ id: taskId, completed_at: noon, completed_by: userId });
    const messages = await messagesOf(database);
    expect(
      messages.map((one) => [one.channel, one.contact_id, one.recipient, one.recipient_shown, one.body]),
    ).toEqual([
      ['sms', contactIds[0], '+447700900101', '07700 900101', 'Dear Olive, your searches are back.'],
      ['sms', contactIds[1], '+447700900102', '07700 900102', 'Dear Rowan, your searches are back.'],
      [
        'email',
        contactIds[0],
        'olive@example.com',
        'olive@example.com',
        'Dear Olive, your searches are back.',
      ],
      [
        'email',
        contactIds[1],
        'rowan@example.com',
        'rowan@example.com',
        'Dear Rowan, your searches are back.',
      ],
    ]);
    for (const message of messages) {
      expect(message).toMatchObject({
        matter_id: matterId,
        tick_id: ticked.ok ? ticked.value : '',
        state: 'queued',
        reason: 'undo_window',
        due_at: '2026-03-02T12:01:00.000Z',
        not_after: '2026-03-03T12:01:00.000Z',
        attempts: 0,
      });
    }
    expect(messages.map((one) => one.segments)).toEqual([1, 1, 0, 0]);
    const record = await database.read.selectFrom('ticks').selectAll().executeTakeFirstOrThrow();
    expect(record).toMatchObject({
      task_id: taskId,
      undo_until: '2026-03-02T12:01:00.000Z',
      undone_at: null,
    });
  });

  it('puts every message on the Document screen', async () => {
    const database = await open();
    const { tick, matterId, userId } = await setUp(database);
    await tick();
    const documents = await database.read
      .selectFrom('documents')
      .innerJoin('messages', 'messages.document_id', 'documents.id')
      .select([
        'documents.kind',
        'messages.channel',
        'documents.text',
        'messages.body',
        'documents.description',
      ])
      .select(['documents.matter_id', 'documents.created_by', 'documents.created_at'])
      .execute();
    expect(documents).toHaveLength(4);
    for (const document of documents) {
      expect(document.kind).toBe(document.channel);
      expect(document.text).toBe(document.body);
      expect(document.description).not.toBe('');
      expect(document).toMatchObject({ matter_id: matterId, created_by: userId, created_at: noon });
    }
  });

  it('holds nothing when there is no undo window', async () => {
    const database = await open();
    const { tick } = await setUp(database, { firm: { undo_window_seconds: 0 } });
    await tick();
    for (const message of await messagesOf(database))
      expect(message).toMatchObject({ due_at: noon, reason: null });
    expect(await database.read.selectFrom('ticks').select('undo_until').execute()).toEqual([
      { undo_until: null },
    ]);
  });

  it('tells the screens after the commit', async () => {
    const database = await open();
    const { tick, matterId } = await setUp(database);
    const told: unknown[] = [];
    database.onChanged((changes) => told.push(...changes));
    await tick();
    expect(told).toEqual([
      { area: 'progress', matterId },
      { area: 'documents', matterId },
      { area: 'session', matterId: null },
    ]);
  });

  it('names no client in the audit', async () => {
    const database = await open();
    const { tick, taskId } = await setUp(database);
    await tick();
    const [line, ...more] = await database.read.selectFrom('audit').selectAll().execute();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ action: 'task.tick', subject_id: taskId, at: noon });
    expect(JSON.stringify(line)).not.toMatch(/Olive|Rowan|7700|@/);
  });

  it('is refused the second time, even at the same moment, and sends nothing twice', async () => {
    const database = await open();
    const { tick } = await setUp(database);
    const both = await Promise.all([tick(), tick()]);
    expect(both.map((one) => (one.ok ? 'ok' : one.error.code)).sort()).toEqual(['already_ticked', 'ok']);
    expect(await tick()).toMatchObject({ ok: false, error: { code: 'already_ticked' } });
    expect(await messagesOf(database)).toHaveLength(4);
    expect(await database.read.selectFrom('ticks').select('id').execute()).toHaveLength(1);
  });

  it('is refused for a task that is not there', async () => {
    const { tick } = await setUp(await open());
    expect(await tick('none')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it.each([
    ['ticks', 'ticked_by'],
    ['documents', 'kind'],
    ['messages', 'channel'],
    ['tick_outcomes', 'channel'],
    ['audit', 'user_id'],
  ] as const)('leaves nothing at all when the insert into %s fails', async (table, column) => {
    const database = await open();
    const { tick, taskId, userId } = await setUp(database);
    const earlier = {
      id: 'e',
      task_id: taskId,
      ticked_at: noon,
      ticked_by: userId,
      undo_until: null,
      undone_at: noon,
    };
    await database.read.insertInto('ticks').values(earlier).execute();
    const line = {
      id: 'e',
      at: noon,
      user_id: userId,
      action: 'x',
      subject_id: null,
      before: null,
      after: null,
    };
    await database.read.insertInto('audit').values(line).execute();
    const before = await dump(database);
    const told: unknown[] = [];
    database.onChanged((changes) => told.push(changes));
    // The tick's row is the second with this value, so the database refuses it.
    await sql`create unique index in_the_way on ${sql.table(table)} (${sql.ref(column)})`.execute(
      database.read,
    );
    try {
      await expect(tick()).rejects.toThrow(/unique/i);
    } finally {
      await sql`drop index in_the_way`.execute(database.read);
    }
    expect(await dump(database)).toEqual(before);
    expect(told).toEqual([]);
    expect(await tick()).toMatchObject({ ok: true });
    expect(await messagesOf(database)).toHaveLength(4);
  });
});

eachEngine('what a tick skips', (open) => {
  it('is said per action and per client, and the other client is told all the same', async () => {
    const database = await open();
    const { tick } = await setUp(database, { clients: [{ mobile: null, send_emails: 0 }, {}] });
    expect(await tick()).toMatchObject({ ok: true });
    expect(await skipsOf(database)).toEqual([
      { who: 'Olive', channel: 'sms', skip_reason: 'no_mobile', skip_detail: '' },
      { who: 'Rowan', channel: 'sms', skip_reason: null, skip_detail: null },
      { who: 'Olive', channel: 'email', skip_reason: 'not_flagged_for_emails', skip_detail: '' },
      { who: 'Rowan', channel: 'email', skip_reason: null, skip_detail: null },
    ]);
    expect((await messagesOf(database)).map((one) => one.recipient_name)).toEqual(['Rowan Ash', 'Rowan Ash']);
  });

  it.each<[string, SeedOptions]>([
    ['opted_out', { clients: [{ sms_opted_out_at: noon }] }],
    ['mobile_not_valid', { clients: [{ mobile: '020 7946 0958' }] }],
    ['not_flagged_for_texts', { clients: [{ send_texts: 0 }] }],
    [
      'empty_token',
      { actions: [{ channel: 'sms', subject: null, body: 'On {{ matter.completion_date }}' }] },
    ],
    ['template_faulty', { actions: [{ channel: 'sms', subject: null, body: '{{ no.such }}' }] }],
    ['too_long', { actions: [{ channel: 'sms', subject: null, body: 'x'.repeat(1601) }] }],
    ['messages_off', { matter: { messages_off: 1 } }],
    ['matter_closed', { statusKind: 'cancelled' }],
    ['matter_closed', { statusKind: 'archived', matter: { messages_off: 1 } }],
    ['no_clients', { clients: [] }],
  ])('is everything, the task being done, with the reason %s', async (reason, options) => {
    const database = await open();
    const text = { channel: 'sms', subject: null, body: '{{ client.first_name }}' } as const;
    const { tick } = await setUp(database, { actions: [text], ...options });
    expect(await tick()).toMatchObject({ ok: true });
    expect(await messagesOf(database)).toEqual([]);
    const skips = await skipsOf(database);
    expect(skips.length).toBeGreaterThan(0);
    for (const skip of skips) expect(skip.skip_reason).toBe(reason);
    // Nothing is held, so there is nothing to undo.
    expect(await database.read.selectFrom('ticks').select('undo_until').execute()).toEqual([
      { undo_until: null },
    ]);
  });

  it('is nothing for a task without triggered actions', async () => {
    const database = await open();
    const { tick } = await setUp(database, { actions: [] });
    expect(await tick()).toMatchObject({ ok: true });
    expect(await skipsOf(database)).toEqual([]);
  });
});
