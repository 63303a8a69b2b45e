import { describe, expect, it, onTestFinished } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import {
  type IdentitySetUp,
  type PageBehaviour,
  startIdentityStandIn,
  type TokenBehaviour,
} from '../../test/support/identity-stand-in.ts';
import { clientSecret, setUpMailSignIn } from '../../test/support/mail-sign-in.ts';
import { auditLines } from '../../test/support/options-calls.ts';
import { plainSecrets } from '../../test/support/plain-secrets.ts';
import type { Database } from '../database/database.ts';
import { getFirmSettings, getSecret, updateFirmSettings } from '../options/firm-queries.ts';

async function setUp(
  database: Database,
  identity: IdentitySetUp = {},
  firm: Parameters<typeof setUpMailSignIn>[2] = {},
) {
  const standIn = await startIdentityStandIn(identity);
  onTestFinished(standIn.close);
  return { standIn, ...(await setUpMailSignIn(database, standIn, firm)) };
}

const stored = (database: Database) => getSecret(database.read, 'email_refresh_token');
const signedInAs = async (database: Database) => (await getFirmSettings(database.read)).email_signed_in_as;
const outcome = (kind: string, sentence: unknown = expect.any(String)) => ({
  ok: true,
  value: { outcome: kind, sentence },
});

/** A desktop whose browser stays where it was sent, and says when that was. */
function stayingBrowser() {
  let arrive: (address: string) => void;
  const arrived = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  const openExternal = async (address: string) => {
    arrive(address);
    return true;
  };
  return { arrived, desktop: { openExternal, comeToFront: () => {} } };
}

eachEngine('signing in for the firm’s emails', (open) => {
  it.each(['microsoft', 'google'] as const)(
    'at %s keeps who signed in, and the refresh token',
    async (provider) => {
      const database = await open();
      const identity = provider === 'google' ? { clientSecret } : {};
      const { standIn, signIn, page, fronts } = await setUp(database, identity, { provider });
      expect(await signIn()).toEqual(outcome('signed_in', 'You are signed in as office@example.com.'));
      expect(await plainSecrets.decrypt((await stored(database)) ?? '')).toBe(standIn.refreshToken);
      expect(await signedInAs(database)).toBe('office@example.com');
      const shown = await page();
      expect(shown?.words).toContain('<p>You are signed in. You can close this page.</p>');
      expect(fronts()).toBe(1);
      expect(standIn.problems).toEqual([]);
    },
  );

  it('tells no token, code or secret to an answer, the audit, the log or the browser', async () => {
    const database = await open();
    const { standIn, signIn, visited, page, lines } = await setUp(
      database,
      { clientSecret },
      { provider: 'google' },
    );
    const answer = await signIn();
    const [form] = standIn.tokenRequests;
    const audit = await auditLines(database);
    expect(audit).toEqual([
      {
        action: 'account.email.sign_in',
        subjectId: null,
        before: { signedInAs: '' },
        after: { signedInAs: 'office@example.com' },
      },
    ]);
    const told = JSON.stringify([answer, audit, lines, visited, await page()]);
    const secrets = [
      ...standIn.accessTokens,
      standIn.refreshToken,
      clientSecret,
      form?.get('code'),
      form?.get('code_verifier'),
    ];
    expect(secrets).toHaveLength(5);
    for (const secret of secrets) expect(told).not.toContain(secret);
  });

  it('has a state, a nonce and a verifier of its own each time', async () => {
    const { standIn, signIn, visited } = await setUp(await open());
    await signIn();
    await signIn();
    const parts = visited.flatMap((address) =>
      ['state', 'nonce', 'code_challenge'].map((name) => new URL(address).searchParams.get(name)),
    );
    const verifiers = standIn.tokenRequests.map((form) => form.get('code_verifier'));
    expect(new Set([...parts, ...verifiers]).size).toBe(8);
  });

  it('lets the channel go on at once', async () => {
    const database = await open();
    const { signIn } = await setUp(database);
    const pause = { channel: 'email', reason: 'email_sign_in_expired' } as const;
    await database.read
      .insertInto('channel_pauses')
      .values({ ...pause, paused_until: '2026-03-02T13:00:00.000Z' })
      .execute();
    await signIn();
    expect(await database.read.selectFrom('channel_pauses').selectAll().execute()).toEqual([]);
  });

  it('takes the tenant’s domain for its id, but no other tenant for the one whose id was given', async () => {
    const database = await open();
    const byDomain = await setUp(database, {}, { tenant: 'example.com' });
    expect(await byDomain.signIn()).toEqual(outcome('signed_in'));
    await updateFirmSettings(database.read, { email_oauth_tenant: '99999999-2222-4333-8444-555555555555' });
    expect(await byDomain.signIn()).toEqual(outcome('refused'));
  });

  it('takes a tenant from Microsoft’s own authority only', async () => {
    const { standIn, signIn } = await setUp(await open(), {}, { tenant: 'example.com' });
    for (const iss of [
      `https://evil.example/${standIn.tenantId}/v2.0`,
      `https://login.microsoftonline.com.evil.example/${standIn.tenantId}/v2.0`,
      `https://login-microsoftonline.com/${standIn.tenantId}/v2.0`,
      'https://login.microsoftonline.com/common/v2.0',
    ]) {
      standIn.behave({ kind: 'change claims', claims: { iss } });
      expect(await signIn()).toEqual(outcome('refused'));
    }
  });

  it('forgets who signed in, and the refresh token, on signing out', async () => {
    const database = await open();
    const { signIn, signOut } = await setUp(database);
    await signIn();
    expect(await signOut()).toEqual({ ok: true, value: {} });
    expect([await stored(database), await signedInAs(database)]).toEqual([undefined, '']);
    expect((await auditLines(database)).at(-1)).toMatchObject({
      action: 'account.email.sign_out',
      before: { signedInAs: 'office@example.com' },
    });
  });
});

