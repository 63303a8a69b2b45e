import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo, enqueueOne, messageNow } from '../../test/support/outbox.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import type { FirmSettings } from '../options/firm-queries.ts';
import type { OutboxMessage } from './delivery-queries.ts';
import { checkBeforeSending } from './recheck.ts';
import { readSendingRules } from './sending-rules.ts';

const real = { sms_gateway: 'twilio', email_gateway: 'smtp' } as const;
/** A Monday. */
const noon = '2026-03-02T12:00:00.000Z';

async function setUp(database: Database, options: SeedOptions = {}) {
  const seeded = await seedMatter(database, options);
  const put = (changes: Partial<OutboxMessage> = {}, now = noon) =>
    enqueueOne(database, seeded, now, { channel: changes.channel ?? 'sms' }).then(async (id) => {
      if (Object.keys(changes).length > 0)
        await database.read.updateTable('messages').set(changes).where('id', '=', id).execute();
      return id;
    });
  return {
    ...seeded,
    put,
    set: (settings: Partial<FirmSettings>) =>
      database.read.updateTable('firm_settings').set(settings).execute(),
    /** A message that was handed over, with its attempt. */
    gone: async (
      changes: Partial<OutboxMessage> = {},
      at = noon,
      outcome: 'accepted' | 'later' = 'accepted',
    ) => {
      const id = await put({}, at);
      await database.read
        .insertInto('message_attempts')
        .values({
          id,
          message_id: id,
          number: 1,
          gateway: changes.gateway ?? 'twilio',
          started_by: 'x',
          machine: 'x',
          account: '',
          recipient: '+447700900101',
          started_at: at,
          finished_at: at,
          outcome,
          code: null,
        })
        .execute();
      const { state = 'accepted', ...rest } = changes;
      await bringTo(database, state, (message) => message.id === id, { gateway: 'twilio', ...rest });
      return id;
    },
    check: async (id: string, now = noon) => {
      const message = await messageNow(database, id);
      return database.write(async (tx) =>
        checkBeforeSending(tx, await readSendingRules(tx, now), message, now),
      );
    },
  };
}

const asWritten = {
  kind: 'go',
  recipient: '+447700900101',
  recipientName: 'Olive Ash',
  subject: null,
  body: 'Dear Olive, your searches are back.',
  testRecipient: null,
};

eachEngine('looking again just before sending', (open) => {
  it('sends what nothing stands against as it was written', async () => {
    const { put, check } = await setUp(await open(), { firm: { ...real, daily_limit: 1 } });
    expect(await check(await put())).toEqual(asWritten);
  });

  it('ends what the client no longer wants before it asks anything else', async () => {
    const { put, check, set } = await setUp(await open(), {
      firm: { ...real, test_mode: 1, daily_limit: 0 },
      clients: [{ send_texts: 0 }],
    });
    await set({ sending_days: '2' });
    const id = await put({ body: 'Pay 20-11-22 12345678' });
    expect(await check(id)).toEqual({ kind: 'end', state: 'cancelled', reason: 'not_flagged_for_texts' });
    const late = await put({ not_after: noon });
    expect(await check(late)).toEqual({ kind: 'end', state: 'expired', reason: 'expired' });
  });

  it.each([
    ['a text', { body: 'Please pay: sort code 20-11-22, account 12345678.' }],
    ['an email', { channel: 'email', body: 'Please pay: sort code 20-11-22, account 12345678.' } as const],
    ['a subject', { channel: 'email', subject: 'Pay 20-11-22 account 12345678' } as const],
  ])('blocks bank details in %s, whoever wrote it and whatever the hour', async (_what, changes) => {
    const { put, check, set } = await setUp(await open(), { firm: { ...real, test_mode: 1 } });
    await set({ sending_days: '2' });
    expect(await check(await put(changes))).toMatchObject({
      kind: 'end',
      state: 'blocked',
      reason: 'bank_details',
    });
  });
});

eachEngine('sending hours, just before sending', (open) => {
  const hours = { sending_days: '1,2,3,4,5,6', sending_from: '08:00', sending_until: '20:00' };
  const saturday = (time: string) => `2026-03-07T${time}:00.000Z`;

  it('holds until the next opening, and over a bank holiday', async () => {
    const { put, check, set } = await setUp(await open(), { firm: { ...hours, send_on_bank_holidays: 0 } });
    const notAfter = '2026-03-10T00:00:00.000Z';
    const id = await put({ not_after: notAfter });
    expect(await check(id, saturday('19:59'))).toMatchObject({ kind: 'go' });
    const held = { kind: 'hold', until: '2026-03-09T08:00:00.000Z', reason: 'outside_hours' };
    expect(await check(id, saturday('20:00'))).toEqual(held);
    const easter = await put({ not_after: '2026-04-08T00:00:00.000Z' });
    const thursday = '2026-04-02T20:00:00.000Z';
    expect(await check(easter, thursday)).toMatchObject({ until: '2026-04-04T07:00:00.000Z' });
    await set({ sending_days: '5,1,2' });
    expect(await check(easter, thursday)).toMatchObject({ until: '2026-04-07T07:00:00.000Z' });
    await set({ send_on_bank_holidays: 1 });
    expect(await check(easter, thursday)).toMatchObject({ until: '2026-04-03T07:00:00.000Z' });
  });

  it('ends what would be old news by the opening', async () => {
    const { put, check } = await setUp(await open(), { firm: hours });
    const opening = '2026-03-09T08:00:00.000Z';
    const justInTime = await put({ not_after: '2026-03-09T08:00:00.001Z' });
    expect(await check(justInTime, saturday('21:00'))).toMatchObject({ kind: 'hold', until: opening });
    const late = await put({ not_after: opening });
    expect(await check(late, saturday('21:00'))).toEqual({
      kind: 'end',
      state: 'expired',
      reason: 'expired',
    });
  });
});

