import { z } from 'zod';
import { mailAuths } from '../domain/mail-providers.ts';
import { administrators } from './call.ts';

const nothing = z.strictObject({});
const done = z.object({});

/** An http or https address without a trailing slash; an http address other than loopback would send the token in clear. */
const apiAddress = z
  .string()
  .trim()
  .max(300)
  .refine(isSafeApiAddress, 'Type an https:// address (http:// is allowed for this computer only).');

function isSafeApiAddress(text: string): boolean {
  const match = /^(https?):\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?(\/[^\s?#]*)?$/i.exec(text);
  if (!match) return false;
  return match[1]?.toLowerCase() === 'https' || ['127.0.0.1', 'localhost', '[::1]'].includes(match[2] ?? '');
}

/** What the administrator sets for texts. `authToken` empty: keep the one that is stored. */
export const smsAccountForm = z.strictObject({
  gateway: z.enum(['practice', 'twilio']),
  accountSid: z.string().trim().max(64),
  authToken: z.string().max(200),
  sender: z.string().trim().max(64),
  apiAddress,
});

/** Microsoft's name for an organisation stands in an address: its id, or one of its domains. */
const tenant = z
  .string()
  .trim()
  .max(100)
  .regex(/^([a-z0-9][a-z0-9.-]*)?$/i, 'A tenant has letters, digits, dots and hyphens only.');

/**
 * What the administrator sets for emails. `password` and `clientSecret` empty: keep the one that is stored. The
 * last three are for signing in by Microsoft or Google.
 */
export const emailAccountForm = z.strictObject({
  gateway: z.enum(['practice', 'smtp']),
  host: z.string().trim().max(255),
  port: z.number().int().min(1, 'A port is a number from 1 to 65535.').max(65535),
  security: z.enum(['starttls', 'tls', 'none']),
  username: z.string().trim().max(255),
  password: z.string().max(500),
  fromName: z.string().trim().max(100),
  fromAddress: z.string().trim().max(254),
  auth: z.enum(mailAuths),
  registration: z.string().trim().max(200),
  tenant,
  clientSecret: z.string().trim().max(200),
});

const smsAccount = smsAccountForm.omit({ authToken: true }).extend({ hasAuthToken: z.boolean() });
const emailAccount = emailAccountForm.omit({ password: true, clientSecret: true }).extend({
  hasPassword: z.boolean(),
  hasClientSecret: z.boolean(),
  /** The address of who signed in by Microsoft or Google; empty when nobody is. */
  signedInAs: z.string(),
  /** The provider no longer accepts the sign-in. */
  signInEnded: z.boolean(),
});
const mailSignInOutcome = z.object({
  outcome: z.enum(['signed_in', 'refused', 'cancelled', 'timed_out']),
  sentence: z.string(),
});
const testOutcome = z.object({ accepted: z.boolean(), sentence: z.string() });

const practiceMessage = z.object({
  id: z.string(),
  channel: z.enum(['sms', 'email']),
  to: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  at: z.string(),
});

export const sendingContract = {
  'options.smsAccount': administrators(nothing, smsAccount),
  'options.saveSmsAccount': administrators(smsAccountForm, done),
  /** Sends one text by the saved account and says what came of it; nothing is put on a file. */
  'options.testSms': administrators(z.strictObject({ to: z.string().max(40) }), testOutcome),
  'options.emailAccount': administrators(nothing, emailAccount),
  'options.saveEmailAccount': administrators(emailAccountForm, done),
  /** Opens the browser to sign in by the saved account, and answers when that is over, after five minutes at most. Ends one that is under way. */
  'options.mailSignIn': administrators(nothing, mailSignInOutcome),
  'options.cancelMailSignIn': administrators(nothing, done),
  'options.mailSignOut': administrators(nothing, done),
  'options.testEmail': administrators(z.strictObject({ to: z.string().max(254) }), testOutcome),
  'options.practiceInbox': administrators(nothing, z.object({ messages: z.array(practiceMessage) })),
};

export type SmsAccountForm = z.infer<typeof smsAccountForm>;
export type EmailAccountForm = z.infer<typeof emailAccountForm>;
export type SmsAccount = z.infer<typeof smsAccount>;
export type EmailAccount = z.infer<typeof emailAccount>;
