import { expect, it } from 'vitest';
import { type SendingForm, sendingForm } from '../../src-shared/contract/sending-rules.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo, enqueueOne, messageNow } from '../../test/support/outbox.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import { sampleSending } from '../../test/support/sending-form.ts';
import type { Database } from '../database/database.ts';
import { pauseChannel, pausedUntil } from '../delivery/pause-queries.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { sendingHandlers } from './sending-service.ts';

/** A Saturday evening. */
const evening = '2026-03-07T21:00:00.000Z';
const usual = { days: '1,2,3,4,5,6', from: '08:00', until: '20:00' };

async function setUp(database: Database, firm: SeedOptions['firm'] = {}) {
  const seeded = await seedMatter(database, { firm: { daily_limit: 5, ...firm } });
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const clock = fakeClock(evening);
  const handlers = sendingHandlers({ database, clock, log: createLog(() => {}) });
  const read = async () => {
    const answer = await handlers['options.sending']({}, { user });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  return {
    seeded,
    clock,
    read,
    /** Saves what is as it is read now, or was read before, with changes. */
    save: async (changes: Partial<SendingForm>, before?: SendingForm) => {
      const was = before ?? (await read());
      return handlers['options.saveSending']({ was, form: { ...was, ...changes } }, { user });
    },
    ask: () => handlers['options.testModeSwitch']({}, { user }),
    put: (channel: 'sms' | 'email' = 'sms') => enqueueOne(database, seeded, clock.now(), { channel }),
  };
}

eachEngine('Options > Sending', (open) => {
  it('keeps what is set, a number as it was understood, with what it was before in the audit', async () => {
    const database = await open();
    const { save, read } = await setUp(database);
    expect(await read()).toEqual(sampleSending);
    const changes: Partial<SendingForm> = {
      ...usual,
      undoWindowSeconds: 0,
      onBankHolidays: false,
      testMode: true,
      testMobile: '+44 (0)7700 900555',
      testEmail: 'test@example.org',
      dailyLimit: null,
      smsPerSecond: 1,
      smsConnections: 2,
      emailPerMinute: 3,
      emailConnections: 4,
      smsPricePerThousand: 3850,
    };
    expect(await save(changes)).toEqual({ ok: true, value: { cancelled: 0 } });
    const stored = { ...changes, testMobile: '07700 900555' };
    expect(await read()).toEqual(stored);
    const [line] = await database.read.selectFrom('audit').selectAll().execute();
    expect(JSON.parse(line?.before ?? '')).toEqual(sampleSending);
    expect(JSON.parse(line?.after ?? '')).toEqual({ ...stored, cancelled: 0 });
  });

  it('keeps all day in one way, and refuses a number or an address that is none beside its field', async () => {
    const { save, read } = await setUp(await open());
    await save({ from: '09:00', until: '09:00' });
    expect(await read()).toMatchObject({ from: '00:00', until: '00:00' });
    const refused = await save({ testMobile: '020 7946 0958', testEmail: 'a@example.com, b@example.com' });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'malformed_input',
        details: {
          testMobile: 'This is not a number that can be texted: it is not a mobile number.',
          testEmail: 'Type one address, such as office@example.com, or nothing.',
        },
      },
    });
    expect(await read()).toMatchObject({ testMobile: '', testEmail: '' });
  });

  it('lets two administrators change different things, and tells the second of the same', async () => {
    const { save, read } = await setUp(await open());
    const first = await read();
    await save({ dailyLimit: 3, smsPerSecond: 2 });
    expect(await save({ undoWindowSeconds: 30 }, first)).toMatchObject({ ok: true });
    expect(await read()).toMatchObject({ dailyLimit: 3, undoWindowSeconds: 30 });
    expect(await save({ dailyLimit: null, smsPerSecond: 2 }, first)).toMatchObject({
      ok: false,
      error: { code: 'changed_meanwhile', details: { dailyLimit: '3' } },
    });
    expect(await read()).toMatchObject({ dailyLimit: 3 });
  });
});

