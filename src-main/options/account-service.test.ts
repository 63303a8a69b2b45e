import { describe, expect, it } from 'vitest';
import { emailAccountForm, smsAccountForm } from '../../src-shared/contract/sending.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { officeMailForm } from '../../test/support/office-mail-form.ts';
import { plainSecrets } from '../../test/support/plain-secrets.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import type { Outgoing } from '../delivery/gateway.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { accountHandlers } from './account-service.ts';
import type { SecretBox } from './save-account.ts';

const secret = 'tok3n-Of-the-F1rm';
const sms = {
  gateway: 'twilio' as const,
  accountSid: 'AC123',
  authToken: secret,
  sender: 'HarbourLane',
  apiAddress: 'https://api.twilio.com',
};
const email = { ...officeMailForm, password: secret };

async function setUp(database: Database, secrets: SecretBox = plainSecrets) {
  const { userId } = await seedMatter(database);
  const user: User = { id: userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const sent: Outgoing[] = [];
  const handlers = accountHandlers({
    database,
    clock: fakeClock(),
    log: createLog(() => {}),
    secrets,
    sendTest: async (_channel, message) => {
      sent.push(message);
      return { accepted: true, sentence: 'Taken over.' };
    },
  });
  return {
    sent,
    saveSms: (form: Partial<typeof sms> | object = {}) =>
      handlers['options.saveSmsAccount']({ ...sms, ...form }, { user }),
    saveEmail: (form: object = {}) => handlers['options.saveEmailAccount']({ ...email, ...form }, { user }),
    sms: () => handlers['options.smsAccount']({}, { user }),
    email: () => handlers['options.emailAccount']({}, { user }),
    testSms: (to: string) => handlers['options.testSms']({ to }, { user }),
    testEmail: (to: string) => handlers['options.testEmail']({ to }, { user }),
  };
}

/** Every row of every table, as one text. */
async function everything(database: Database): Promise<string> {
  const tables = await database.read.introspection.getTables();
  const rows = await Promise.all(
    tables.map(({ name }) =>
      database.read
        .selectFrom(name as 'firm_settings')
        .selectAll()
        .execute(),
    ),
  );
  expect(tables.length).toBeGreaterThan(15);
  return JSON.stringify(rows);
}

const stored = (database: Database) =>
  database.read.selectFrom('secrets').selectAll().orderBy('name').execute();

eachEngine('an account’s secret', (open) => {
  it('stands nowhere in the database in clear, nor in an answer, nor in the audit', async () => {
    const database = await open();
    const { saveSms, saveEmail, ...read } = await setUp(database);
    const answers = [await saveSms(), await saveEmail(), await read.sms(), await read.email()];
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(JSON.stringify(answers)).not.toContain(secret);
    expect(await everything(database)).not.toContain(secret);
    const audit = JSON.stringify(await database.read.selectFrom('audit').selectAll().execute());
    for (const { ciphertext } of await stored(database)) {
      expect(await plainSecrets.decrypt(ciphertext)).toBe(secret);
      expect(audit).not.toContain(ciphertext);
      expect(JSON.stringify(answers)).not.toContain(ciphertext);
    }
    expect(await stored(database)).toHaveLength(2);
    expect(audit).toContain('"secretChanged\\":true');
  });

  it('is kept when the field is left empty, and replaced when it is not', async () => {
    const database = await open();
    const { saveSms, sms: readSms } = await setUp(database);
    await saveSms();
    const first = await stored(database);
    await saveSms({ authToken: '', sender: 'Other' });
    expect(await stored(database)).toEqual(first);
    expect(await readSms()).toMatchObject({ value: { hasAuthToken: true, sender: 'Other' } });
    await saveSms({ authToken: 'another' });
    const [replaced] = await stored(database);
    expect(await plainSecrets.decrypt(replaced?.ciphertext ?? '')).toBe('another');
  });

  it('is not saved, nor is anything else, when the system can keep none', async () => {
    const database = await open();
    const closed = {
      ...plainSecrets,
      available: async () => false,
      encrypt: async () => Promise.reject(new Error('no')),
    };
    const { saveSms, saveEmail } = await setUp(database, closed);
    const before = await everything(database);
    for (const answer of [await saveSms(), await saveEmail()]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'secret_storage_unavailable' } });
    }
    expect(await everything(database)).toBe(before);
  });

  it('leaves everything as it was when the system fails half-way', async () => {
    const database = await open();
    const failing = { ...plainSecrets, encrypt: async () => Promise.reject(new Error('keychain locked')) };
    const { saveSms } = await setUp(database, failing);
    const before = await everything(database);
    await expect(saveSms()).rejects.toThrow('keychain locked');
    expect(await everything(database)).toBe(before);
  });

  it('is asked of a real gateway, but not of the practice one', async () => {
    const database = await open();
    const { saveSms, saveEmail } = await setUp(database);
    const missing = (field: string) => ({
      ok: false,
      error: { code: 'account_incomplete', details: { [field]: expect.any(String) } },
    });
    expect(await saveSms({ authToken: '' })).toMatchObject(missing('authToken'));
    expect(await saveSms({ accountSid: '' })).toMatchObject(missing('accountSid'));
    expect(await saveSms({ sender: '' })).toMatchObject(missing('sender'));
    expect(await saveEmail({ password: '' })).toMatchObject(missing('password'));
    expect(await saveEmail({ host: '' })).toMatchObject(missing('host'));
    expect(await saveEmail({ fromAddress: 'a@example.com, b@example.com' })).toMatchObject(
      missing('fromAddress'),
    );
    expect(await stored(database)).toEqual([]);
    expect(await saveSms({ gateway: 'practice', authToken: '', accountSid: '', sender: '' })).toMatchObject({
      ok: true,
    });
    expect(await saveEmail({ auth: 'none', username: '', password: '' })).toMatchObject({ ok: true });
  });
});

