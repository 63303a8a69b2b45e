import type { MailProvider } from '../../src-shared/domain/mail-providers.ts';
import type { MailApp } from './mail-app.ts';

/**
 * Where a provider is asked. The addresses stand here and nowhere else, and are never typed by a user: a test puts
 * its stand-in behind them by the `fetch` and the browser it gives.
 */
export type Authority = {
  authorize: string;
  token: string;
  /** What is asked for: to send mail, to go on without the user, and the address of who signs in. */
  scope: string;
  /** What of the scope that was given lets mail be sent. */
  mailScope: RegExp;
  /** What else the provider's sign-in page is told. */
  extra: Readonly<Record<string, string>>;
};

const microsoftBase = 'https://login.microsoftonline.com';
const microsoftMail = 'https://outlook.office.com/SMTP.Send';
const googleIssuer = 'https://accounts.google.com';
const googleMail = 'https://mail.google.com/';

/** The authority of a registration (Microsoft identity platform v2.0; Google's OAuth 2.0 for desktop apps). */
export function authorityOf({ provider, tenant }: MailApp): Authority {
  const authorities: Record<MailProvider, Authority> = {
    microsoft: {
      authorize: `${microsoftBase}/${encodeURIComponent(tenant)}/oauth2/v2.0/authorize`,
      token: `${microsoftBase}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
      scope: `${microsoftMail} offline_access openid profile email`,
      // Exchange has several names for itself.
      mailScope: /(^|\/)smtp\.send$/i,
      // Else a browser that is signed in as somebody else would not even ask.
      extra: { prompt: 'select_account' },
    },
    google: {
      authorize: `${googleIssuer}/o/oauth2/v2/auth`,
      token: 'https://oauth2.googleapis.com/token',
      scope: `${googleMail} openid email`,
      mailScope: /^https:\/\/mail\.google\.com\/$/i,
      // Without consent Google gives a refresh token the first time only.
      extra: { access_type: 'offline', prompt: 'consent' },
    },
  };
  return authorities[provider];
}

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const isGuid = new RegExp(`^${guid}$`, 'i');
const isTenantPath = new RegExp(`^/${guid}/v2\\.0$`);

/**
 * The issuer that an answer has to name. Microsoft's carries the id of the tenant: where the administrator gave one of
 * its domains instead, any tenant of Microsoft's that the answer names will do, for it came from that domain's address.
 */
export function expectedIssuer({ provider, tenant }: MailApp, named: string | null): string {
  if (provider === 'google') return googleIssuer;
  const isAnyTenant =
    named?.startsWith(microsoftBase) && isTenantPath.test(named.slice(microsoftBase.length));
  if (named !== null && isAnyTenant && !isGuid.test(tenant)) return named;
  return `${microsoftBase}/${tenant.toLowerCase()}/v2.0`;
}
