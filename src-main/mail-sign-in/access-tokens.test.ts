import { expect, it, onTestFinished } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { type IdentitySetUp, startIdentityStandIn } from '../../test/support/identity-stand-in.ts';
import { setUpMailSignIn } from '../../test/support/mail-sign-in.ts';
import { plainSecrets } from '../../test/support/plain-secrets.ts';
import type { Database } from '../database/database.ts';
import { getSecret, putSecret } from '../options/firm-queries.ts';
import type { AccessTokenParts } from './access-tokens.ts';

/** A firm that has signed in, and whose first access token has run out. */
async function signedIn(
  database: Database,
  setUp: IdentitySetUp = {},
  tokens: Partial<AccessTokenParts> = {},
) {
  const standIn = await startIdentityStandIn(setUp);
  onTestFinished(standIn.close);
  const firm = await setUpMailSignIn(database, standIn, { tokens });
  expect(await firm.signIn()).toMatchObject({ ok: true, value: { outcome: 'signed_in' } });
  firm.clock.advance(3600);
  standIn.tokenRequests.length = 0;
  return { ...firm, ...firm.accessTokens, standIn };
}

const storedToken = async (database: Database) => {
  const stored = await getSecret(database.read, 'email_refresh_token');
  return stored === undefined ? null : plainSecrets.decrypt(stored);
};

