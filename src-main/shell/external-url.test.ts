import { describe, expect, it } from 'vitest';
import { safeExternalUrl } from './external-url.ts';

describe('safeExternalUrl', () => {
  it.each([
    ['https://www.gov.uk/stamp-duty', 'https://www.gov.uk/stamp-duty'],
    ['  HTTPS://Example.org/a b ', 'https://example.org/a%20b'],
    ['mailto:ann@example.org', 'mailto:ann@example.org'],
    ['tel:+447700900123', 'tel:+447700900123'],
    ['https://example.org/"&calc', 'https://example.org/%22&calc'],
  ])('passes %s, re-assembled', (text, href) => {
    expect(safeExternalUrl(text)).toBe(href);
  });

  it.each([
    'http://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'ms-msdt:/id',
    'smb://host/share',
    '\\\\host\\share',
    'https://user:word@example.org',
    'https://',
    'app://clerkwell/index.html',
    'example.org',
    '',
  ])('refuses %s', (text) => {
    expect(safeExternalUrl(text)).toBeNull();
  });
});
