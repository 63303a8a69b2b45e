import { fold } from './fold.ts';

/** What a client reads of a message. */
type Read = { subject: string | null; body: string };

/**
 * Whether a client would read the same in two messages: capitals, accents, kinds of quotes and runs of spaces are no
 * difference to them.
 */
export function isSameText(one: Read, other: Read): boolean {
  return fold(one.body) === fold(other.body) && fold(one.subject ?? '') === fold(other.subject ?? '');
}
