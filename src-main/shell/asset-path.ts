import path from 'node:path';

/** The scheme the interface is served under. */
export const APP_SCHEME = 'app';

/** The one host of that scheme. */
export const APP_HOST = 'clerkwell';

/** The origin of the interface, as a frame's `url` shows it. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** The address of the interface's page. */
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** Where a request leads: a file below the served folder, or the HTTP status that refuses it. */
export type AssetPath = { ok: true; file: string } | { ok: false; status: 403 | 404 };

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The content type of a file by its extension; bytes with no meaning when it is not one we serve. */
export function contentTypeOf(file: string): string {
  return CONTENT_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * Turns a request's URL into a file below `root`. 403 for another host, an address that means something else to the
 * file system (`..`, `\`, `:`, NUL, also when encoded) or one that leaves `root`; 404 for what is not a URL path.
 */
export function resolveAssetPath(root: string, requestUrl: string): AssetPath {
  const url = URL.parse(requestUrl);
  if (url === null) return { ok: false, status: 404 };
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST || url.username || url.password) {
    return { ok: false, status: 403 };
  }
  const pathname = decodeOnce(url.pathname);
  if (pathname === null) return { ok: false, status: 404 };
  if (hasForbiddenCharacter(pathname) || pathname.split('/').includes('..'))
    return { ok: false, status: 403 };
  const relative = pathname === '/' || pathname === '' ? 'index.html' : pathname.replace(/^\/+/, '');
  const servedRoot = path.resolve(root);
  const file = path.resolve(servedRoot, relative);
  // Belt and braces: whatever the rules above let through, nothing outside the root is read.
  if (!file.startsWith(servedRoot + path.sep)) return { ok: false, status: 403 };
  return { ok: true, file };
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Control characters, and the two that Windows reads as a separator, a drive or a stream. */
function hasForbiddenCharacter(text: string): boolean {
  return [...text].some((c) => c < ' ' || c === '\\' || c === ':');
}
