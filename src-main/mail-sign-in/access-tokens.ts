import { assertNever } from '../../src-shared/result.ts';
import { addSeconds, type Clock } from '../../src-shared/time.ts';
import type { Database } from '../database/database.ts';
import { accountPauseSeconds, networkPauseSeconds } from '../delivery/gateway.ts';
import type { ReasonCode } from '../delivery/reasons.ts';
import type { AccessToken } from '../delivery/smtp-account.ts';
import type { Log } from '../log.ts';
import { getFirmSettings, getSecret, putSecret } from '../options/firm-queries.ts';
import type { SecretBox } from '../options/save-account.ts';
import { type MailApp, readMailApp, refreshTokenSecret } from './mail-app.ts';
import type { TokenFailure } from './token-failures.ts';
import { refreshTokens, type Tokens } from './token-requests.ts';

/** Where the gateway gets access tokens from. */
export type AccessTokens = {
  /** A token that is good for another minute at least. Never throws. */
  accessToken(): Promise<AccessToken>;
  /** Takes over the token of a fresh sign-in; `ciphertext` is its refresh token as it is stored. */
  keep(ciphertext: string, tokens: Pick<Tokens, 'accessToken' | 'lifeSeconds'>): void;
};

/** What access tokens are asked for with. */
export type AccessTokenParts = {
  database: Database;
  clock: Clock;
  log: Log;
  secrets: SecretBox;
  fetch: typeof fetch;
  /** How long a provider may take to answer, in milliseconds. */
  limitMilliseconds?: number;
};

/** A token with a minute left may run out on the way. */
const spareSeconds = 60;
const busyPauseSeconds = 60;
/** An answer that asks for more is a fault: messages would expire by the hundred. */
const longestPauseSeconds = 30 * 60;

/**
 * Keeps access tokens, in memory only, and asks for a fresh one by the stored refresh token: by one request at a time,
 * which all who wait share. A token belongs to the refresh token it came by, so that signing out or another account ends
 * it at once.
 */
export function createAccessTokens(parts: AccessTokenParts): AccessTokens {
  const { database, clock, secrets, log } = parts;
  let kept: { ciphertext: string; token: string; goodUntil: string } | null = null;
  let asking: { ciphertext: string; answer: Promise<AccessToken> } | null = null;

  const keep: AccessTokens['keep'] = (ciphertext, { accessToken: token, lifeSeconds }) => {
    // How long it lasts is only recommended to be said (RFC 6749, section 5.1): unsaid, it is used once.
    const goodUntil = addSeconds(clock.now(), (lifeSeconds ?? 0) - spareSeconds);
    kept = { ciphertext, token, goodUntil };
  };

  const refresh = async (ciphertext: string): Promise<AccessToken> => {
    const refreshToken = await secrets.decrypt(ciphertext).catch(() => null);
    const app = await readMailApp(database.read, await getFirmSettings(database.read), secrets);
    if (refreshToken === null || app === 'unreadable')
      return waiting('secret_unreadable', accountPauseSeconds);
    if (app === 'incomplete') return waiting('account_incomplete', accountPauseSeconds);
    const answer = await ask(parts, app, refreshToken);
    if (!answer.ok) return waitingFor(answer.failure);
    const { tokens } = answer;
    const isNew = tokens.refreshToken !== null && tokens.refreshToken !== refreshToken;
    const next = isNew ? await secrets.encrypt(tokens.refreshToken ?? '') : ciphertext;
    const isStill = await replaceRefreshToken(database, ciphertext, next);
    // Meanwhile somebody signed out, or in anew: what came is of an account that is no longer the firm's.
    if (!isStill) return accessToken();
    keep(next, tokens);
    return { ok: true, token: tokens.accessToken };
  };

  const accessToken = async (): Promise<AccessToken> => {
    try {
      const ciphertext = await getSecret(database.read, refreshTokenSecret);
      if (ciphertext === undefined) return waiting('email_sign_in_expired', accountPauseSeconds);
      if (kept?.ciphertext === ciphertext && clock.now() < kept.goodUntil)
        return { ok: true, token: kept.token };
      if (asking?.ciphertext !== ciphertext) {
        const mine = { ciphertext, answer: refresh(ciphertext) };
        asking = mine;
        const over = () => {
          if (asking === mine) asking = null;
        };
        mine.answer.then(over, over);
      }
      return await asking.answer;
    } catch (error) {
      log.error('no access token could be had', error);
      return waiting('provider_busy', busyPauseSeconds);
    }
  };
  return { accessToken, keep };
}

function ask({ fetch: doFetch, limitMilliseconds = 20_000 }: AccessTokenParts, app: MailApp, token: string) {
  return refreshTokens(app, token, { fetch: doFetch, signal: AbortSignal.timeout(limitMilliseconds) });
}

/** Puts the refresh token that is good now in the place of the one that was used, at once; false when that is gone. */
function replaceRefreshToken(database: Database, used: string, next: string): Promise<boolean> {
  return database.write(async (tx) => {
    if ((await getSecret(tx, refreshTokenSecret)) !== used) return false;
    if (next !== used) await putSecret(tx, refreshTokenSecret, next);
    return true;
  });
}

function waitingFor(failure: TokenFailure): AccessToken {
  switch (failure.kind) {
    case 'busy': {
      const seconds = failure.retryAfterSeconds ?? busyPauseSeconds;
      return waiting('provider_busy', Math.min(Math.max(seconds, 1), longestPauseSeconds));
    }
    case 'no_network':
      return waiting('no_network', networkPauseSeconds);
    case 'tls':
    case 'proxy_sign_in':
      return waiting(failure.kind, accountPauseSeconds);
    case 'unclear':
      return waiting('provider_busy', busyPauseSeconds);
    case 'refused': {
      const isEnded = /^(invalid_grant|interaction_required|login_required|consent_required)$/.test(
        failure.error,
      );
      return waiting(isEnded ? 'email_sign_in_expired' : 'email_app_refused', accountPauseSeconds);
    }
    default:
      return assertNever(failure);
  }
}

function waiting(reason: ReasonCode, pauseSeconds: number): AccessToken {
  return { ok: false, reason, pauseSeconds };
}
