import type { Database } from '../../src-main/database/database.ts';
import { createLog } from '../../src-main/log.ts';
import { type AccessTokenParts, createAccessTokens } from '../../src-main/mail-sign-in/access-tokens.ts';
import { createMailSignIn, type MailSignInDeps } from '../../src-main/mail-sign-in/mail-sign-in-service.ts';
import { putSecret, updateFirmSettings } from '../../src-main/options/firm-queries.ts';
import type { User } from '../../src-main/session/user-queries.ts';
import type { MailProvider } from '../../src-shared/domain/mail-providers.ts';
import { fakeClock } from './clock.ts';
import type { IdentityStandIn } from './identity-stand-in.ts';
import { plainSecrets } from './plain-secrets.ts';
import { seedMatter } from './seed.ts';

/** The client secret of a firm at Google. */
export const clientSecret = 'spec-secret';

/** What a test may have otherwise than the rest. */
type SetUp = {
  provider?: MailProvider;
  tenant?: string;
  tokens?: Partial<AccessTokenParts>;
  deps?: Partial<MailSignInDeps>;
};

/**
 * A firm whose email account is registered at the stand-in, with the calls of the sign-in. The desktop's browser does at
 * once what a person would; `visited` are the addresses it was given, `pages` what it showed last.
 */
export async function setUpMailSignIn(database: Database, standIn: IdentityStandIn, setUp: SetUp = {}) {
  const { provider = 'microsoft', tenant = standIn.tenantId } = setUp;
  const { userId } = await seedMatter(database);
  const user: User = { id: userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  await updateFirmSettings(database.read, {
    email_gateway: 'smtp',
    email_host: 'smtp.example.com',
    email_from_address: 'office@example.com',
    email_auth: provider,
    email_oauth_client_id: standIn.clientId,
    email_oauth_tenant: provider === 'microsoft' ? tenant : '',
  });
  if (provider === 'google')
    await putSecret(database.read, 'email_client_secret', await plainSecrets.encrypt(clientSecret));
  const lines: string[] = [];
  const base = {
    database,
    clock: fakeClock(),
    log: createLog((line) => lines.push(line)),
    secrets: plainSecrets,
    fetch: standIn.fetch,
  };
  const accessTokens = createAccessTokens({ ...base, ...setUp.tokens });
  const visited: string[] = [];
  const visits: Promise<Response | null>[] = [];
  let fronts = 0;
  const desktop = {
    openExternal: async (address: string) => {
      visited.push(address);
      visits.push(standIn.visit(address));
      return true;
    },
    comeToFront: () => {
      fronts += 1;
    },
  };
  const { handlers, cancel } = createMailSignIn({ ...base, desktop, accessTokens, ...setUp.deps });
  return {
    ...base,
    accessTokens,
    lines,
    visited,
    fronts: () => fronts,
    /** What the browser shows after the last sign-in: its words, and the headers they came with. */
    page: async () => {
      const response = await visits.at(-1);
      return response ? { words: await response.text(), headers: response.headers } : null;
    },
    cancel,
    signIn: () => handlers['options.mailSignIn']({}, { user }),
    cancelSignIn: () => handlers['options.cancelMailSignIn']({}, { user }),
    signOut: () => handlers['options.mailSignOut']({}, { user }),
  };
}
