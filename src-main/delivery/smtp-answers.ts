import { accountPauseSeconds, type GatewayAnswer, networkPauseSeconds } from './gateway.ts';
import { isTimeout, safeFailure } from './network-errors.ts';
import type { ReasonCode } from './reasons.ts';
import type { SmtpAuth } from './smtp-account.ts';
import { NoToken } from './smtp-session.ts';

/** What nodemailer's errors carry. */
type SmtpError = Error & {
  code?: string;
  originalCode?: string;
  command?: string;
  responseCode?: number;
  response?: string;
};

/** Whether a failure is what the server answered to this mail, rather than the end of the connection (421 is that). */
export function isServersWord(error: unknown): boolean {
  const { responseCode } = error as SmtpError;
  return responseCode !== undefined && responseCode !== 421;
}

/**
 * What came of a mail that was not taken over for certain. `contentBegun`: the server had asked for the content
 * (354), so that from here on only its own refusal is proof.
 */
export function classifySmtpFailure(
  thrown: unknown,
  contentBegun: boolean,
  auth: SmtpAuth['kind'],
): GatewayAnswer {
  if (thrown instanceof NoToken) {
    const { reason, pauseSeconds } = thrown.answer;
    return { kind: 'later', reason, detail: '', pauseSeconds };
  }
  const error = (thrown instanceof Error ? thrown : new Error('not an error')) as SmtpError;
  const status = error.responseCode ?? 0;
  const detail = status === 0 ? '' : String(status);
  // A recipient refused is the server's own word, at whatever time it comes.
  if (contentBegun && error.command !== 'RCPT TO') return classifyContent(error, status, detail);
  const later = (reason: ReasonCode, pauseSeconds: number | null): GatewayAnswer => ({
    kind: 'later',
    reason,
    detail,
    pauseSeconds,
  });
  const refused = (reason: ReasonCode): GatewayAnswer => ({ kind: 'refused', reason, detail });
  const temporary = status >= 400 && status < 500;
  if (error.code === 'EAUTH' || status === 530 || status === 535) {
    return temporary ? later('provider_busy', null) : later(signInReason(error, auth), accountPauseSeconds);
  }
  if (error.code === 'ETLS' || isTlsFailure(error)) return later('tls', accountPauseSeconds);
  if (temporary) return later(error.command === 'RCPT TO' ? 'mailbox_busy' : 'provider_busy', null);
  if (error.code === 'EMESSAGE') return refused('content_refused');
  if (status >= 500) {
    if (error.command === 'RCPT TO') return refused('address_refused');
    if (error.command === 'MAIL FROM') return refused('email_sender_refused');
    if (error.command === 'DATA') return refused('refused');
    // A greeting, say: the server refuses this computer, not this mail, and would refuse all that follow.
    return later('provider_busy', accountPauseSeconds);
  }
  // Our own check of the recipient is the stricter one; nodemailer found fault with the sender.
  if (error.code === 'EENVELOPE') return refused('email_sender_refused');
  return later('no_network', networkPauseSeconds);
}

function classifyContent(error: SmtpError, status: number, detail: string): GatewayAnswer {
  if (error.code === 'EMESSAGE' && status >= 500)
    return { kind: 'refused', reason: 'content_refused', detail };
  if (error.code === 'EMESSAGE' && status >= 400)
    return { kind: 'later', reason: 'provider_busy', detail, pauseSeconds: null };
  return { kind: 'not_known', reason: isTimeout(error) ? 'timed_out' : 'connection_lost', detail };
}

function signInReason(error: SmtpError, auth: SmtpAuth['kind']): ReasonCode {
  if (auth === 'oauth2') return 'email_sign_in_expired';
  return /5\.7\.139/.test(error.response ?? '') ? 'email_password_off' : 'email_auth';
}

function isTlsFailure(error: SmtpError): boolean {
  const original = Object.assign(new Error(), { code: error.originalCode ?? '' });
  return safeFailure(original) === 'tls' || safeFailure(error) === 'tls';
}