eachEngine('a sign-in that is stopped', (open) => {
  it('ends when the user cancels it, and its address is dead', async () => {
    const database = await open();
    const { desktop, arrived } = stayingBrowser();
    const { standIn, signIn, cancelSignIn } = await setUp(database, {}, { deps: { desktop } });
    const answer = signIn();
    const address = await arrived;
    await cancelSignIn();
    expect(await answer).toEqual(outcome('cancelled', 'The sign-in was cancelled.'));
    await expect(standIn.visit(address)).rejects.toThrow();
    expect(await stored(database)).toBeUndefined();
  });

  it('ends when the time is up', async () => {
    const { desktop, arrived } = stayingBrowser();
    const limit = new AbortController();
    const deps = { desktop, startLimit: () => limit.signal };
    const { signIn } = await setUp(await open(), {}, { deps });
    const answer = signIn();
    await arrived;
    limit.abort();
    expect(await answer).toEqual(
      outcome('timed_out', expect.stringMatching(/^Nobody signed in within 5 minutes\./)),
    );
  });

  it('ends when another begins, which then succeeds', async () => {
    const { desktop, arrived } = stayingBrowser();
    const addresses: string[] = [];
    const openExternal = async (address: string) => {
      addresses.push(address);
      return desktop.openExternal(address);
    };
    const { standIn, signIn } = await setUp(
      await open(),
      {},
      { deps: { desktop: { ...desktop, openExternal } } },
    );
    const first = signIn();
    await arrived;
    const second = signIn();
    expect(await first).toEqual(outcome('cancelled'));
    await expect.poll(() => addresses.length).toBe(2);
    await standIn.visit(addresses[1] ?? '');
    expect(await second).toEqual(outcome('signed_in'));
  });

  it('is not kept for an account that was changed meanwhile', async () => {
    const database = await open();
    const { desktop, arrived } = stayingBrowser();
    const { standIn, signIn } = await setUp(database, {}, { deps: { desktop } });
    const answer = signIn();
    const address = await arrived;
    await updateFirmSettings(database.read, { email_host: 'smtp.example.net' });
    const page = await standIn.visit(address);
    expect(await answer).toEqual(
      outcome('refused', expect.stringContaining('was changed while you signed in')),
    );
    expect(await page?.text()).toContain('You are not signed in.');
    expect(await stored(database)).toBeUndefined();
  });

  it.each([
    ['refuses', async () => false],
    ['fails', () => Promise.reject(new Error('no handler'))],
  ])('says when the system %s to open a browser', async (_what, openExternal) => {
    const deps = { desktop: { openExternal, comeToFront: () => {} } };
    const { signIn } = await setUp(await open(), {}, { deps });
    expect(await signIn()).toEqual(
      outcome('refused', expect.stringMatching(/^No browser could be opened\./)),
    );
  });

  it('does not begin where the system can keep no secret, nor without a registration', async () => {
    const database = await open();
    const locked = { ...plainSecrets, available: async () => false };
    const { signIn, visited } = await setUp(database, {}, { deps: { secrets: locked } });
    expect(await signIn()).toMatchObject({ ok: false, error: { code: 'secret_storage_unavailable' } });
    for (const without of [
      { email_oauth_client_id: '' },
      { email_oauth_client_id: 'spec-client', email_oauth_tenant: '' },
      { email_auth: 'google' },
      { email_auth: 'password' },
    ] as const) {
      await updateFirmSettings(database.read, without);
      expect(await signIn()).toMatchObject({ ok: false, error: { code: 'account_incomplete' } });
    }
    expect(visited).toEqual([]);
  });

  it('says when the system fails to keep the sign-in', async () => {
    const database = await open();
    const failing = { ...plainSecrets, encrypt: () => Promise.reject(new Error('locked')) };
    const { signIn } = await setUp(database, {}, { deps: { secrets: failing } });
    expect(await signIn()).toEqual(outcome('refused', expect.stringContaining('could not keep the sign-in')));
    expect(await signedInAs(database)).toBe('');
  });
});

