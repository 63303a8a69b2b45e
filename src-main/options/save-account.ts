import type { Change } from '../../src-shared/contract/changes.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Queryable } from '../database/database.ts';
import type { Outgoing } from '../delivery/gateway.ts';
import { resumeChannel } from '../delivery/pause-queries.ts';
import type { Deps } from '../ipc/handlers.ts';
import { cancelWaitingMessages, countOpenMessages, leaveRetries } from '../messages/outbox-queries.ts';
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

/** The settings of an account. */
type Saved = Partial<Omit<FirmSettings, 'id'>>;

/** A secret of an account as a form has it: what was typed, empty to keep the stored one. */
export type TypedSecret = {
  name: string;
  text: string;
  needed: boolean;
  /** The field of the form, to which a refusal speaks. */
  field: string;
  /** The settings that say where it is sent. */
  destination: readonly (keyof Saved)[];
  /** What is no longer so once it is forgotten. */
  forgotten?: Saved;
};

/** What a user is told where the system can keep no secret. */
export const noStorage =
  'This computer cannot keep the password safely just now, so nothing was saved. Unlock the system key store (or restart the computer) and save again.';

/** The failure of a form whose first empty field is needed; null when none is empty. */
export function firstMissing(fields: Record<string, string>, what: string): Result<never> | null {
  const name = Object.keys(fields).find((field) => fields[field] === '');
  if (!name) return null;
  const sentence = `Fill this in: ${what} needs it.`;
  return fail('account_incomplete', `The account is not complete. ${sentence}`, { [name]: sentence });
}

/**
 * Saves a channel's account, its settings and the secrets that were typed, and lets the channel go on at once. A stored
 * secret is never kept for another place than it was given for: when that moves, it has to be typed again or is forgotten.
 */
export async function saveAccount(
  { database, clock, secrets }: AccountDeps,
  user: User,
  channel: Channel,
  typed: readonly TypedSecret[],
  settings: Saved,
): Promise<Result<Record<string, never>>> {
  const isTyped = typed.some(({ text }) => text !== '');
  if (isTyped && !(await secrets.available())) return fail('secret_storage_unavailable', noStorage);
  const sealed = await Promise.all(
    typed.map(async (secret) => ({
      ...secret,
      ciphertext: secret.text === '' ? null : await secrets.encrypt(secret.text),
    })),
  );
  return database.write(async (tx, changed) => {
    const now = clock.now();
    const firm = await getFirmSettings(tx);
    let saved = settings;
    const forgotten: string[] = [];
    for (const secret of sealed) {
      const stored = (await getSecret(tx, secret.name)) !== undefined;
      const moved = stored && secret.destination.some((name) => settings[name] !== firm[name]);
      if (secret.ciphertext !== null) continue;
      if (secret.needed && (moved || !stored)) return secretWanted(secret, moved);
      if (!moved) continue;
      forgotten.push(secret.name);
      saved = { ...saved, ...secret.forgotten };
    }
    const crossing = await crossOver(tx, channel, firm, settings, now);
    if (crossing) return crossing;
    const { email_from_address: from = firm.email_from_address } = settings;
    if (from !== firm.email_from_address) await leaveRetries(tx, now);
    for (const { name, ciphertext } of sealed) {
      if (ciphertext !== null) await putSecret(tx, name, ciphertext);
      else if (forgotten.includes(name)) await deleteSecret(tx, name);
    }
    await updateFirmSettings(tx, saved);
    await resumeChannel(tx, channel, now);
    await recordAudit(tx, {
      at: now,
      userId: user.id,
      action: `account.${channel}`,
      subjectId: null,
      before: Object.fromEntries(Object.keys(saved).map((name) => [name, firm[name as keyof FirmSettings]])),
      after: { ...saved, secretChanged: isTyped },
    });
    tellAccount(changed);
    return ok({});
  });
}

/** Tells the screens that show a channel's account, or what waits for it. */
export function tellAccount(changed: (change: Change) => void): void {
  for (const area of ['options', 'session', 'documents', 'progress'] as const)
    changed({ area, matterId: null });
}

function secretWanted({ field }: TypedSecret, moved: boolean): Result<never> {
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
