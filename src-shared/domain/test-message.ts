import { type Channel, maximumSmsCharacters } from './progress-message.ts';

/** What of a message its mark in test mode is made of: nothing else, so that it can be made again from its row. */
type Marked = { channel: Channel; shown: string; subject: string | null; body: string };

/**
 * A message as it goes to the firm's own number or address in test mode, marked with whom it was for. A text that would
 * be longer than a gateway takes loses its end.
 */
export function markTest({ channel, shown, subject, body }: Marked): {
  subject: string | null;
  body: string;
} {
  if (channel === 'email') return { subject: `[Test for ${shown}] ${subject ?? ''}`.trim(), body };
  return { subject, body: shortened(`TEST for ${shown}: ${body}`) };
}

function shortened(text: string): string {
  if (text.length <= maximumSmsCharacters) return text;
  const kept = text.slice(0, maximumSmsCharacters - 3);
  // Half of an emoji is no character.
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}...`;
}
