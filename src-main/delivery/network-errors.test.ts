import { describe, expect, it } from 'vitest';
import { isTimeout, safeFailure } from './network-errors.ts';

const failed = (cause: object) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), cause) });

describe("failures of Node's sockets", () => {
  it('takes a connection that was never made as proof that nothing went', () => {
    for (const syscall of ['connect', 'getaddrinfo', undefined]) {
      expect(safeFailure(failed({ code: 'EHOSTUNREACH', syscall }))).toBe('no_network');
    }
    expect(safeFailure(failed({ code: 'UND_ERR_CONNECT_TIMEOUT' }))).toBe('no_network');
    expect(safeFailure(failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }))).toBe('tls');
  });

  it('takes the same codes of a connection that was written to as no proof', () => {
    for (const syscall of ['read', 'write']) {
      for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']) {
        expect(safeFailure(failed({ code, syscall }))).toBeNull();
      }
    }
    expect(safeFailure(failed({ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }))).toBeNull();
    expect(safeFailure(failed({ code: 'ECONNRESET', syscall: 'read' }))).toBeNull();
  });
});

describe("failures of Electron's net, as it throws them", () => {
  const inDoubt =
    'CONNECTION_RESET CONNECTION_CLOSED CONNECTION_ABORTED EMPTY_RESPONSE TIMED_OUT NETWORK_CHANGED NETWORK_IO_SUSPENDED SSL_PROTOCOL_ERROR SSL_BAD_RECORD_MAC_ALERT SSL_CLIENT_AUTH_CERT_NEEDED UNEXPECTED_PROXY_AUTH HTTP2_PROTOCOL_ERROR HTTP2_PING_FAILED QUIC_PROTOCOL_ERROR INVALID_HTTP_RESPONSE CONTENT_LENGTH_MISMATCH ABORTED FAILED CONTEXT_SHUT_DOWN INSUFFICIENT_RESOURCES SOCKET_NOT_CONNECTED ADDRESS_INVALID';
  const before: Record<string, string> = {
    no_network:
      'INTERNET_DISCONNECTED NAME_NOT_RESOLVED DNS_TIMED_OUT DNS_SERVER_FAILED ADDRESS_UNREACHABLE CONNECTION_REFUSED CONNECTION_TIMED_OUT CONNECTION_FAILED PROXY_CONNECTION_FAILED TUNNEL_CONNECTION_FAILED SOCKS_CONNECTION_FAILED PAC_SCRIPT_FAILED',
    proxy_sign_in: 'PROXY_AUTH_UNSUPPORTED PROXY_AUTH_REQUESTED',
    tls: 'CERT_AUTHORITY_INVALID CERT_DATE_INVALID CERT_COMMON_NAME_INVALID CERT_REVOKED SSL_VERSION_OR_CIPHER_MISMATCH PROXY_CERTIFICATE_INVALID',
  };

  it.each(inDoubt.split(' '))('%s proves nothing', (name) => {
    expect(safeFailure(new Error(`net::ERR_${name}`))).toBeNull();
  });

  it.each(Object.entries(before).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind])))(
    '%s comes before anything is written: %s',
    (name, kind) => {
      expect(safeFailure(new Error(`net::ERR_${name}`))).toBe(kind);
    },
  );

  it('reads the name as a whole, and nowhere else than where it is given', () => {
    expect(safeFailure(new Error('net::ERR_CONNECTION_REFUSED_LATER'))).toBeNull();
    expect(safeFailure(new Error('The answer says net::ERR_CONNECTION_REFUSED'))).toBeNull();
    expect(safeFailure(new Error('Redirect was cancelled'))).toBeNull();
  });

  it('knows a time limit', () => {
    expect(isTimeout(new Error('net::ERR_TIMED_OUT'))).toBe(true);
    expect(isTimeout(new Error('net::ERR_CONNECTION_RESET'))).toBe(false);
  });
});
