import type { sendingContract } from '../../src-shared/contract/sending.ts';
import { mailProviderNames } from '../../src-shared/domain/mail-providers.ts';
import { assertNever, fail, ok } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import { resumeChannel } from '../delivery/pause-queries.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import {
  deleteSecret,
  type FirmSettings,
  getFirmSettings,
  getSecret,
  putSecret,
  updateFirmSettings,
} from '../options/firm-queries.ts';
import { noStorage, type SecretBox, tellAccount } from '../options/save-account.ts';
import type { User } from '../session/user-queries.ts';
import type { AccessTokens } from './access-tokens.ts';
import { clientSecretSecret, type MailApp, readMailApp, refreshTokenSecret } from './mail-app.ts';
import { type Refusal, refusalSentence } from './refusals.ts';
import {
  type SignedIn,
  type SignInOutcome,
  type SignInParts,
  signInByBrowser,
} from './sign-in-by-browser.ts';

/** What signing in needs besides the usual. */
export type MailSignInDeps = Deps &
  Omit<SignInParts, 'keep'> & {
    secrets: SecretBox;
    accessTokens: AccessTokens;
    /** Aborts when a sign-in has taken too long: after five minutes, unless a test has it otherwise. */
    startLimit?: (() => AbortSignal) | undefined;
  };

type SignInContract = Pick<
  typeof sendingContract,
  'options.mailSignIn' | 'options.cancelMailSignIn' | 'options.mailSignOut'
>;

const limitMilliseconds = 5 * 60_000;

/** Signs in to, and out of, the provider of the firm's emails. There is one sign-in at a time: a new one ends that before it. */
export function createMailSignIn(deps: MailSignInDeps): {
  handlers: HandlersFor<SignInContract>;
  cancel(): void;
} {
  const { database, clock, secrets, startLimit = () => AbortSignal.timeout(limitMilliseconds) } = deps;
  let current: AbortController | null = null;
  const cancel = () => current?.abort();
  const handlers: HandlersFor<SignInContract> = {
    'options.mailSignIn': async (_input, { user }) => {
      const firm = await getFirmSettings(database.read);
      const app = await readMailApp(database.read, firm, secrets);
      if (app === 'incomplete')
        return fail(
          'account_incomplete',
          'Fill in the client ID and what else is asked, and save. Then sign in.',
        );
      if (app === 'unreadable')
        return fail(
          'account_incomplete',
          'The saved client secret cannot be read on this computer. Type it again and save. Then sign in.',
        );
      if (!(await secrets.available())) return fail('secret_storage_unavailable', noStorage);
      const was = await accountOf(database.read, firm);
      cancel();
      const mine = new AbortController();
      current = mine;
      const keep = (tokens: SignedIn) => keepSignIn(deps, user, was, tokens);
      const outcome = await signInByBrowser(app, { ...deps, keep }, mine.signal, startLimit());
      if (current === mine) current = null;
      return ok(sayOutcome(app, outcome));
    },
    'options.cancelMailSignIn': async () => {
      cancel();
      return ok({});
    },
    'options.mailSignOut': (_input, { user }) => {
      cancel();
      return database.write(async (tx, changed) => {
        const { email_signed_in_as: signedInAs } = await getFirmSettings(tx);
        await deleteSecret(tx, refreshTokenSecret);
        await updateFirmSettings(tx, { email_signed_in_as: '' });
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'account.email.sign_out',
          subjectId: null,
          before: { signedInAs },
          after: { signedInAs: '' },
        });
        tellAccount(changed);
        return ok({});
      });
    },
  };
  return { handlers, cancel };
}

/** What a sign-in is for: when any of it is another meanwhile, its tokens are not for this account. */
async function accountOf(db: Queryable, firm: FirmSettings): Promise<string> {
  const secret = await getSecret(db, clientSecretSecret);
  const { email_gateway, email_auth, email_oauth_client_id, email_oauth_tenant } = firm;
  const server = [firm.email_host, firm.email_port, firm.email_security];
  return JSON.stringify([
    email_gateway,
    email_auth,
    email_oauth_client_id,
    email_oauth_tenant,
    secret,
    server,
  ]);
}

/** Stores a sign-in, in the place of any earlier one, and lets the channel go on at once. */
async function keepSignIn(
  { database, clock, log, secrets, accessTokens }: MailSignInDeps,
  user: User,
  was: string,
  tokens: SignedIn,
): Promise<Refusal | null> {
  const ciphertext = await secrets.encrypt(tokens.refreshToken).catch((error: unknown) => {
    log.error('the sign-in could not be encrypted', error);
    return null;
  });
  if (ciphertext === null) return { kind: 'not_kept' };
  const isKept = await database.write(async (tx, changed) => {
    const firm = await getFirmSettings(tx);
    if ((await accountOf(tx, firm)) !== was) return false;
    const now = clock.now();
    await putSecret(tx, refreshTokenSecret, ciphertext);
    await updateFirmSettings(tx, { email_signed_in_as: tokens.signedInAs });
    await resumeChannel(tx, 'email', now);
    await recordAudit(tx, {
      at: now,
      userId: user.id,
      action: 'account.email.sign_in',
      subjectId: null,
      before: { signedInAs: firm.email_signed_in_as },
      after: { signedInAs: tokens.signedInAs },
    });
    tellAccount(changed);
    return true;
  });
  if (!isKept) return { kind: 'account_changed' };
  accessTokens.keep(ciphertext, tokens);
  return null;
}

function sayOutcome({ provider }: MailApp, outcome: SignInOutcome) {
  switch (outcome.kind) {
    case 'signed_in':
      return { outcome: outcome.kind, sentence: `You are signed in as ${outcome.signedInAs}.` };
    case 'refused':
      return { outcome: outcome.kind, sentence: refusalSentence(provider, outcome.refusal) };
    case 'cancelled':
      return { outcome: outcome.kind, sentence: 'The sign-in was cancelled.' };
    case 'timed_out':
      return {
        outcome: outcome.kind,
        sentence: `Nobody signed in within 5 minutes. Sign in again; if ${mailProviderNames[provider]} shows an error in the browser, give its code to IT.`,
      };
    default:
      return assertNever(outcome);
  }
}