eachEngine('switching test mode', (open) => {
  const real = { sms_gateway: 'twilio', email_gateway: 'smtp' } as const;

  it('tells how many wait to go by a real account, and cancels those', async () => {
    const database = await open();
    const { save, ask, put } = await setUp(database, { ...real, email_gateway: 'practice' });
    const text = await put();
    const claimed = await put();
    await bringTo(database, 'claimed', ({ id }) => id === claimed);
    const gone = await put();
    await bringTo(database, 'dispatching', ({ id }) => id === gone);
    const practice = await put('email');
    expect(await ask()).toEqual({ ok: true, value: { sms: true, email: false, waiting: 2 } });
    expect(await save({ testMode: true })).toEqual({ ok: true, value: { cancelled: 2 } });
    for (const id of [text, claimed])
      expect(await messageNow(database, id)).toMatchObject({
        state: 'cancelled',
        reason: 'test_mode_changed',
        attention: 1,
        claimed_by: null,
      });
    expect((await messageNow(database, gone)).state).toBe('dispatching');
    expect((await messageNow(database, practice)).state).toBe('queued');
    const later = await put();
    expect(await save({ testMobile: '07700 900555' })).toEqual({ ok: true, value: { cancelled: 0 } });
    expect((await messageNow(database, later)).state).toBe('queued');
    expect(await save({ testMode: false })).toEqual({ ok: true, value: { cancelled: 1 } });
  });

  it('and every save lets a channel go on that had nowhere to send its tests, but no other', async () => {
    const database = await open();
    const { save, clock } = await setUp(database, { ...real, test_mode: 1 });
    const until = '2026-03-07T21:05:00.000Z';
    await database.write(async (tx) => {
      await pauseChannel(tx, 'sms', 'test_recipient_missing', until, clock.now());
      await pauseChannel(tx, 'email', 'no_network', until, clock.now());
    });
    await save({ testMobile: '07700 900555' });
    expect(await pausedUntil(database.read, 'sms')).toBeNull();
    expect(await pausedUntil(database.read, 'email')).toBe(until);
  });
});

eachEngine('changing the sending hours', (open) => {
  const held = {
    sending_days: '1,2,3,4,5,6',
    sending_from: '08:00',
    sending_until: '20:00',
    send_on_bank_holidays: 0,
  } as const;

  it('lets what they held go at once, and never later than it may', async () => {
    const database = await open();
    const { save, put } = await setUp(database, held);
    const id = await put();
    const before = await messageNow(database, id);
    expect(before).toMatchObject({
      reason: 'outside_hours',
      due_at: '2026-03-09T08:00:00.000Z',
      not_after: '2026-03-10T08:00:00.000Z',
    });
    await save({ days: '2', from: '07:59' });
    expect(await messageNow(database, id)).toMatchObject({
      reason: 'outside_hours',
      due_at: '2026-03-10T07:59:00.000Z',
      not_after: before.not_after,
    });
    await save({ days: '1,2,3,4,5,6,7', until: '22:00' });
    expect(await messageNow(database, id)).toMatchObject({
      state: 'queued',
      reason: null,
      due_at: evening,
      not_after: '2026-03-08T21:00:00.000Z',
      ordered_at: before.ordered_at,
    });
  });

  it('lets what would then go too late only be due, so that it ends and says so now', async () => {
    const database = await open();
    const { save, put } = await setUp(database, held);
    const id = await put();
    await save({ days: '4' });
    expect(await messageNow(database, id)).toMatchObject({
      state: 'queued',
      reason: null,
      due_at: evening,
    });
  });

  it('leaves alone what waits for anything else', async () => {
    const database = await open();
    const { save, put } = await setUp(database, { ...held, sending_until: '22:00' });
    const id = await put();
    const before = await messageNow(database, id);
    await save({ days: '1', dailyLimit: 2 });
    expect(await messageNow(database, id)).toEqual(before);
  });
});

it.each([
  ['no day', { days: '' }, 'days'],
  ['a day that is none', { days: '1,8' }, 'days'],
  ['an end before the beginning', { from: '20:00', until: '08:00' }, 'until'],
  ['a time that is none', { from: '24:00' }, 'from'],
  ['a limit of nothing', { dailyLimit: 0 }, 'dailyLimit'],
  ['half a penny', { smsPricePerThousand: 0.5 }, 'smsPricePerThousand'],
  ['no text at once', { smsConnections: 0 }, 'smsConnections'],
])('the form refuses %s beside its field', (_what, changes, field) => {
  const parsed = sendingForm.safeParse({ ...sampleSending, ...changes });
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message.length > 5])).toEqual([
    [field, true],
  ]);
});
