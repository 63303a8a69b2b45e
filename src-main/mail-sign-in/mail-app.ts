import { isMailProvider, type MailProvider } from '../../src-shared/domain/mail-providers.ts';
import type { Queryable } from '../database/database.ts';
import { type FirmSettings, getSecret } from '../options/firm-queries.ts';

/** The names under which the secrets of a sign-in are stored, encrypted. */
export const refreshTokenSecret = 'email_refresh_token';
export const clientSecretSecret = 'email_client_secret';

/** The firm's own registration of Clerkwell with its provider. Google's secret is not confidential; Microsoft has none. */
export type MailApp = {
  provider: MailProvider;
  clientId: string;
  /** Microsoft's tenant: its id or one of its domains; empty at Google. */
  tenant: string;
  clientSecret: string | null;
};

/** Why there is no registration to sign in with. */
export type NoMailApp = 'incomplete' | 'unreadable';

/** The registration that the settings name: incomplete, or with a secret that this computer cannot read, it is none. */
export async function readMailApp(
  db: Queryable,
  firm: FirmSettings,
  secrets: { decrypt(ciphertext: string): Promise<string> },
): Promise<MailApp | NoMailApp> {
  const { email_auth: provider, email_oauth_client_id: clientId, email_oauth_tenant: tenant } = firm;
  if (!isMailProvider(provider) || clientId === '') return 'incomplete';
  if (provider === 'microsoft')
    return tenant === '' ? 'incomplete' : { provider, clientId, tenant, clientSecret: null };
  const stored = await getSecret(db, clientSecretSecret);
  if (stored === undefined) return 'incomplete';
  const clientSecret = await secrets.decrypt(stored).catch(() => null);
  return clientSecret === null ? 'unreadable' : { provider, clientId, tenant: '', clientSecret };
}
