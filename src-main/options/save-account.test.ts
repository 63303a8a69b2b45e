import { expect, it } from 'vitest';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { officeMailForm } from '../../test/support/office-mail-form.ts';
import { bringTo, enqueueOne, keepingLog, messageNow } from '../../test/support/outbox.ts';
import { plainSecrets } from '../../test/support/plain-secrets.ts';
import { seedMatter } from '../../test/support/seed.ts';
import { accountHandlers } from './account-service.ts';
import { getSecret } from './firm-queries.ts';

const twilio = {
  gateway: 'twilio' as const,
  accountSid: 'AC123',
  authToken: 'tok3n',
  sender: 'HarbourLane',
  apiAddress: 'https://api.twilio.com',
};
const practice = { ...twilio, gateway: 'practice' as const, authToken: '' };

eachEngine('saving an account', (open) => {
  async function setUp() {
    const database = await open();
    const clock = fakeClock();
    const seeded = await seedMatter(database);
    const user = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
    const sendTest = async () => ({ accepted: true, sentence: '' });
    const deps = { database, clock, log: keepingLog(), secrets: plainSecrets, sendTest };
    const handlers = accountHandlers(deps);
    const save = (form: typeof twilio | typeof practice) =>
      handlers['options.saveSmsAccount'](form, { user });
    const saveEmail = (fromAddress: string) =>
      handlers['options.saveEmailAccount']({ ...officeMailForm, fromAddress }, { user });
    const enqueue = (changes?: Parameters<typeof enqueueOne>[3]) =>
      enqueueOne(database, seeded, clock.now(), changes);
    return { database, save, saveEmail, enqueue };
  }

  it('withdraws what waits in practice: nothing written for practice ever reaches a client', async () => {
    const { database, save, enqueue } = await setUp();
    const id = await enqueue();
    expect(await save(twilio)).toEqual({ ok: true, value: {} });
    expect(await messageNow(database, id)).toMatchObject({ state: 'cancelled', reason: 'practice_ended' });
  });

  it('refuses practice while messages wait for clients, and changes nothing', async () => {
    const { database, save, enqueue } = await setUp();
    await save(twilio);
    const id = await enqueue();
    expect(await save(practice)).toMatchObject({ ok: false, error: { code: 'messages_waiting' } });
    expect((await messageNow(database, id)).state).toBe('queued');
    const firm = await database.read
      .selectFrom('firm_settings')
      .select('sms_gateway')
      .executeTakeFirstOrThrow();
    expect(firm.sms_gateway).toBe('twilio');
  });

  it('keeps what waits when the account stays real', async () => {
    const { database, save, enqueue } = await setUp();
    await save(twilio);
    const id = await enqueue();
    expect((await save({ ...twilio, sender: 'Lane', authToken: '' })).ok).toBe(true);
    expect((await messageNow(database, id)).state).toBe('queued');
  });

  it.each([
    ['other@example.net', { state: 'not_known', reason: 'account_changed', attention: 1 }],
    ['office@example.com', { state: 'queued', reason: 'trying_again', attention: 0 }],
  ])('tries no email once more that would not be known again: now from %s', async (fromAddress, after) => {
    const { database, saveEmail, enqueue } = await setUp();
    await saveEmail('office@example.com');
    const id = await enqueue({ channel: 'email' });
    const again = { gateway: 'smtp', may_have_gone: 1, retried: 1, reason: 'trying_again' } as const;
    await bringTo(database, 'queued', () => true, again);
    expect((await saveEmail(fromAddress)).ok).toBe(true);
    expect(await messageNow(database, id)).toMatchObject(after);
  });

  it('never keeps a secret for another place than it was typed for', async () => {
    const { database, save } = await setUp();
    await save(twilio);
    const elsewhere = { ...twilio, authToken: '', apiAddress: 'https://sms.example.org' };
    expect(await save(elsewhere)).toMatchObject({
      ok: false,
      error: { code: 'account_incomplete', details: { authToken: expect.stringContaining('Type it again') } },
    });
    expect(await getSecret(database.read, 'sms_auth_token')).toBeDefined();
    expect((await save({ ...practice, apiAddress: 'https://sms.example.org' })).ok).toBe(true);
    expect(await getSecret(database.read, 'sms_auth_token')).toBeUndefined();
  });

  it('says in the audit what was and what is', async () => {
    const { database, save } = await setUp();
    await save(twilio);
    const line = await database.read
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'account.sms')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(line.before ?? '')).toMatchObject({ sms_gateway: 'practice' });
    expect(JSON.parse(line.after ?? '')).toMatchObject({ sms_gateway: 'twilio', secretChanged: true });
  });
});
