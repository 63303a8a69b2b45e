import { expect, it } from 'vitest';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import { newId } from '../../src-shared/ids.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { messageHandlers } from './message-service.ts';

async function setUp(database: Database, options?: SeedOptions) {
  const seeded = await seedMatter(database, options);
  const clock = fakeClock('2026-03-02T12:00:00.000Z');
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const handlers = messageHandlers({ database, clock, log: createLog(() => {}) });
  const { matterId, contactIds } = seeded;
  return {
    clock,
    /** Sends a text to the first client, or the second. */
    send: (text: string, { isAgain = false, second = false } = {}) =>
      handlers['messages.sendSms'](
        {
          matterId,
          contactId: contactIds[second ? 1 : 0] ?? '',
          mobile: second ? '07700 900102' : '07700 900101',
          text,
          messageId: newId(),
          isAgain,
        },
        { user },
      ),
    count: async () => (await database.read.selectFrom('messages').select('id').execute()).length,
  };
}

const refused = (code: string, message: string) => ({ ok: false, error: { code, message } });

eachEngine('New SMS and the rules of sending', (open) => {
  it('refuses bank details with a sentence, and puts nothing on the file', async () => {
    const { send, count } = await setUp(await open());
    expect(await send('Pay to 20-11-22 12345674')).toMatchObject({
      ok: false,
      error: { code: 'bank_details', message: expect.stringContaining('Take them out to send it.') },
    });
    expect(await count()).toBe(0);
  });

  it('refuses what is above the daily limit of its client, and says until when it is held', async () => {
    const database = await open();
    const { send, clock, count } = await setUp(database, {
      firm: { daily_limit: 1, sending_from: '08:00', sending_until: '20:00' },
    });
    expect(await send('One')).toMatchObject({ ok: true, value: { heldUntil: null } });
    const today = refused(
      'daily_limit',
      'Olive Ash has 1 message today already, the most that one client is sent in a day. Ring them, or ask an administrator to allow more under Options > Sending.',
    );
    expect(await send('Two')).toEqual(today);
    expect(await send('Two', { second: true })).toMatchObject({ ok: true });
    clock.set('2026-03-02T20:00:00.000Z');
    const heldUntil = '2026-03-03T08:00:00.000Z';
    expect(await send('Three')).toMatchObject({ ok: true, value: { heldUntil } });
    expect(await send('Four')).toMatchObject({
      error: { code: 'daily_limit', message: expect.stringContaining('has 1 message on Tue 3 Mar already') },
    });
    expect(await count()).toBe(3);
  });

  it('asks before it sends the same text again within ten minutes, to the same client alone', async () => {
    const database = await open();
    const { send, clock, count } = await setUp(database);
    await send('Your searches are back.');
    const waits = 'The same text to Olive Ash already waits to go. Send it again?';
    expect(await send('your  searches are BACK.')).toEqual(refused('duplicate', waits));
    await bringTo(database, 'delivered');
    clock.set('2026-03-02T12:09:59.000Z');
    const was = 'The same text was sent to Olive Ash at 12:00. Send it again?';
    expect(await send('Your searches are back.')).toEqual(refused('duplicate', was));
    expect(await send('Your searches are back!')).toMatchObject({ ok: true });
    expect(await send('Your searches are back.', { second: true })).toMatchObject({ ok: true });
    expect(await send('Your searches are back.', { isAgain: true })).toMatchObject({ ok: true });
    expect(await count()).toBe(4);
  });

  it('says when the first went, and of one that is not known that it may have', async () => {
    const database = await open();
    const { send, clock } = await setUp(database);
    await send('Hello');
    const at = '2026-03-02T13:40:00.000Z';
    await bringTo(database, 'delivered', () => true, { state_at: '2026-03-02T13:55:00.000Z' });
    const [first] = await database.read.selectFrom('messages').select('id').execute();
    const tried = {
      id: 'a',
      number: 1,
      gateway: 'twilio',
      started_by: 'x',
      machine: 'x',
      account: '',
    } as const;
    await database.read
      .insertInto('message_attempts')
      .values({ ...tried, message_id: first?.id ?? '', recipient: '+447700900101', started_at: at })
      .execute();
    clock.set('2026-03-02T14:00:00.000Z');
    const was = 'The same text was sent to Olive Ash at 13:40. Send it again?';
    expect(await send('Hello')).toEqual(refused('duplicate', was));
    await send('Hello', { isAgain: true });
    await bringTo(database, 'not_known', ({ state }) => state === 'queued');
    const perhaps = 'The same text may have been sent to Olive Ash at 14:00. Send it again?';
    expect(await send('Hello')).toEqual(refused('duplicate', perhaps));
  });

  it('asks no more after ten minutes, but as long as the first waits', async () => {
    const database = await open();
    const { send, clock } = await setUp(database);
    await send('Hello');
    clock.set('2026-03-02T14:00:00.000Z');
    expect(await send('Hello')).toMatchObject({ error: { code: 'duplicate' } });
    await bringTo(database, 'delivered', () => true, { state_at: '2026-03-02T13:49:59.000Z' });
    expect(await send('Hello')).toMatchObject({ ok: true });
  });

  it.each<[MessageState, boolean]>([
    ['claimed', true],
    ['dispatching', true],
    ['accepted', true],
    ['not_known', true],
    ['cancelled', false],
    ['blocked', false],
    ['failed', false],
    ['expired', false],
    ['undelivered', false],
  ])('after one that is %s: asks is %s', async (state, asks) => {
    const database = await open();
    const { send } = await setUp(database);
    await send('Hello');
    await bringTo(database, state);
    const answer = await send('Hello');
    expect(answer.ok ? null : answer.error.code).toBe(asks ? 'duplicate' : null);
  });
});
