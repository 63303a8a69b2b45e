import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { Clock } from '../../src-shared/time.ts';
import type { Database } from '../database/database.ts';
import { gatewayOf } from '../options/firm-queries.ts';
import { type Accounts, readAccounts } from './account-queries.ts';
import { accountPauseSeconds, type Gateway, type GatewayName, type Outgoing } from './gateway.ts';
import { createMailTrust } from './mail-trust.ts';
import { createPracticeGateway } from './practice-gateway.ts';
import { reasonSentence } from './reasons.ts';
import type { AccessToken, SmtpAuth } from './smtp-account.ts';
import { createSmtpGateway, loadSmtp } from './smtp-gateway.ts';
import { createTwilioGateway, loadTwilio } from './twilio-gateway.ts';

/** What gateways are made with. */
export type GatewayParts = {
  database: Database;
  clock: Clock;
  secrets: { decrypt(base64: string): Promise<string> };
  fetch: typeof fetch;
  /** A token for a firm that signs in to its mail provider; without it nobody is signed in. */
  accessToken?: (() => Promise<AccessToken>) | undefined;
  smtpCa?: string | undefined;
};

/** Finds the gateway of a channel, or the named one; null when its account is not complete. */
export type GatewayFor = (channel: Channel, name?: GatewayName) => Promise<Gateway | null>;

/** The gateways that Options asks for. */
export type Gateways = {
  /** By the settings as they are at this call. */
  forChannel: GatewayFor;
  /** Ends the connections that are kept; what is under way ends first. */
  close(): void;
};

/** A gateway with what ends its connections, where it keeps any. */
type Closable = Gateway & { close?(): void };

/** A gateway that was made of a firm's accounts, and those accounts. */
type Kept = { accounts: string; gateway: Promise<Closable | null> };

/**
 * Makes gateways when they are first asked for, and keeps each, with its connections, until the stored settings or
 * secrets change: then the next message goes by a new one.
 */
export function createGateways(parts: GatewayParts): Gateways {
  const practice = createPracticeGateway(parts.database, parts.clock);
  const kept = new Map<GatewayName, Kept>();
  const forget = (name: GatewayName) => {
    const old = kept.get(name);
    kept.delete(name);
    old?.gateway.then(
      (gateway) => gateway?.close?.(),
      () => {},
    );
  };
  return {
    forChannel: async (channel, asked) => {
      const accounts = await readAccounts(parts.database.read);
      const name = asked ?? gatewayOf(accounts, channel);
      if (name === 'practice') return practice;
      const stored = JSON.stringify(accounts);
      const old = kept.get(name);
      if (old?.accounts === stored) return old.gateway;
      forget(name);
      const made = makeGateway(name, accounts, parts);
      kept.set(name, { accounts: stored, gateway: made });
      try {
        const gateway = await made;
        // The key store may be open again the next time.
        if (gateway === unreadable[name] && kept.get(name)?.gateway === made) kept.delete(name);
        return gateway;
      } catch (error) {
        if (kept.get(name)?.gateway === made) kept.delete(name);
        throw error;
      }
    },
    close: () => {
      for (const name of [...kept.keys()]) forget(name);
    },
  };
}

async function makeGateway(
  name: Exclude<GatewayName, 'practice'>,
  firm: Accounts,
  { secrets, fetch: doFetch, accessToken, smtpCa }: GatewayParts,
): Promise<Closable | null> {
  /** Undefined: none is stored. Null: it is, but not for this user on this computer. */
  const reveal = async (ciphertext: string | null): Promise<string | null | undefined> =>
    ciphertext === null ? undefined : secrets.decrypt(ciphertext).catch(() => null);
  switch (name) {
    case 'twilio': {
      const { sms_account_sid: accountSid, sms_sender: sender, sms_api_address: apiAddress } = firm;
      const authToken = await reveal(firm.sms_ciphertext);
      if (authToken === null) return unreadable.twilio;
      if (!accountSid || !sender || !apiAddress || !authToken) return null;
      // What takes long comes before a message is marked as being handed over: from then on it is in doubt.
      await loadTwilio();
      return createTwilioGateway({ accountSid, authToken, sender, apiAddress }, doFetch);
    }
    case 'smtp': {
      const password = firm.email_auth === 'password' ? await reveal(firm.email_ciphertext) : '';
      if (password === null) return unreadable.smtp;
      if (!firm.email_host || !firm.email_from_address || password === undefined) return null;
      await loadSmtp();
      return createSmtpGateway({
        host: firm.email_host,
        port: firm.email_port,
        security: firm.email_security,
        auth: smtpAuthOf(firm, password, accessToken ?? nobodySignedIn),
        fromName: firm.email_from_name || firm.name,
        fromAddress: firm.email_from_address,
        connections: firm.email_connections,
        trust: createMailTrust(smtpCa),
      });
    }
    default:
      return assertNever(name);
  }
}

async function nobodySignedIn(): Promise<AccessToken> {
  return { ok: false, reason: 'email_sign_in_expired', pauseSeconds: accountPauseSeconds };
}

function smtpAuthOf(firm: Accounts, password: string, accessToken: () => Promise<AccessToken>): SmtpAuth {
  switch (firm.email_auth) {
    case 'none':
      return { kind: 'none' };
    case 'password':
      return { kind: 'password', username: firm.email_username, password };
    case 'microsoft':
    case 'google':
      // Where nobody is signed in there is no token, which says so before the server is asked.
      return { kind: 'oauth2', username: firm.email_signed_in_as, accessToken };
    default:
      return assertNever(firm.email_auth);
  }
}

/** What stands in for a gateway whose secret cannot be read. */
const unreadable = { twilio: withoutSecret('twilio'), smtp: withoutSecret('smtp') };

function withoutSecret(name: GatewayName): Gateway {
  const pauseSeconds = accountPauseSeconds;
  return {
    name,
    account: '',
    send: async () => ({ kind: 'later', reason: 'secret_unreadable', detail: '', pauseSeconds }),
    poll: null,
    find: null,
    replies: null,
  };
}

/** Sends one message outside the outbox and says what came of it. */
export async function sendTest(
  gateway: Gateway | null,
  message: Outgoing,
): Promise<{ accepted: boolean; sentence: string }> {
  if (!gateway) return { accepted: false, sentence: reasonSentence('account_incomplete', '') };
  const answer = await gateway.send(message);
  if (answer.kind !== 'accepted')
    return { accepted: false, sentence: reasonSentence(answer.reason, answer.detail) };
  switch (gateway.name) {
    case 'practice':
      return { accepted: true, sentence: 'The practice gateway took it. Nothing left this computer.' };
    case 'twilio':
      return { accepted: true, sentence: 'The SMS provider took it. It should arrive within a minute.' };
    case 'smtp':
      return { accepted: true, sentence: 'The mail server took it. It should arrive within a minute.' };
    default:
      return assertNever(gateway.name);
  }
}
