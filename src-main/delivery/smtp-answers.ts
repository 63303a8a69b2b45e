import { accountPauseSeconds, type GatewayAnswer, networkPauseSeconds } from './gateway.ts';
import { isTimeout, safeFailure } from './network-errors.ts';

/** What nodemailer's errors carry. */
type SmtpError = Error & {
  code?: string;
  originalCode?: string;
  command?: string;
  responseCode?: number;
  response?: string;
};

/**
 * What came of a mail that was not taken over for certain. `contentBegun`: the server had asked for the content
 * (354), so that from here on only its own refusal is proof.
 */
export function classifySmtpFailure(thrown: unknown, contentBegun: boolean): GatewayAnswer {
  const error = (thrown instanceof Error ? thrown : new Error('not an error')) as SmtpError;
  const status = error.responseCode ?? 0;
  const detail = status === 0 ? '' : String(status);
  const later = (
    reason: 'no_network' | 'tls' | 'email_auth' | 'email_password_off',
    pauseSeconds: number,
  ): GatewayAnswer => ({
    kind: 'later',
    reason,
    detail,
    pauseSeconds,
  });
  if (contentBegun) {
    if (error.code === 'EMESSAGE' && status >= 500)
      return { kind: 'refused', reason: 'content_refused', detail };
    if (error.code === 'EMESSAGE' && status >= 400) {
      return { kind: 'later', reason: 'provider_busy', detail, pauseSeconds: null };
    }
    return { kind: 'not_known', reason: isTimeout(error) ? 'timed_out' : 'connection_lost', detail };
  }
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH' || status === 530 || status === 535) {
    if (status >= 400 && status < 500)
      return { kind: 'later', reason: 'provider_busy', detail, pauseSeconds: null };
    const off = /5\.7\.139/.test(error.response ?? '');
    return later(off ? 'email_password_off' : 'email_auth', accountPauseSeconds);
  }
  if (error.code === 'ETLS' || isTlsFailure(error)) return later('tls', accountPauseSeconds);
  const command = error.command ?? '';
  if (status >= 500 && command === 'RCPT TO') return { kind: 'refused', reason: 'address_refused', detail };
  if (status >= 500 && command === 'MAIL FROM')
    return { kind: 'refused', reason: 'email_sender_refused', detail };
  if (status >= 500) return { kind: 'refused', reason: 'refused', detail };
  if (status >= 400) {
    const reason = command === 'RCPT TO' ? 'mailbox_busy' : 'provider_busy';
    return { kind: 'later', reason, detail, pauseSeconds: null };
  }
  return later('no_network', networkPauseSeconds);
}

function isTlsFailure(error: SmtpError): boolean {
  const original = Object.assign(new Error(), { code: error.originalCode ?? '' });
  return safeFailure(original) === 'tls' || safeFailure(error) === 'tls';
}
