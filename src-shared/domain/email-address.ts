import { z } from 'zod';

const address = z.email();

/**
 * The one address in a text, or null: no list, no line break, no display name, so that nothing typed into it can
 * reach a second person.
 */
export function parseEmailAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 254 || /[\s,;<>"\\]/.test(trimmed)) return null;
  return address.safeParse(trimmed).success ? trimmed : null;
}