eachEngine('an access token', (open) => {
  it('is that of the sign-in until a minute before it ends, then a fresh one', async () => {
    const { clock, accessToken, standIn } = await signedIn(await open());
    const fresh = await accessToken();
    expect(fresh).toEqual({ ok: true, token: standIn.accessTokens[1] });
    clock.advance(3600 - 61);
    expect(await accessToken()).toEqual(fresh);
    expect(standIn.tokenRequests).toHaveLength(1);
    clock.advance(1);
    expect(await accessToken()).toEqual({ ok: true, token: standIn.accessTokens[2] });
    expect(standIn.problems).toEqual([]);
  });

  it('is the one the sign-in gave, without asking again', async () => {
    const database = await open();
    const { clock, accessToken, signIn, standIn } = await signedIn(database);
    await signIn();
    clock.advance(60);
    expect(await accessToken()).toEqual({ ok: true, token: standIn.accessTokens.at(-1) });
    expect(standIn.tokenRequests.map((form) => form.get('grant_type'))).toEqual(['authorization_code']);
  });

  it('is asked for by one request, which all who wait share', async () => {
    const { accessToken, standIn } = await signedIn(await open());
    const answers = await Promise.all(Array.from({ length: 5 }, () => accessToken()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({ ok: true, token: standIn.accessTokens[1] });
    expect(standIn.tokenRequests).toHaveLength(1);
  });

  it('brings a new refresh token, which is stored before the access token is used, and is used next', async () => {
    const database = await open();
    const { clock, accessToken, standIn } = await signedIn(database);
    for (let time = 0; time < 3; time += 1) {
      const before = standIn.refreshToken;
      expect(await accessToken()).toMatchObject({ ok: true });
      expect(standIn.refreshToken).not.toBe(before);
      expect(await storedToken(database)).toBe(standIn.refreshToken);
      clock.advance(3600);
    }
  });

  it('leaves the refresh token as it is where the provider gives no other', async () => {
    const database = await open();
    const { accessToken, standIn } = await signedIn(database, { rotates: false });
    expect(await accessToken()).toMatchObject({ ok: true });
    expect(await storedToken(database)).toBe(standIn.refreshToken);
  });

  it('is used once where the provider does not say for how long it is good', async () => {
    const { accessToken, standIn } = await signedIn(await open(), { lifeSeconds: null });
    await accessToken();
    await accessToken();
    expect(standIn.tokenRequests).toHaveLength(2);
  });

  it('asks an administrator to sign in again when the provider has ended it, and goes on after that', async () => {
    const { accessToken, signIn, standIn } = await signedIn(await open());
    standIn.revoke();
    expect(await accessToken()).toEqual({ ok: false, reason: 'email_sign_in_expired', pauseSeconds: 300 });
    await signIn();
    expect(await accessToken()).toEqual({ ok: true, token: standIn.accessTokens[0] });
  });

  it('waits when the provider is busy, as long as it says, but never for ever', async () => {
    const { accessToken, standIn } = await signedIn(await open());
    const busy = (pauseSeconds: number) => ({ ok: false, reason: 'provider_busy', pauseSeconds });
    standIn.behave({ kind: 'page', status: 500 });
    expect(await accessToken()).toEqual(busy(60));
    standIn.behave({ kind: 'page', status: 429, retryAfter: '17' });
    expect(await accessToken()).toEqual(busy(17));
    standIn.behave({ kind: 'page', status: 503, retryAfter: '999999' });
    expect(await accessToken()).toEqual(busy(1800));
    standIn.behave({ kind: 'error', status: 503, error: 'server_error' });
    expect(await accessToken()).toEqual(busy(60));
    standIn.behave({ kind: 'error', error: 'temporarily_unavailable' });
    expect(await accessToken()).toEqual(busy(60));
    standIn.behave({ kind: 'page', status: 200 });
    expect(await accessToken()).toEqual(busy(60));
    standIn.behave({ kind: 'drop' });
    expect(await accessToken()).toEqual(busy(60));
    expect(await accessToken()).toMatchObject({ ok: true });
  });

  it('does not wait for a provider that hangs', async () => {
    const { accessToken, standIn } = await signedIn(await open(), {}, { limitMilliseconds: 1 });
    standIn.behave({ kind: 'hang' });
    expect(await accessToken()).toEqual({ ok: false, reason: 'provider_busy', pauseSeconds: 60 });
  });

  it('waits for the network, and for a safe connection', async () => {
    const database = await open();
    const fault = { code: 'ENOTFOUND', message: 'no' };
    const failing: typeof fetch = () => Promise.reject(Object.assign(new Error(), fault));
    const { accessToken } = await signedIn(database, {}, { fetch: failing });
    expect(await accessToken()).toEqual({ ok: false, reason: 'no_network', pauseSeconds: 30 });
    fault.code = 'CERT_HAS_EXPIRED';
    expect(await accessToken()).toEqual({ ok: false, reason: 'tls', pauseSeconds: 300 });
    fault.message = 'net::ERR_PROXY_AUTH_UNSUPPORTED';
    expect(await accessToken()).toEqual({ ok: false, reason: 'proxy_sign_in', pauseSeconds: 300 });
  });

  it('says when the registration is refused', async () => {
    const { accessToken, standIn } = await signedIn(await open());
    const refused = { ok: false, reason: 'email_app_refused', pauseSeconds: 300 };
    standIn.behave({ kind: 'error', status: 401, error: 'invalid_client' });
    expect(await accessToken()).toEqual(refused);
    standIn.behave({ kind: 'error', status: 401, error: 'invalid_client', challenge: true });
    expect(await accessToken()).toEqual(refused);
  });

  it('of an earlier sign-in is never given out after another', async () => {
    const database = await open();
    const { accessToken, standIn } = await signedIn(database);
    expect(await accessToken()).toMatchObject({ ok: true });
    standIn.refreshToken = 'refresh-of-another';
    await putSecret(database.read, 'email_refresh_token', await plainSecrets.encrypt('refresh-of-another'));
    expect(await accessToken()).toEqual({ ok: true, token: standIn.accessTokens[2] });
  });

  it('is not had by who is signed out', async () => {
    const database = await open();
    const { accessToken, signOut, standIn } = await signedIn(database);
    await accessToken();
    await signOut();
    const none = { ok: false, reason: 'email_sign_in_expired', pauseSeconds: 300 };
    expect(await accessToken()).toEqual(none);
    expect(standIn.tokenRequests).toHaveLength(1);
  });

  it('of an account that was signed out while it was asked for is not given out', async () => {
    const database = await open();
    let standInFetch: typeof fetch = fetch;
    let signOutNow = async (): Promise<unknown> => undefined;
    const fetchAfterSigningOut: typeof fetch = async (input, init) => {
      const answer = await standInFetch(input, init);
      await signOutNow();
      return answer;
    };
    const firm = await signedIn(database, {}, { fetch: fetchAfterSigningOut });
    standInFetch = firm.standIn.fetch;
    signOutNow = firm.signOut;
    expect(await firm.accessToken()).toEqual({
      ok: false,
      reason: 'email_sign_in_expired',
      pauseSeconds: 300,
    });
    expect(await storedToken(database)).toBeNull();
  });

  it('says that a secret of another computer cannot be read', async () => {
    const database = await open();
    const elsewhere = { ...plainSecrets, decrypt: async () => Promise.reject(new Error('not here')) };
    const { accessToken } = await signedIn(database, {}, { secrets: elsewhere });
    expect(await accessToken()).toEqual({ ok: false, reason: 'secret_unreadable', pauseSeconds: 300 });
  });

  it('never throws, whatever the database does, and tells no token to the log', async () => {
    const database = await open();
    const broken = { ...database, write: () => Promise.reject(new Error('disk')) } as Database;
    const { accessToken, lines, standIn } = await signedIn(database, {}, { database: broken });
    expect(await accessToken()).toEqual({ ok: false, reason: 'provider_busy', pauseSeconds: 60 });
    expect(lines.join('\n')).toContain('no access token could be had');
    for (const token of [...standIn.accessTokens, standIn.refreshToken])
      expect(lines.join('\n')).not.toContain(token);
  });

  it('is asked for at the tenant that is saved', async () => {
    const database = await open();
    const asked: string[] = [];
    const { accessToken, standIn } = await signedIn(
      database,
      {},
      {
        fetch: async (input) => {
          asked.push(String(input));
          return Response.json({ error: 'invalid_grant' }, { status: 400 });
        },
      },
    );
    await accessToken();
    expect(asked).toEqual([`https://login.microsoftonline.com/${standIn.tenantId}/oauth2/v2.0/token`]);
  });
});
