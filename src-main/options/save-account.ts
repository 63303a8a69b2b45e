import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import type { Outgoing } from '../delivery/gateway.ts';
import { resumeChannel } from '../delivery/pause-queries.ts';
import type { Deps } from '../ipc/handlers.ts';
import { cancelWaitingMessages, countOpenMessages } from '../messages/outbox-queries.ts';
import type { User } from '../session/user-queries.ts';
import {
  deleteSecret,
  type FirmSettings,
  gatewayOf,
  getFirmSettings,
  getSecret,
  putSecret,
  updateFirmSettings,
} from './firm-queries.ts';

/** Encrypts secrets; what it gives can be stored. */
export type SecretBox = {
  available(): Promise<boolean>;
  encrypt(text: string): Promise<string>;
  decrypt(ciphertext: string): Promise<string>;
};

/** What the accounts' handlers need besides the usual. */
export type AccountDeps = Deps & {
  secrets: SecretBox;
  /** Sends one message by a channel's account, outside the outbox, and says what came of it. */
  sendTest(channel: Channel, message: Outgoing): Promise<{ accepted: boolean; sentence: string }>;
};

type Saved = Partial<Omit<FirmSettings, 'id'>>;
type Secret = { name: string; text: string; needed: boolean; field: string };

const noStorage =
  'This computer cannot keep the password safely just now, so nothing was saved. Unlock the system key store (or restart the computer) and save again.';

/** The failure of a form whose first empty field is needed; null when none is empty. */
export function firstMissing(fields: Record<string, string>, what: string): Result<never> | null {
  const name = Object.keys(fields).find((field) => fields[field] === '');
  if (!name) return null;
  const sentence = `Fill this in: ${what} needs it.`;
  return fail('account_incomplete', `The account is not complete. ${sentence}`, { [name]: sentence });
}

/**
 * Saves a channel's account, its settings and the secret that was typed, and lets the channel go on at once. A stored
 * secret is never kept for another place than it was typed for: `destination` names the settings that say where it
 * would be sent.
 */
export async function saveAccount(
  { database, clock, secrets }: AccountDeps,
  user: User,
  channel: Channel,
  secret: Secret,
  settings: Saved,
  destination: (keyof Saved)[],
): Promise<Result<Record<string, never>>> {
  if (secret.text !== '' && !(await secrets.available()))
    return fail('secret_storage_unavailable', noStorage);
  const ciphertext = secret.text === '' ? null : await secrets.encrypt(secret.text);
  return database.write(async (tx, changed) => {
    const now = clock.now();
    const firm = await getFirmSettings(tx);
    const stored = (await getSecret(tx, secret.name)) !== undefined;
    const moved = stored && destination.some((name) => settings[name] !== firm[name]);
    if (secret.needed && ciphertext === null && (moved || !stored)) return secretWanted(secret, moved);
    const crossing = await crossOver(tx, channel, firm, settings, now);
    if (crossing) return crossing;
    if (ciphertext !== null) await putSecret(tx, secret.name, ciphertext);
    else if (moved) await deleteSecret(tx, secret.name);
    await updateFirmSettings(tx, settings);
    await resumeChannel(tx, channel, now);
    await recordAudit(tx, {
      at: now,
      userId: user.id,
      action: `account.${channel}`,
      subjectId: null,
      before: Object.fromEntries(
        Object.keys(settings).map((name) => [name, firm[name as keyof FirmSettings]]),
      ),
      after: { ...settings, secretChanged: ciphertext !== null },
    });
    changed({ area: 'options', matterId: null });
    changed({ area: 'session', matterId: null });
    changed({ area: 'documents', matterId: null });
    changed({ area: 'progress', matterId: null });
    return ok({});
  });
}

function secretWanted({ field }: Secret, moved: boolean): Result<never> {
  if (!moved) return firstMissing({ [field]: '' }, 'the account') as Result<never>;
  const sentence = 'Type it again: the stored one was for the account as it was.';
  return fail('account_incomplete', `The account has changed. ${sentence}`, { [field]: sentence });
}

/**
 * Between practice and a real account nothing that waits changes sides. What was written for practice is withdrawn;
 * what waits for clients stands in the way, so that nobody believes they were told.
 */
async function crossOver(
  tx: Queryable,
  channel: Channel,
  firm: FirmSettings,
  settings: Saved,
  now: string,
): Promise<Result<never> | null> {
  const wasPractice = gatewayOf(firm, channel) === 'practice';
  if (wasPractice === (gatewayOf({ ...firm, ...settings }, channel) === 'practice')) return null;
  if (wasPractice) {
    await cancelWaitingMessages(tx, { channel }, 'practice_ended', now);
    return null;
  }
  const waiting = await countOpenMessages(tx, channel);
  if (waiting === 0) return null;
  const what = waiting === 1 ? '1 message waits' : `${waiting} messages wait`;
  return fail(
    'messages_waiting',
    `${what} to go to clients by this account, and practice would swallow them. Let them go, or cancel them on Documents, then save again.`,
  );
}
