import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { parseMobile } from '../../src-shared/domain/phone.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Database, Queryable } from '../database/database.ts';
import { resumeChannel } from '../delivery/delivery-queries.ts';
import type { Outgoing } from '../delivery/gateway.ts';
import { listPracticeInbox } from '../delivery/practice-queries.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import type { User } from '../session/user-queries.ts';
import { getFirmSettings, getSecret, putSecret, updateFirmSettings } from './firm-queries.ts';

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

type AccountCalls = Exclude<
  keyof HandlersOf<'options.'>,
  | 'options.matterTypes'
  | 'options.taskTemplate'
  | 'options.addAction'
  | 'options.saveAction'
  | 'options.removeAction'
  | 'options.tokens'
  | 'options.previewAction'
>;

const noStorage =
  'This computer cannot keep the password safely just now, so nothing was saved. Unlock the system key store (or restart the computer) and save again.';

/** Answers Options > Sending, SMS account and Email account. */
export function accountHandlers(deps: AccountDeps): Pick<HandlersOf<'options.'>, AccountCalls> {
  const { database, clock, sendTest } = deps;
  return {
    'options.smsAccount': async () => {
      const firm = await getFirmSettings(database.read);
      return ok({
        gateway: firm.sms_gateway,
        accountSid: firm.sms_account_sid,
        sender: firm.sms_sender,
        apiAddress: firm.sms_api_address,
        hasAuthToken: (await getSecret(database.read, 'sms_auth_token')) !== undefined,
      });
    },
    'options.saveSmsAccount': async ({ authToken, ...form }, { user }) => {
      const missing =
        form.gateway === 'twilio'
          ? firstMissing({ accountSid: form.accountSid, sender: form.sender }, 'Twilio')
          : null;
      if (missing) return missing;
      return saveAccount(
        deps,
        user,
        'sms',
        { name: 'sms_auth_token', text: authToken, needed: form.gateway === 'twilio', field: 'authToken' },
        form,
        {
          sms_gateway: form.gateway,
          sms_account_sid: form.accountSid,
          sms_sender: form.sender,
          sms_api_address: form.apiAddress.replace(/\/+$/, ''),
        },
      );
    },
    'options.testSms': async ({ to }) => {
      const mobile = parseMobile(to);
      if (!mobile.ok)
        return fail('cannot_text', `This is not a number that can be texted: ${mobile.problem}.`, {
          to: mobile.problem,
        });
      return ok(await sendTest('sms', await testMessage(database, 'sms', mobile.e164)));
    },
    'options.emailAccount': async () => {
      const firm = await getFirmSettings(database.read);
      return ok({
        gateway: firm.email_gateway,
        host: firm.email_host,
        port: firm.email_port,
        security: firm.email_security,
        username: firm.email_username,
        fromName: firm.email_from_name,
        fromAddress: firm.email_from_address,
        hasPassword: (await getSecret(database.read, 'email_password')) !== undefined,
      });
    },
    'options.saveEmailAccount': async ({ password, ...form }, { user }) => {
      if (form.gateway === 'smtp') {
        const missing = firstMissing({ host: form.host, fromAddress: form.fromAddress }, 'email');
        if (missing) return missing;
        if (!parseEmailAddress(form.fromAddress)) {
          const sentence = 'Type one address, such as office@example.com.';
          return fail('account_incomplete', sentence, { fromAddress: sentence });
        }
      }
      const needed = form.gateway === 'smtp' && form.username !== '';
      return saveAccount(
        deps,
        user,
        'email',
        { name: 'email_password', text: password, needed, field: 'password' },
        form,
        {
          email_gateway: form.gateway,
          email_host: form.host,
          email_port: form.port,
          email_security: form.security,
          email_username: form.username,
          email_from_name: form.fromName,
          email_from_address: form.fromAddress,
        },
      );
    },
    'options.testEmail': async ({ to }) => {
      const address = parseEmailAddress(to);
      if (!address)
        return fail('cannot_text', 'Type one address, such as office@example.com.', {
          to: 'Type one address.',
        });
      return ok(await sendTest('email', await testMessage(database, 'email', address)));
    },
    'options.sending': async () =>
      ok({ undoWindowSeconds: (await getFirmSettings(database.read)).undo_window_seconds }),
    'options.saveSending': ({ undoWindowSeconds }, { user }) =>
      database.write(async (tx, changed) => {
        const before = { undoWindowSeconds: (await getFirmSettings(tx)).undo_window_seconds };
        await updateFirmSettings(tx, { undo_window_seconds: undoWindowSeconds });
        await recordAudit(tx, {
          at: clock.now(),
          userId: user.id,
          action: 'sending.save',
          subjectId: null,
          before,
          after: { undoWindowSeconds },
        });
        changed({ area: 'options', matterId: null });
        return ok({});
      }),
    'options.practiceInbox': async () => {
      const rows = await listPracticeInbox(database.read, 200);
      return ok({
        messages: rows.map((row) => ({
          id: row.id,
          channel: row.channel,
          to: row.recipient,
          subject: row.subject,
          text: row.body,
          at: row.accepted_at,
        })),
      });
    },
  };
}

function firstMissing(fields: Record<string, string>, what: string): Result<never> | null {
  const name = Object.keys(fields).find((field) => fields[field] === '');
  if (!name) return null;
  const sentence = `Fill this in: ${what} needs it.`;
  return fail('account_incomplete', `The account is not complete. ${sentence}`, { [name]: sentence });
}

/** Saves an account: its settings and, when one was typed, its secret; lets its channel go on at once. */
async function saveAccount(
  { database, clock, secrets }: AccountDeps,
  user: User,
  channel: Channel,
  secret: { name: string; text: string; needed: boolean; field: string },
  form: object,
  settings: Parameters<typeof updateFirmSettings>[1],
): Promise<Result<Record<string, never>>> {
  if (secret.text !== '' && !(await secrets.available()))
    return fail('secret_storage_unavailable', noStorage);
  const ciphertext = secret.text === '' ? null : await secrets.encrypt(secret.text);
  return database.write(async (tx, changed) => {
    if (secret.needed && ciphertext === null && (await getSecret(tx, secret.name)) === undefined) {
      return firstMissing({ [secret.field]: '' }, 'the account') ?? ok({});
    }
    if (ciphertext !== null) await putSecret(tx, secret.name, ciphertext);
    await updateFirmSettings(tx, settings);
    await resumeChannel(tx, channel, clock.now());
    const after = { ...form, secretChanged: ciphertext !== null };
    await recordAudit(tx, {
      at: clock.now(),
      userId: user.id,
      action: `account.${channel}`,
      subjectId: null,
      after,
    });
    changed({ area: 'options', matterId: null });
    changed({ area: 'session', matterId: null });
    changed({ area: 'documents', matterId: null });
    return ok({});
  });
}

async function testMessage(
  database: { read: Queryable } & Database,
  channel: Channel,
  recipient: string,
): Promise<Outgoing> {
  const { name } = await getFirmSettings(database.read);
  return {
    id: newId(),
    channel,
    recipient,
    recipientName: 'Test',
    subject: channel === 'email' ? 'Test from Clerkwell' : null,
    body: `This is a test from Clerkwell at ${name || 'your firm'}. If you can read it, the account works.`,
  };
}
