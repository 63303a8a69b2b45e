import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { Clock } from '../../src-shared/time.ts';
import type { Database } from '../database/database.ts';
import { gatewayOf, getFirmSettings, getSecret } from '../options/firm-queries.ts';
import { accountPauseSeconds, type Gateway, type GatewayName, type Outgoing } from './gateway.ts';
import { createPracticeGateway } from './practice-gateway.ts';
import { reasonSentence } from './reasons.ts';
import { createSmtpGateway } from './smtp-gateway.ts';
import { createTwilioGateway } from './twilio-gateway.ts';

/** What gateways are made with. */
export type GatewayParts = {
  database: Database;
  clock: Clock;
  secrets: { decrypt(base64: string): Promise<string> };
  fetch: typeof fetch;
  smtpCa?: string | undefined;
};

/** Finds the gateway of a channel, or the named one; null when its account is not complete. */
export type GatewayFor = (channel: Channel, name?: GatewayName) => Promise<Gateway | null>;

/** Makes the gateways that Options asks for, from the settings as they are at each call. */
export function createGateways(parts: GatewayParts): { forChannel: GatewayFor } {
  const { database, clock, secrets, smtpCa } = parts;
  const practice = createPracticeGateway(database, clock);
  /** Undefined: none is stored. Null: it is, but not for this user on this computer. */
  const reveal = async (name: string): Promise<string | null | undefined> => {
    const stored = await getSecret(database.read, name);
    return stored === undefined ? undefined : secrets.decrypt(stored).catch(() => null);
  };
  return {
    forChannel: async (channel, asked) => {
      const firm = await getFirmSettings(database.read);
      const name = asked ?? gatewayOf(firm, channel);
      switch (name) {
        case 'practice':
          return practice;
        case 'twilio': {
          const { sms_account_sid: accountSid, sms_sender: sender, sms_api_address: apiAddress } = firm;
          const authToken = await reveal('sms_auth_token');
          if (authToken === null) return unreadable('twilio');
          if (!accountSid || !sender || !apiAddress || !authToken) return null;
          return createTwilioGateway({ accountSid, authToken, sender, apiAddress }, parts.fetch);
        }
        case 'smtp': {
          const username = firm.email_username;
          const password = username === '' ? '' : await reveal('email_password');
          if (password === null) return unreadable('smtp');
          if (!firm.email_host || !firm.email_from_address || password === undefined) return null;
          return createSmtpGateway({
            host: firm.email_host,
            port: firm.email_port,
            security: firm.email_security,
            username,
            password,
            fromName: firm.email_from_name || firm.name,
            fromAddress: firm.email_from_address,
            ca: smtpCa,
          });
        }
        default:
          return assertNever(name);
      }
    },
  };
}

function unreadable(name: GatewayName): Gateway {
  const pauseSeconds = accountPauseSeconds;
  return {
    name,
    send: async () => ({ kind: 'later', reason: 'secret_unreadable', detail: '', pauseSeconds }),
    poll: null,
    find: null,
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
