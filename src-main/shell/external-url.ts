const ALLOWED = new Set(['https:', 'mailto:', 'tel:']);

/**
 * The address that may be handed to the system's own programs, re-assembled from its parts, or null. Only https
 * (without a password in it), mailto and tel pass.
 */
export function safeExternalUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !ALLOWED.has(url.protocol)) return null;
  if (url.protocol === 'https:' && (url.hostname === '' || url.username !== '' || url.password !== ''))
    return null;
  return url.href;
}
