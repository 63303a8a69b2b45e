import { safeChromiumFailure } from './chromium-errors.ts';

/** What stands behind a request that failed before any of it was written; null when some of it may have been. */
export type SafeFailure = 'no_network' | 'proxy_sign_in' | 'tls';

const unreachable = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
];

const badCertificate =
  /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION|SSLV3_ALERT_HANDSHAKE_FAILURE|NO_PROTOCOLS_AVAILABLE)$)/;

/** Whether a failure of the network is proof that nothing was handed over, and of which kind. */
export function safeFailure(error: unknown): SafeFailure | null {
  for (const { code, syscall, message } of causes(error)) {
    const chromium = safeChromiumFailure(message);
    if (chromium) return chromium;
    if (isBeforeConnection(code, syscall)) return 'no_network';
    if (badCertificate.test(code)) return 'tls';
  }
  return null;
}

/** The same codes can come from a connection that was already written to: then they prove nothing. */
function isBeforeConnection(code: string, syscall: string): boolean {
  return unreachable.includes(code) && !['read', 'write', 'writev', 'shutdown'].includes(syscall);
}

/** Whether a failure is a time limit that ran out. */
export function isTimeout(error: unknown): boolean {
  return causes(error).some(
    ({ name, code, message }) =>
      name === 'TimeoutError' ||
      code === 'ETIMEDOUT' ||
      /_TIMEOUT$/.test(code) ||
      message === 'net::ERR_TIMED_OUT',
  );
}

type Cause = { name: string; code: string; syscall: string; message: string };

function causes(error: unknown): Cause[] {
  const found: Cause[] = [];
  let at = error;
  for (let depth = 0; at instanceof Error && depth < 5; depth += 1) {
    const { code, syscall } = at as { code?: unknown; syscall?: unknown };
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    found.push({ name: at.name, code: text(code), syscall: text(syscall), message: at.message });
    at = at.cause ?? (at instanceof AggregateError ? at.errors[0] : null);
  }
  return found;
}
