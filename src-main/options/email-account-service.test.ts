import { describe, expect, it } from 'vitest';
import { type EmailAccountForm, emailAccountForm } from '../../src-shared/contract/sending.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { auditLines } from '../../test/support/options-calls.ts';
import { plainSecrets } from '../../test/support/plain-secrets.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import { emailAccountHandlers } from './email-account-service.ts';
import { getFirmSettings, getSecret, putSecret, updateFirmSettings } from './firm-queries.ts';

const microsoft: EmailAccountForm = {
  gateway: 'smtp',
  host: 'smtp.office365.com',
  port: 587,
  security: 'starttls',
  auth: 'microsoft',
  username: '',
  password: '',
  registration: 'app-1',
  tenant: 'example.com',
  clientSecret: '',
  fromName: 'Harbour & Lane',
  fromAddress: 'office@example.com',
};
const google: EmailAccountForm = {
  ...microsoft,
  host: 'smtp.gmail.com',
  auth: 'google',
  tenant: '',
  clientSecret: 'not-so-secret',
};

async function setUp(database: Database) {
  const { userId } = await seedMatter(database);
  const user = { id: userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
  const clock = fakeClock();
  const handlers = emailAccountHandlers({
    database,
    clock,
    log: createLog(() => {}),
    secrets: plainSecrets,
    sendTest: async () => ({ accepted: true, sentence: '' }),
  });
  const save = (form: EmailAccountForm) => handlers['options.saveEmailAccount'](form, { user });
  return {
    clock,
    save,
    read: async () => {
      const answer = await handlers['options.emailAccount']({}, { user });
      return answer.ok ? answer.value : null;
    },
    /** Saves an account, and signs in to it as a sign-in does. */
    saveSignedIn: async (form: EmailAccountForm) => {
      expect(await save(form)).toEqual({ ok: true, value: {} });
      await putSecret(database.read, 'email_refresh_token', 'sealed');
      await updateFirmSettings(database.read, { email_signed_in_as: 'office@example.com' });
    },
    signedIn: async () => [
      await getSecret(database.read, 'email_refresh_token'),
      (await getFirmSettings(database.read)).email_signed_in_as,
    ],
  };
}

const kept = ['sealed', 'office@example.com'];
const forgotten = [undefined, ''];

eachEngine('a sign-in to the mail provider', (open) => {
  it.each<[string, Partial<EmailAccountForm>]>([
    ['who they are from', { fromName: 'Other', fromAddress: 'other@example.com' }],
    ['nothing', {}],
  ])('is kept when %s changes', async (_what, change) => {
    const { save, saveSignedIn, signedIn } = await setUp(await open());
    await saveSignedIn(microsoft);
    await save({ ...microsoft, ...change });
    expect(await signedIn()).toEqual(kept);
  });

  it.each<[string, Partial<EmailAccountForm>]>([
    ['client ID', { registration: 'app-2' }],
    ['tenant', { tenant: 'example.net' }],
    ['provider', { auth: 'google', clientSecret: 'x' }],
    ['way of signing in', { auth: 'none' }],
    ['server', { host: 'smtp.example.net' }],
    ['port', { port: 2525 }],
    ['security', { security: 'tls' }],
  ])('is forgotten when the %s changes', async (_what, change) => {
    const database = await open();
    const { save, saveSignedIn, signedIn } = await setUp(database);
    await saveSignedIn(microsoft);
    expect(await save({ ...microsoft, ...change })).toEqual({ ok: true, value: {} });
    expect(await signedIn()).toEqual(forgotten);
    expect((await auditLines(database)).at(-1)).toMatchObject({
      before: { email_signed_in_as: 'office@example.com' },
      after: { email_signed_in_as: '' },
    });
  });

  it('is kept when the account could not be saved', async () => {
    const { save, saveSignedIn, signedIn } = await setUp(await open());
    await saveSignedIn(microsoft);
    expect(await save({ ...microsoft, registration: '' })).toMatchObject({ ok: false });
    expect(await save({ ...google, clientSecret: '' })).toMatchObject({ ok: false });
    expect(await signedIn()).toEqual(kept);
  });

  it('is shown with its address, and as ended while the channel waits for another', async () => {
    const database = await open();
    const { read, saveSignedIn, clock } = await setUp(database);
    await saveSignedIn(google);
    expect(await read()).toMatchObject({
      auth: 'google',
      registration: 'app-1',
      hasClientSecret: true,
      signedInAs: 'office@example.com',
      signInEnded: false,
    });
    expect(JSON.stringify(await read())).not.toContain('not-so-secret');
    await database.read
      .insertInto('channel_pauses')
      .values({ channel: 'email', reason: 'email_sign_in_expired', paused_until: '2026-03-02T12:05:00.000Z' })
      .execute();
    expect(await read()).toMatchObject({ signInEnded: true });
    clock.advance(300);
    expect(await read()).toMatchObject({ signInEnded: false });
  });
});

eachEngine('an account that signs in by a provider', (open) => {
  it('needs its registration, and a connection that is not in clear', async () => {
    const { save } = await setUp(await open());
    const fault = (field: string) => ({
      ok: false,
      error: { code: 'account_incomplete', details: { [field]: expect.any(String) } },
    });
    expect(await save({ ...microsoft, registration: '' })).toMatchObject(fault('registration'));
    expect(await save({ ...microsoft, tenant: '' })).toMatchObject(fault('tenant'));
    expect(await save({ ...google, clientSecret: '' })).toMatchObject(fault('clientSecret'));
    expect(await save({ ...microsoft, security: 'none' })).toMatchObject(fault('security'));
    const password = { auth: 'password', username: 'office', password: 'secret', security: 'none' } as const;
    expect(await save({ ...microsoft, ...password })).toMatchObject(fault('security'));
    expect((await save({ ...microsoft, ...password, host: '127.0.0.1' })).ok).toBe(true);
    expect(await save({ ...google, security: 'none' })).toMatchObject(fault('security'));
    expect(await save({ ...microsoft, auth: 'password' })).toMatchObject(fault('username'));
    expect(await save(google)).toMatchObject({ ok: true });
    expect(await save({ ...google, clientSecret: '' })).toMatchObject({ ok: true });
    expect(await save({ ...google, clientSecret: '', registration: 'app-2' })).toMatchObject(
      fault('clientSecret'),
    );
  });
});

describe('the tenant', () => {
  it.each(['example.com', '11111111-2222-4333-8444-555555555555', 'firm.onmicrosoft.com', ''])(
    'may be %j',
    (tenant) => {
      expect(emailAccountForm.safeParse({ ...microsoft, tenant }).success).toBe(true);
    },
  );

  it.each(['..', '../evil', 'a/b', 'a?b', 'a#b', 'user@example.com', 'example.com:8443', 'a b', '%2e'])(
    'may not be %j, which would lead to another address',
    (tenant) => {
      expect(emailAccountForm.safeParse({ ...microsoft, tenant }).success).toBe(false);
    },
  );
});
