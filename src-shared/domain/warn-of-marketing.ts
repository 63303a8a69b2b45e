import { findMarketing } from './marketing-wording.ts';

/** What whoever writes a text to a client is told of words in it that promote the firm; null when there are none. */
export function warnOfMarketing(text: string): string | null {
  const found = findMarketing(text);
  if (found === null) return null;
  return `“${found}” makes the whole message marketing, which may go only to clients who agreed to get it. Take it out, unless they did.`;
}
