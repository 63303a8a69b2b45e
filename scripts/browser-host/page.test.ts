import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../src-main/shell/content-policy.ts';
import { allowSocket, injectPreload } from './page.ts';

const socket = 'ws://127.0.0.1:1234';

describe('allowSocket', () => {
  it('adds the socket to the product policy and changes nothing else', () => {
    const added = allowSocket(CONTENT_SECURITY_POLICY, socket);
    expect(added).toContain(`connect-src ${socket}`);
    expect(added.replace(`connect-src ${socket}`, "connect-src 'none'")).toBe(CONTENT_SECURITY_POLICY);
  });

  it.each([
    ["connect-src 'self'; img-src *", `connect-src 'self' ${socket}; img-src *`],
    ["default-src 'none'", `default-src 'none'; connect-src ${socket}`],
    ["default-src 'self' data:", `default-src 'self' data:; connect-src 'self' data: ${socket}`],
  ])('%s', (policy, widened) => {
    expect(allowSocket(policy, socket)).toBe(widened);
  });
});

describe('injectPreload', () => {
  it.each([
    [
      '<!doctype html><html><head lang="en"><title>',
      '<head lang="en"><script src="/__host/preload.js"></script><title>',
    ],
    ['<html><body><header>', '<html><script src="/__host/preload.js"></script><body>'],
    ['<!doctype html><p>', '<!doctype html><script src="/__host/preload.js"></script><p>'],
    ['<p>', '<script src="/__host/preload.js"></script><p>'],
  ])('%s', (html, part) => {
    expect(injectPreload(html)).toContain(part);
  });
});
