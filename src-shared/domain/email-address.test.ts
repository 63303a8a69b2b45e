import { describe, expect, it } from 'vitest';
import { parseEmailAddress } from './email-address.ts';

describe('one email address', () => {
  it.each(['priya@example.com', "siobhan.o'brien@example.co.uk", 'a+b@example.org'])(
    'is taken as it stands: %s',
    (typed) => {
      expect(parseEmailAddress(typed)).toBe(typed);
    },
  );

  it('loses the space around it', () => {
    expect(parseEmailAddress(' priya@example.com\r\n')).toBe('priya@example.com');
  });

  it.each([
    'priya@example.com\nBcc: evil@example.net',
    'priya@example.com\r\nBcc: evil@example.net',
    'priya@example.com\u2028evil@example.net',
    'priya@example.com\0evil@example.net',
    'priya@example.com, evil@example.net',
    'priya@example.com,evil@example.net',
    'priya@example.com;evil@example.net',
    'priya@example.com evil@example.net',
    'Priya <priya@example.com>',
    '<priya@example.com>',
    '"Priya Shah" priya@example.com',
    '"a b"@example.com',
    'friends: priya@example.com;',
    'priya@example.com(evil@example.net)',
    'priya@example.com?bcc=evil@example.net',
    'mailto:priya@example.com',
    'priya@evil.net@example.com',
    'priya@example',
    'priya@',
    '@example.com',
    'priya@[127.0.0.1]',
    '',
  ])('is refused where more than one could be reached, or none: %j', (typed) => {
    expect(parseEmailAddress(typed)).toBeNull();
  });

  it('is at most 254 characters long', () => {
    const domain = `${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.com`;
    const address = (length: number) => `${'a'.repeat(length - domain.length - 1)}@${domain}`;
    expect(parseEmailAddress(address(240))).toBe(address(240));
    expect(parseEmailAddress(address(255))).toBeNull();
    expect(parseEmailAddress(`${'a'.repeat(100_000)}@example.com`)).toBeNull();
  });
});
