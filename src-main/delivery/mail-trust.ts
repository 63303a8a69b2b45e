import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * What vouches for a mail server's certificate: the public authorities that come with the runtime, and those that were
 * added to the system, as an office's own; `more` is trusted besides. Reading the system's takes a moment, so one is
 * made for all the connections of an account.
 */
export function createMailTrust(more?: string): SecureContext {
  const authorities = [...getCACertificates('default'), ...getCACertificates('system')];
  // Most of the system's are the public ones once more, and each is parsed.
  return createSecureContext({ ca: [...new Set(more === undefined ? authorities : [...authorities, more])] });
}