eachEngine('an account', (open) => {
  it('is read as it was saved', async () => {
    const { saveSms, saveEmail, ...read } = await setUp(await open());
    await saveSms({ apiAddress: 'https://sms.example.com/api/' });
    await saveEmail();
    expect(await read.sms()).toEqual({
      ok: true,
      value: {
        gateway: 'twilio',
        accountSid: 'AC123',
        sender: 'HarbourLane',
        apiAddress: 'https://sms.example.com/api',
        hasAuthToken: true,
      },
    });
    const { password: _password, clientSecret: _clientSecret, ...shown } = email;
    const signIn = { hasClientSecret: false, signedInAs: '', signInEnded: false };
    expect(await read.email()).toEqual({ ok: true, value: { ...shown, ...signIn, hasPassword: true } });
  });

  it('lets its channel go on at once when it is saved', async () => {
    const database = await open();
    const { saveSms } = await setUp(database);
    const pause = { reason: 'sms_auth', paused_until: '2026-03-02T13:00:00.000Z' };
    await database.read
      .insertInto('channel_pauses')
      .values({ channel: 'sms', ...pause })
      .execute();
    await database.read
      .insertInto('channel_pauses')
      .values({ channel: 'email', ...pause })
      .execute();
    await saveSms();
    const left = await database.read
      .selectFrom('channel_pauses')
      .select(['channel', 'paused_until'])
      .execute();
    const stillPaused = left.filter((one) => one.paused_until > fakeClock().now()).map((one) => one.channel);
    expect(stillPaused).toEqual(['email']);
  });

  it('sends a test to one checked number or address only', async () => {
    const { testSms, testEmail, sent } = await setUp(await open());
    expect(await testSms('07700 900 123')).toEqual({
      ok: true,
      value: { accepted: true, sentence: 'Taken over.' },
    });
    expect(await testEmail(' office@example.com ')).toMatchObject({ ok: true });
    for (const to of ['070 1234 5678', 'x', '']) {
      expect(await testSms(to)).toMatchObject({ ok: false, error: { code: 'cannot_text' } });
    }
    for (const to of ['a@example.com, b@example.com', 'a@example.com\nBcc: b@example.com', '']) {
      expect(await testEmail(to)).toMatchObject({ ok: false, error: { code: 'cannot_text' } });
    }
    expect(sent.map((one) => [one.channel, one.recipient])).toEqual([
      ['sms', '+447700900123'],
      ['email', 'office@example.com'],
    ]);
  });
});

describe('the form of an account', () => {
  it.each([
    'https://api.twilio.com',
    'https://sms.example.com:8443/v1',
    'http://127.0.0.1:4010',
    'http://localhost:4010/api',
    'http://[::1]:4010',
  ])('takes the API address %s', (apiAddress) => {
    expect(smsAccountForm.safeParse({ ...sms, apiAddress }).success).toBe(true);
  });

  it.each([
    'http://api.twilio.com',
    'http://localhost.evil.example',
    'http://127.0.0.1@evil.example',
    'https://user:password@api.twilio.com',
    'https://api.twilio.com?to=evil',
    'https://api.twilio.com#evil',
    'ftp://api.twilio.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'api.twilio.com',
    'https://',
    '',
  ])('refuses the API address %j, which would not keep the token safe', (apiAddress) => {
    expect(smsAccountForm.safeParse({ ...sms, apiAddress }).success).toBe(false);
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN, '587'])('refuses the port %j', (port) => {
    expect(emailAccountForm.safeParse({ ...email, port }).success).toBe(false);
  });
});
