/**
 * Failures of Electron's `net` that can only come before a request is written, by Chromium's names
 * (net/base/net_error_list.h). All others are in doubt, among them those that come on either side of the writing:
 * CONNECTION_RESET, CONNECTION_CLOSED, EMPTY_RESPONSE, TIMED_OUT, NETWORK_CHANGED, NETWORK_IO_SUSPENDED, SSL_PROTOCOL_ERROR.
 */
const noNetwork = new Set([
  // No name, no address, no way there. On a connection that stands, a system reports the last two only after minutes of
  // trying again, and our time limit is 20 seconds.
  'NAME_NOT_RESOLVED',
  'NAME_RESOLUTION_FAILED',
  'HOST_RESOLVER_QUEUE_TOO_LARGE',
  'ICANN_NAME_COLLISION',
  'ADDRESS_UNREACHABLE',
  'INTERNET_DISCONNECTED',
  // The attempt to connect. A time limit after it is TIMED_OUT.
  'CONNECTION_REFUSED',
  'CONNECTION_FAILED',
  'CONNECTION_TIMED_OUT',
  'NETWORK_ACCESS_DENIED',
  // Refused by this computer.
  'BLOCKED_BY_ADMINISTRATOR',
  'UNSAFE_PORT',
  'DISALLOWED_URL_SCHEME',
  'INVALID_URL',
  // The way to the proxy, and through it.
  'PROXY_CONNECTION_FAILED',
  'MANDATORY_PROXY_CONFIGURATION_FAILED',
  'NO_SUPPORTED_PROXIES',
  'PAC_SCRIPT_FAILED',
  'PAC_SCRIPT_TERMINATED',
  'SOCKS_CONNECTION_FAILED',
  'SOCKS_CONNECTION_HOST_UNREACHABLE',
  'HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT',
  'TUNNEL_CONNECTION_FAILED',
]);

const proxySignIn = new Set([
  'PROXY_AUTH_UNSUPPORTED',
  'PROXY_AUTH_REQUESTED',
  'PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION',
]);

/** Of the handshake only: the server's certificate, and what the two sides could not agree on. */
const tls = new Set([
  'CERTIFICATE_TRANSPARENCY_REQUIRED',
  'PROXY_CERTIFICATE_INVALID',
  'NO_SSL_VERSIONS_ENABLED',
  'SSL_VERSION_OR_CIPHER_MISMATCH',
  'SSL_UNRECOGNIZED_NAME_ALERT',
  'SSL_SERVER_CERT_BAD_FORMAT',
  'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
  'SSL_KEY_USAGE_INCOMPATIBLE',
  'TLS13_DOWNGRADE_DETECTED',
  'ECH_NOT_NEGOTIATED',
  'ECH_FALLBACK_CERTIFICATE_INVALID',
]);

/** What stands behind a failure of Electron's `net` that is proof that nothing was written; null for every other error. */
export function safeChromiumFailure(message: string): 'no_network' | 'proxy_sign_in' | 'tls' | null {
  const name = /^net::ERR_([A-Z0-9_]+)$/.exec(message)?.[1];
  if (name === undefined) return null;
  if (noNetwork.has(name) || name.startsWith('DNS_')) return 'no_network';
  if (proxySignIn.has(name)) return 'proxy_sign_in';
  return tls.has(name) || name.startsWith('CERT_') ? 'tls' : null;
}
