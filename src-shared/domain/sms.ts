/**
 * What an SMS costs to send, counted as the network counts (3GPP TS 23.038, section 6.2.1): septets of the
 * GSM-7 alphabet, or UTF-16 units once one character stands outside it.
 */

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extended = '{}[]\\~^|€\f';

const septetsOf = new Map<string, number>([
  ...[...basic].map((character): [string, number] => [character, 1]),
  ...[...extended].map((character): [string, number] => [character, 2]),
]);

/** A text as the network sees it. `units` are septets (gsm7) or UTF-16 units (ucs2). */
export type SmsLength = {
  encoding: 'gsm7' | 'ucs2';
  units: number;
  /** How many units one SMS holds in this encoding: 160 or 70. */
  limit: number;
  segments: number;
  /** The characters that are not in GSM-7, each once, in order. */
  outside: string[];
};

/** The most septets one SMS holds. */
export const smsLimit = 160;

/** How many units each SMS of a longer text holds. */
export const partLimits: Readonly<Record<SmsLength['encoding'], number>> = { gsm7: 153, ucs2: 67 };

/** Counts the parts greedily: a two-unit character is never split over two of them. */
function countParts(sizes: number[], perPart: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > perPart) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}

/** Measures a text: its encoding, its length in units, and how many SMS it makes. An empty text makes none. */
export function measureSms(text: string): SmsLength {
  const characters = [...text];
  const outside = [...new Set(characters.filter((character) => !septetsOf.has(character)))];
  const gsm7 = outside.length === 0;
  const encoding = gsm7 ? 'gsm7' : 'ucs2';
  const sizes = characters.map((character) => (gsm7 ? (septetsOf.get(character) ?? 1) : character.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const limit = gsm7 ? smsLimit : 70;
  const segments = units === 0 ? 0 : units <= limit ? 1 : countParts(sizes, partLimits[encoding]);
  return { encoding, units, limit, segments, outside };
}

const straight: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '\t': ' ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u200b': '',
  '\ufeff': '',
  '\r\n': '\n',
};

/** Straightens what word processors and phones bend (curly quotes, long dashes, ellipses, odd spaces) to GSM-7. */
export function straightenForSms(text: string): string {
  return text.replace(/\r\n|[\s\S]/gu, (character) => straight[character] ?? character);
}

/** The longest beginning of a text that fits one SMS; whole when it fits. */
export function fitOneSms(text: string): string {
  const { units, limit } = measureSms(text);
  if (units <= limit) return text;
  const characters = [...text];
  while (characters.length > 0) {
    characters.pop();
    const shorter = measureSms(characters.join(''));
    if (shorter.units <= shorter.limit) break;
  }
  return characters.join('');
}

/** The nearest GSM-7 spelling of a character that is outside it ("ê" as "e"); empty when there is none. */
export function replacementForSms(character: string): string {
  const plain = character.normalize('NFD').replace(/\p{M}/gu, '');
  return [...plain].every((part) => septetsOf.has(part)) ? plain : '';
}
