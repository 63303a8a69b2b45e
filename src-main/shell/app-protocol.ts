import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { APP_SCHEME, contentTypeOf, resolveAssetPath } from './asset-path.ts';
import { CONTENT_SECURITY_POLICY } from './content-policy.ts';

/** Makes `app` a standard, secure scheme. Call once, before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Answers every `app:` request from `rendererDir` and from nowhere else. Call once the app is ready. */
export function serveRenderer(rendererDir: string): void {
  protocol.handle(APP_SCHEME, (request) => answer(rendererDir, request));
}

async function answer(rendererDir: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refusal(405, 'Only GET is answered here.', { Allow: 'GET' });
  const asset = resolveAssetPath(rendererDir, request.url);
  if (!asset.ok) return refusal(asset.status, asset.status === 403 ? 'Not served.' : 'Not found.');
  try {
    const bytes = await readFile(asset.file);
    return new Response(bytes, { headers: headers(contentTypeOf(asset.file)) });
  } catch {
    return refusal(404, 'Not found.');
  }
}

function refusal(status: number, text: string, more: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { ...headers('text/plain; charset=utf-8'), ...more } });
}

function headers(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
  };
}