eachEngine('the daily limit, just before sending', (open) => {
  const blocked = { kind: 'end', state: 'blocked', reason: 'daily_limit', detail: '2' };

  it('counts what went on that day in London, may have gone or is under way, on both channels', async () => {
    const database = await open();
    const { put, gone, check } = await setUp(database, { firm: { ...real, daily_limit: 2 } });
    const id = await put();
    await gone({ state: 'not_known' });
    await gone({}, '2026-03-01T23:59:00.000Z');
    await gone({ state: 'failed' });
    await gone({ state: 'cancelled' });
    await gone({ state: 'queued' }, noon, 'later');
    // Of an earlier day's doubt, tried again today in vain.
    await gone({ state: 'not_known' }, noon, 'later');
    expect(await check(id)).toEqual(asWritten);
    await gone({ state: 'delivered' }, '2026-03-02T00:00:00.000Z');
    expect(await check(id)).toEqual(blocked);
    await database.read.updateTable('messages').set({ limit_waived: 1 }).where('id', '=', id).execute();
    expect(await check(id)).toEqual(asWritten);
  });

  it('counts one contact, not the other client of the matter', async () => {
    const database = await open();
    const { put, gone, check, contactIds } = await setUp(database, { firm: { ...real, daily_limit: 1 } });
    await gone({ contact_id: contactIds[1] ?? '' });
    expect(await check(await put())).toEqual(asWritten);
  });

  it('leaves out what went to practice or to the test number once messages go to clients', async () => {
    const { put, gone, check, set } = await setUp(await open(), { firm: { ...real, daily_limit: 1 } });
    const id = await put();
    await gone({ gateway: 'practice' });
    await gone({ test_recipient: '+447700900555' });
    expect(await check(id)).toEqual(asWritten);
    await set({ test_mode: 1, test_mobile: '07700 900555' });
    expect(await check(id)).toMatchObject({ reason: 'daily_limit' });
    await set({ test_mode: 0, sms_gateway: 'practice' });
    expect(await check(id)).toMatchObject({ reason: 'daily_limit' });
  });

  it('holds what would go on another day, which has a limit of its own', async () => {
    const { put, gone, check } = await setUp(await open(), {
      firm: { ...real, daily_limit: 1, sending_from: '08:00', sending_until: '20:00' },
    });
    const id = await put();
    await gone();
    expect(await check(id, '2026-03-02T21:00:00.000Z')).toMatchObject({ kind: 'hold' });
  });
});

eachEngine('test mode, just before sending', (open) => {
  const test = {
    ...real,
    test_mode: 1,
    test_mobile: '07700 900555',
    test_email: 'test@example.org',
  } as const;

  it('sends to the firm’s own number and address, marked, and says where', async () => {
    const { put, check } = await setUp(await open(), { firm: test });
    expect(await check(await put())).toEqual({
      kind: 'go',
      recipient: '+447700900555',
      recipientName: 'Clerkwell test',
      subject: null,
      body: 'TEST for 07700 900101: Dear Olive, your searches are back.',
      testRecipient: '+447700900555',
    });
    expect(await check(await put({ channel: 'email' }))).toEqual({
      kind: 'go',
      recipient: 'test@example.org',
      recipientName: 'Clerkwell test',
      subject: '[Test for olive@example.com] Searches',
      body: 'Dear Olive, your searches are back.',
      testRecipient: 'test@example.org',
    });
  });

  it('stands the channel still until there is a number or address to send to', async () => {
    const { put, check, set } = await setUp(await open(), {
      firm: { ...test, test_mobile: '', test_email: '' },
    });
    const [text, email] = [await put(), await put({ channel: 'email' })];
    const paused = { kind: 'pause', reason: 'test_recipient_missing', seconds: 300 };
    expect(await check(text)).toEqual(paused);
    expect(await check(email)).toEqual(paused);
    await set({ test_email: 'test@example.org' });
    expect(await check(text)).toEqual(paused);
    expect(await check(email)).toMatchObject({ kind: 'go' });
  });

  it('leaves practice alone', async () => {
    const { put, check } = await setUp(await open(), { firm: { ...test, sms_gateway: 'practice' } });
    expect(await check(await put())).toEqual(asWritten);
  });
});
