/** The providers that an administrator can sign in to for the firm's emails. */
export const mailProviders = ['microsoft', 'google'] as const;

/** One of them. */
export type MailProvider = (typeof mailProviders)[number];

/** How the mail server is told who sends: not at all, by a password, or by a sign-in at a provider (OAuth 2). */
export const mailAuths = ['none', 'password', ...mailProviders] as const;

/** One of these ways. */
export type MailAuth = (typeof mailAuths)[number];

/** Whether a way of signing in is by a provider. */
export function isMailProvider(auth: MailAuth): auth is MailProvider {
  return auth === 'microsoft' || auth === 'google';
}

/** What users call each provider. */
export const mailProviderNames: Readonly<Record<MailProvider, string>> = {
  microsoft: 'Microsoft 365',
  google: 'Google',
};

/** The mail server of each provider, as it says where to send by SMTP. */
export const mailProviderServers: Readonly<
  Record<MailProvider, { host: string; port: number; security: 'starttls' }>
> = {
  microsoft: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
  google: { host: 'smtp.gmail.com', port: 587, security: 'starttls' },
};
