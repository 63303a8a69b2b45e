import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentTypeOf, resolveAssetPath } from './asset-path.ts';

const root = path.resolve('/served/renderer');

function refused(url: string): number | 'served' {
  const answer = resolveAssetPath(root, url);
  return answer.ok ? 'served' : answer.status;
}

describe('resolveAssetPath', () => {
  it.each([
    ['app://clerkwell/index.html', 'index.html'],
    ['app://clerkwell/', 'index.html'],
    ['app://clerkwell', 'index.html'],
    ['app://clerkwell/assets/index-a1.js?v=1#x', 'assets/index-a1.js'],
    ['app://clerkwell/a%20b.svg', 'a b.svg'],
    ['app://clerkwell//etc/passwd', 'etc/passwd'],
    ['app://clerkwell/a/../b.js', 'b.js'],
    ['app://clerkwell/../../../etc/passwd', 'etc/passwd'],
    ['app://clerkwell/%2e%2e/%2E%2E/etc/passwd', 'etc/passwd'],
  ])('%s stays below the root', (url, file) => {
    expect(resolveAssetPath(root, url)).toEqual({ ok: true, file: path.join(root, file) });
  });

  it.each([
    'app://clerkwell/..%2f..%2fetc/passwd',
    'app://clerkwell/%2e%2e%2f%2e%2e%2fetc/passwd',
    'app://clerkwell/a%00.html',
    'app://clerkwell/..%5c..%5cwindows/win.ini',
    'app://clerkwell/a\\..\\..\\b',
    'app://clerkwell/C:/windows/win.ini',
    'app://clerkwell/C%3A/windows/win.ini',
    'app://clerkwell/index.html::$DATA',
    'app://elsewhere/index.html',
    'app://clerkwell:80/index.html',
    'app://user@clerkwell/index.html',
    'https://clerkwell/index.html',
    'file:///etc/passwd',
  ])('refuses %s', (url) => {
    expect(refused(url)).toBe(403);
  });

  it('does not know what is not a URL path', () => {
    expect(refused('app://clerkwell/%zz')).toBe(404);
    expect(refused('index.html')).toBe(404);
  });

  it('does not decode twice', () => {
    const answer = resolveAssetPath(root, 'app://clerkwell/%252e%252e%252fsecret');
    expect(answer).toEqual({ ok: true, file: path.join(root, '%2e%2e%2fsecret') });
  });

  it('never leaves the root, whatever is asked', () => {
    const piece = fc.constantFrom(
      '..',
      '%2e',
      '.',
      '/',
      '%2f',
      '%5c',
      '\\',
      'a',
      '%00',
      ':',
      '%25',
      '?',
      '#',
      '~',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const answer = resolveAssetPath(root, `app://clerkwell/${pieces.join('')}`);
        if (answer.ok) expect(answer.file.startsWith(root + path.sep)).toBe(true);
      }),
    );
  });
});

describe('contentTypeOf', () => {
  it('knows what a build makes, and nothing executable besides', () => {
    expect(contentTypeOf('/x/index.js')).toContain('text/javascript');
    expect(contentTypeOf('/x/INDEX.HTML')).toContain('text/html');
    expect(contentTypeOf('/x/a.woff2')).toBe('font/woff2');
    expect(contentTypeOf('/x/a.exe')).toBe('application/octet-stream');
  });
});
