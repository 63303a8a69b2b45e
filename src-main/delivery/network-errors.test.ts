import { expect, it } from 'vitest';
import { safeFailure } from './network-errors.ts';

const failed = (cause: object) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), cause) });

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
