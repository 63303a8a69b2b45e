import { type MailProvider, mailProviderNames } from '../../src-shared/domain/mail-providers.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { TokenFailure } from './token-failures.ts';

/** Why a sign-in came to nothing: what the provider or the network did, or what Clerkwell found itself. */
export type Refusal =
  | TokenFailure
  | {
      kind:
        | 'no_browser'
        | 'no_port'
        | 'no_address'
        | 'no_refresh_token'
        | 'may_not_mail'
        | 'not_kept'
        | 'account_changed';
    };

const guide = 'The IT guide has the steps.';

/** The refusal as a sentence that says what to do. */
export function refusalSentence(provider: MailProvider, refusal: Refusal): string {
  const name = mailProviderNames[provider];
  switch (refusal.kind) {
    case 'refused':
      return refusedSentence(name, refusal.error, refusal.code);
    case 'busy':
      return `${name} could not answer just now. Try again in a few minutes.`;
    case 'no_network':
      return `${name} could not be reached. Check the internet connection, then sign in again.`;
    case 'tls':
      return `No safe connection to ${name} could be made, so nothing was sent. Ask IT to check the office network and the computer’s clock.`;
    case 'proxy_sign_in':
      return `The office’s proxy server asks for a sign-in that Clerkwell does not have. Ask IT to let Clerkwell through to ${name}.`;
    case 'unclear':
      return `${name} answered something that Clerkwell does not understand, so you are not signed in. Check the computer’s clock, then sign in again.`;
    case 'no_browser':
      return 'No browser could be opened. Set a default browser on this computer, then sign in again.';
    case 'no_port':
      return 'This computer did not let Clerkwell wait for the browser. Ask IT to allow Clerkwell to listen on 127.0.0.1.';
    case 'no_address':
      return `${name} did not say which address you signed in with. Ask IT to allow the permissions openid, profile and email. ${guide}`;
    case 'no_refresh_token':
      return `${name} let you sign in only once, not keep on sending. Ask IT to allow offline access. ${guide}`;
    case 'may_not_mail':
      return `You signed in, but did not let Clerkwell send email. Sign in again and agree to all that ${name} asks.`;
    case 'not_kept':
      return 'This computer could not keep the sign-in safely, so you are not signed in. Unlock the system key store (or restart the computer) and sign in again.';
    case 'account_changed':
      return 'The email account was changed while you signed in, so you are not signed in. Sign in again.';
    default:
      return assertNever(refusal);
  }
}

/** Sentences by Microsoft's numbers (its "error codes" reference), where they say more than the error itself. */
const byCode: Readonly<Record<string, string>> = {
  AADSTS65001: `Nobody has agreed yet that Clerkwell may send email for the firm. Ask IT to grant admin consent to the registration. ${guide}`,
  AADSTS65004: 'You did not agree that Clerkwell may send email. Sign in again and accept.',
  AADSTS90094: `Only your IT administrator can agree that Clerkwell may send email. Ask IT to grant admin consent to the registration. ${guide}`,
  AADSTS50020:
    'That account does not belong to the tenant under Tenant. Sign in with an account of the firm, or ask IT to correct the tenant.',
  AADSTS90002:
    'Microsoft 365 knows no such tenant. Ask IT for the tenant ID, correct Tenant and save, then sign in again.',
  AADSTS700016:
    'This tenant knows no such client ID. Ask IT for both, correct Client ID and Tenant and save, then sign in again.',
  AADSTS50194: `The registration is for one tenant only, and Tenant names another or none. Ask IT for the tenant ID. ${guide}`,
  AADSTS7000218: `The registration does not allow public client flows. Ask IT to switch them on. ${guide}`,
  AADSTS50105: 'That account may not use Clerkwell. Ask IT to assign the account to the registration.',
  AADSTS53003: 'The firm’s own rules do not allow a sign-in from here. Ask IT to look at conditional access.',
  AADSTS530003:
    'The firm’s own rules do not allow a sign-in from this computer. Ask IT to look at conditional access.',
};

function refusedSentence(name: string, error: string, code: string): string {
  const known = byCode[code];
  if (known) return `${known} (${code})`;
  const brackets = [error, code].filter((part) => part !== '').join(', ');
  const suffix = brackets === '' ? '' : ` (${brackets})`;
  switch (error) {
    case 'access_denied':
      return `You did not let Clerkwell send email, or ${name} does not let you. Sign in again and accept, or ask IT.${suffix}`;
    case 'consent_required':
    case 'interaction_required':
    case 'admin_policy_enforced':
      return `${name} wants your IT administrator to agree first. Ask IT to allow Clerkwell. ${guide}${suffix}`;
    case 'invalid_client':
    case 'unauthorized_client':
    case 'deleted_client':
      return `${name} does not accept the client ID or its secret. Correct them and save, then sign in again. ${guide}${suffix}`;
    case 'invalid_grant':
      return `${name} did not accept the sign-in: it took too long, or was used already. Sign in again.${suffix}`;
    case 'invalid_scope':
      return `${name} does not let this registration send email. Ask IT to add the permission. ${guide}${suffix}`;
    default:
      return `${name} refused the sign-in. Give IT this code.${suffix}`;
  }
}
