import { expect, it, onTestFinished } from 'vitest';
import { type Application, createApplication } from '../../src-main/application.ts';
import type { Database } from '../../src-main/database/database.ts';
import { createLog } from '../../src-main/log.ts';
import { getFirmSettings } from '../../src-main/options/firm-queries.ts';
import type { CallName, InputOf, OutputOf } from '../../src-shared/contract/contract.ts';
import { fakeClock } from '../support/clock.ts';
import { eachEngine } from '../support/databases.ts';
import { startIdentityStandIn } from '../support/identity-stand-in.ts';
import { enqueueOne, messageNow } from '../support/outbox.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { seedMatter } from '../support/seed.ts';
import { smtpCertificate, startSmtpStandIn } from '../support/smtp-stand-in.ts';

const sender = { url: 'app://clerkwell/index.html', isMainFrame: true };

/** The application at a firm of a provider, with the provider's identity server and mail server. */
async function start(database: Database) {
  const identity = await startIdentityStandIn();
  const smtp = await startSmtpStandIn({
    user: {
      name: identity.user,
      password: '',
      // Of the tokens that the provider gave, its mail server takes the newest.
      get token() {
        return identity.accessTokens.at(-1) ?? 'none yet';
      },
    },
  });
  const seeded = await seedMatter(database);
  const clock = fakeClock();
  const application: Application = await createApplication({
    database,
    clock,
    log: createLog(() => {}),
    secrets: plainSecrets,
    fetch: identity.fetch,
    desktop: {
      openExternal: async (address) => {
        void identity.visit(address);
        return true;
      },
      comeToFront: () => {},
    },
    sampleFirm: null,
    pageOrigin: 'app://clerkwell',
    startWithSample: false,
    smtpCa: smtpCertificate,
  });
  onTestFinished(async () => {
    await application.runner.stop();
    await Promise.all([identity.close(), smtp.close()]);
  });
  const must = async <Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    const answer = await application.dispatch({ name, input, sender });
    const result = answer as { ok: boolean; value: OutputOf<Name> };
    expect(result).toMatchObject({ ok: true });
    return result.value;
  };
  await must('options.saveEmailAccount', {
    gateway: 'smtp',
    host: '127.0.0.1',
    port: smtp.port,
    security: 'starttls',
    auth: 'microsoft',
    username: '',
    password: '',
    registration: identity.clientId,
    tenant: identity.tenantId,
    clientSecret: '',
    fromName: 'Ash & Co',
    fromAddress: 'office@example.com',
  });
  const enqueue = () => enqueueOne(database, seeded, clock.now(), { channel: 'email' });
  return { application, identity, smtp, clock, must, enqueue };
}

eachEngine('emails of a firm that signs in to its provider', (open) => {
  it('wait for the sign-in, go by its token, and by a fresh one when that has run out', async () => {
    const database = await open();
    const { application, identity, smtp, clock, must, enqueue } = await start(database);
    const { runner } = application;
    const first = await enqueue();
    await runner.runOnce();
    expect(await messageNow(database, first)).toMatchObject({
      state: 'queued',
      reason: 'email_sign_in_expired',
    });
    expect(smtp.received).toEqual([]);

    expect(await must('options.mailSignIn', {})).toMatchObject({ outcome: 'signed_in' });
    await runner.runOnce();
    expect(await messageNow(database, first)).toMatchObject({ state: 'accepted', gateway: 'smtp' });
    expect(smtp.received.map((mail) => [mail.from, mail.secure])).toEqual([['office@example.com', true]]);

    // The server ends the connection that was kept, as it does at night.
    smtp.drop();
    clock.advance(3600);
    identity.tokenRequests.length = 0;
    const before = identity.refreshToken;
    const second = await enqueue();
    await runner.runOnce();
    expect(identity.tokenRequests.map((form) => form.get('grant_type'))).toEqual(['refresh_token']);
    expect(identity.refreshToken).not.toBe(before);
    expect((await messageNow(database, second)).state).toBe('accepted');
    expect(smtp.received).toHaveLength(2);
  });

  it('wait when the provider has ended the sign-in, and the page says so', async () => {
    const database = await open();
    const { application, identity, smtp, clock, must, enqueue } = await start(database);
    await must('options.mailSignIn', {});
    identity.revoke();
    clock.advance(3600);
    const id = await enqueue();
    await application.runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ reason: 'email_sign_in_expired' });
    expect(await must('options.emailAccount', {})).toMatchObject({
      signedInAs: 'office@example.com',
      signInEnded: true,
    });
    await must('options.mailSignIn', {});
    await application.runner.runOnce();
    expect((await messageNow(database, id)).state).toBe('accepted');
    expect(await must('options.emailAccount', {})).toMatchObject({ signInEnded: false });
    expect((await getFirmSettings(database.read)).email_signed_in_as).toBe('office@example.com');
    expect(smtp.received).toHaveLength(1);
  });
});
