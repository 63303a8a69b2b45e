/** Where the page finds the host's script. */
export const PRELOAD_PATH = '/__host/preload.js';

/** The same policy with one more thing the page may connect to: the host's socket. Nothing else in it changes. */
export function allowSocket(policy: string, socket: string): string {
  const directives = policy.split(';');
  const at = directives.findIndex((directive) => /^\s*connect-src(\s|$)/i.test(directive));
  if (at < 0) return `${policy}; connect-src ${fallbackSources(directives)}${socket}`;
  const widened = (directives[at] ?? '').replace(/\s'none'(?=\s|$)/i, '').trimEnd();
  return directives.with(at, `${widened} ${socket}`).join(';');
}

/** What a missing connect-src would have allowed: the sources of default-src. */
function fallbackSources(directives: readonly string[]): string {
  const sources = directives.find((directive) => /^\s*default-src\s/i.test(directive));
  const list = (sources ?? "default-src 'self'").trim().split(/\s+/).slice(1);
  return list
    .filter((source) => source.toLowerCase() !== "'none'")
    .map((source) => `${source} `)
    .join('');
}

/** The page with the host's script as the first thing in its head, so that it runs before the page's own. */
export function injectPreload(html: string): string {
  const tag = `<script src="${PRELOAD_PATH}"></script>`;
  for (const opening of [/<head(\s[^>]*)?>/i, /<html(\s[^>]*)?>/i, /<!doctype[^>]*>/i]) {
    const match = opening.exec(html);
    if (match === null) continue;
    const end = match.index + match[0].length;
    return html.slice(0, end) + tag + html.slice(end);
  }
  return tag + html;
}
