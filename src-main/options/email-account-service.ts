import type { EmailAccountForm, sendingContract } from '../../src-shared/contract/sending.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { isMailProvider, mailProviderNames } from '../../src-shared/domain/mail-providers.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { listPauses } from '../delivery/pause-queries.ts';
import type { HandlersFor } from '../ipc/handlers.ts';
import { clientSecretSecret, refreshTokenSecret } from '../mail-sign-in/mail-app.ts';
import { getFirmSettings, getSecret } from './firm-queries.ts';
import { type AccountDeps, firstMissing, saveAccount, type TypedSecret } from './save-account.ts';

type EmailContract = Pick<typeof sendingContract, 'options.emailAccount' | 'options.saveEmailAccount'>;

/** Answers Options > Email account, but for its sign-in. */
export function emailAccountHandlers(deps: AccountDeps): HandlersFor<EmailContract> {
  const { database, clock } = deps;
  const isStored = async (name: string) => (await getSecret(database.read, name)) !== undefined;
  return {
    'options.emailAccount': async () => {
      const firm = await getFirmSettings(database.read);
      const pauses = await listPauses(database.read, clock.now());
      return ok({
        gateway: firm.email_gateway,
        host: firm.email_host,
        port: firm.email_port,
        security: firm.email_security,
        username: firm.email_username,
        fromName: firm.email_from_name,
        fromAddress: firm.email_from_address,
        auth: firm.email_auth,
        registration: firm.email_oauth_client_id,
        tenant: firm.email_oauth_tenant,
        hasPassword: await isStored('email_password'),
        hasClientSecret: await isStored(clientSecretSecret),
        signedInAs: firm.email_signed_in_as,
        signInEnded: pauses.some(
          ({ channel, reason }) => channel === 'email' && reason === 'email_sign_in_expired',
        ),
      });
    },
    'options.saveEmailAccount': async (form, { user }) => {
      const fault = form.gateway === 'smtp' ? faultOf(form) : null;
      if (fault) return fault;
      return saveAccount(deps, user, 'email', secretsOf(form), {
        email_gateway: form.gateway,
        email_host: form.host,
        email_port: form.port,
        email_security: form.security,
        email_auth: form.auth,
        email_username: form.username,
        email_oauth_client_id: form.registration,
        email_oauth_tenant: form.tenant,
        email_from_name: form.fromName,
        email_from_address: form.fromAddress,
      });
    },
  };
}

function faultOf(form: EmailAccountForm): Result<never> | null {
  const { auth, host, username, registration, tenant, fromAddress } = form;
  const missing =
    firstMissing({ host }, 'email') ??
    (auth === 'password' ? firstMissing({ username }, 'a password') : null) ??
    (isMailProvider(auth) ? firstMissing({ registration }, mailProviderNames[auth]) : null) ??
    (auth === 'microsoft' ? firstMissing({ tenant }, mailProviderNames.microsoft) : null) ??
    firstMissing({ fromAddress }, 'email');
  if (missing) return missing;
  // A server on this computer is reached over no wire.
  const isSecret = isMailProvider(auth) || (auth === 'password' && !isLoopback(host));
  if (isSecret && form.security === 'none') {
    const sentence = 'Choose STARTTLS or TLS: what signs Clerkwell in must not go in clear.';
    return fail('account_incomplete', sentence, { security: sentence });
  }
  if (parseEmailAddress(fromAddress)) return null;
  const sentence = 'Type one address, such as office@example.com.';
  return fail('account_incomplete', sentence, { fromAddress: sentence });
}

function isLoopback(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1'].includes(host.toLowerCase());
}

/** The secrets of the account. What a sign-in gave is never typed; like a password, it is for one server only. */
function secretsOf({ gateway, auth, password, clientSecret }: EmailAccountForm): TypedSecret[] {
  const server = ['email_host', 'email_port', 'email_security'] as const;
  const app = ['email_auth', 'email_oauth_client_id'] as const;
  return [
    {
      name: 'email_password',
      text: password,
      needed: gateway === 'smtp' && auth === 'password',
      field: 'password',
      destination: [...server, 'email_username'],
    },
    {
      name: clientSecretSecret,
      text: clientSecret,
      needed: gateway === 'smtp' && auth === 'google',
      field: 'clientSecret',
      destination: app,
    },
    {
      name: refreshTokenSecret,
      text: '',
      needed: false,
      field: '',
      destination: [...server, ...app, 'email_oauth_tenant'],
      forgotten: { email_signed_in_as: '' },
    },
  ];
}