const consent = 'AADSTS65001: The user or administrator has not consented to use the application.';

describe('a refusal is told as a sentence that says what to do', () => {
  eachEngine('at the sign-in page', (open) => {
    it.each<[string, PageBehaviour, RegExp]>([
      ['access_denied', { kind: 'refuse', error: 'access_denied' }, /^You did not let Clerkwell send email/],
      [
        'no consent',
        { kind: 'refuse', error: 'access_denied', description: consent },
        /grant admin consent.*\(AADSTS65001\)$/,
      ],
      [
        'administrators only',
        { kind: 'refuse', error: 'access_denied', description: 'AADSTS90094: x' },
        /^Only your IT administrator can agree/,
      ],
      [
        'another organisation',
        { kind: 'refuse', error: 'access_denied', description: 'AADSTS50020: x' },
        /does not belong to the tenant/,
      ],
      [
        'an unknown client',
        { kind: 'refuse', error: 'unauthorized_client', description: 'AADSTS700016: x' },
        /knows no such client ID/,
      ],
      [
        'the firm’s rules',
        { kind: 'refuse', error: 'admin_policy_enforced' },
        /wants your IT administrator to agree first/,
      ],
      ['a busy provider', { kind: 'refuse', error: 'temporarily_unavailable' }, /could not answer just now/],
      [
        'anything else',
        { kind: 'refuse', error: 'Very <b>new</b>', description: 'AADSTS12345: x' },
        /Give IT this code\. \(AADSTS12345\)$/,
      ],
      ['no refresh token', { kind: 'sign in', without: 'refresh token' }, /Ask IT to allow offline access/],
      ['no address', { kind: 'sign in', without: 'address' }, /did not say which address/],
      [
        'no right to send',
        { kind: 'sign in', without: 'mail' },
        /did not let Clerkwell send email\. Sign in again and agree/,
      ],
      [
        'no identity',
        { kind: 'sign in', without: 'openid' },
        /answered something that Clerkwell does not understand/,
      ],
    ])('%s', async (_what, behaviour, sentence) => {
      const database = await open();
      const { standIn, signIn, page } = await setUp(database);
      standIn.meet(behaviour);
      expect(await signIn()).toEqual(outcome('refused', expect.stringMatching(sentence)));
      expect((await page())?.words).toContain('You are not signed in.');
      expect([await stored(database), await signedInAs(database)]).toEqual([undefined, '']);
    });
  });

  eachEngine('at the token endpoint', (open) => {
    it.each<[string, TokenBehaviour, RegExp]>([
      [
        'invalid_client',
        { kind: 'error', status: 401, error: 'invalid_client' },
        /does not accept the client ID or its secret/,
      ],
      [
        'no public client',
        { kind: 'error', status: 401, error: 'invalid_client', description: 'AADSTS7000218: x' },
        /does not allow public client flows/,
      ],
      ['invalid_grant', { kind: 'error', error: 'invalid_grant' }, /it took too long, or was used already/],
      ['500', { kind: 'page', status: 500 }, /could not answer just now/],
      ['429', { kind: 'page', status: 429, retryAfter: '30' }, /could not answer just now/],
      ['a page', { kind: 'page', status: 200 }, /answered something that Clerkwell does not understand/],
      ['a lost connection', { kind: 'drop' }, /answered something that Clerkwell does not understand/],
      ['another’s answer', { kind: 'change claims', claims: { aud: 'another' } }, /does not understand/],
      ['an old answer', { kind: 'change claims', claims: { nonce: 'another' } }, /does not understand/],
      [
        'another issuer',
        { kind: 'change claims', claims: { iss: 'https://evil.example' } },
        /does not understand/,
      ],
      [
        'an answer that is over',
        { kind: 'change claims', claims: { exp: 1_000_000_000 } },
        /Check the computer’s clock/,
      ],
    ])('%s', async (_what, behaviour, sentence) => {
      const database = await open();
      const { standIn, signIn } = await setUp(database);
      standIn.behave(behaviour);
      expect(await signIn()).toEqual(outcome('refused', expect.stringMatching(sentence)));
      expect([await stored(database), await signedInAs(database)]).toEqual([undefined, '']);
    });
  });

  eachEngine('of the network', (open) => {
    it.each([
      ['ENOTFOUND', /could not be reached\. Check the internet connection/],
      ['CERT_HAS_EXPIRED', /^No safe connection to Microsoft 365/],
    ])('%s', async (code, sentence) => {
      const fetch = () => Promise.reject(Object.assign(new Error('no'), { code }));
      const { signIn } = await setUp(await open(), {}, { deps: { fetch } });
      expect(await signIn()).toEqual(outcome('refused', expect.stringMatching(sentence)));
    });
  });
});

eachEngine('the computer’s clock', (open) => {
  it.each([-240, 240])('may be %s seconds from the provider’s', async (clockAhead) => {
    const { signIn } = await setUp(await open(), { clockAhead });
    expect(await signIn()).toEqual(outcome('signed_in'));
  });
});
