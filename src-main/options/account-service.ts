import type { sendingContract } from '../../src-shared/contract/sending.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { parseMobile } from '../../src-shared/domain/phone.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok } from '../../src-shared/result.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Outgoing } from '../delivery/gateway.ts';
import { listPracticeInbox } from '../delivery/practice-queries.ts';
import type { HandlersFor } from '../ipc/handlers.ts';
import { emailAccountHandlers } from './email-account-service.ts';
import { getFirmSettings, getSecret } from './firm-queries.ts';
import { type AccountDeps, firstMissing, saveAccount } from './save-account.ts';

type AccountContract = Omit<
  typeof sendingContract,
  'options.mailSignIn' | 'options.cancelMailSignIn' | 'options.mailSignOut'
>;

/** Answers Options > SMS account and Email account, but for its sign-in, and what practice kept. */
export function accountHandlers(deps: AccountDeps): HandlersFor<AccountContract> {
  const { database, sendTest } = deps;
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
        [
          {
            name: 'sms_auth_token',
            text: authToken,
            needed: form.gateway === 'twilio',
            field: 'authToken',
            destination: ['sms_account_sid', 'sms_api_address'],
          },
        ],
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
    ...emailAccountHandlers(deps),
    'options.testEmail': async ({ to }) => {
      const address = parseEmailAddress(to);
      if (!address)
        return fail('cannot_text', 'Type one address, such as office@example.com.', {
          to: 'Type one address.',
        });
      return ok(await sendTest('email', await testMessage(database, 'email', address)));
    },
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
