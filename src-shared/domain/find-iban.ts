import { ibanChecks, ibanKinds } from './iban.ts';
import { asDigit, asLetter, type Glyph, isDigit, isLetter } from './look-alikes.ts';

/** A part of a text, by its places in UTF-16 units. */
export type Span = { start: number; end: number };

/** What may stand where a digit or a letter is due: the letters that are most often typed for 0 and 1 in either. */
const slips: Record<string, string> = { o: '0', i: '1' };

/** A letter or digit, and whether it begins or ends an unbroken stretch of them. */
type Kept = { glyph: Glyph; opens: boolean; closes: boolean };

type Reading = 'strict' | 'slips' | 'digits';

/** The account part read by its country's structure, as capitals and digits; null where a character cannot be what is due. */
function readBody(glyphs: Glyph[], kinds: string, reading: Reading): string | null {
  let body = '';
  for (let i = 0; i < kinds.length; i += 1) {
    const glyph = glyphs[i];
    if (!glyph) return null;
    const either =
      reading === 'digits'
        ? (asDigit(glyph) ?? glyph.plain)
        : reading === 'slips'
          ? (slips[glyph.plain] ?? glyph.plain)
          : glyph.plain;
    const read = kinds[i] === 'n' ? asDigit(glyph) : kinds[i] === 'a' ? asLetter(glyph) : either;
    if (read === null || !/^[a-z0-9]$/.test(read)) return null;
    body += read.toUpperCase();
  }
  return body;
}

/** Whether a letter stands where only a digit may: then the whole is dressed, and other letters may be digits too. */
function isDressed(glyphs: Glyph[], kinds: string): boolean {
  return glyphs.some((glyph, i) => kinds[i] === 'n' && !isDigit(glyph));
}

function readAt(glyphs: Glyph[], at: number): number | null {
  const [first, second, third, fourth] = glyphs.slice(at, at + 4);
  if (!first || !second || !third || !fourth || !isLetter(first) || !isLetter(second)) return null;
  // A small l passes for the I of Ireland or Italy; a digit passes for none here, or every "S4" would begin one.
  const letters = `${first.plain}${second.plain}`.toUpperCase();
  const country = ibanKinds(letters) ? letters : letters.replace(/^L/, 'I');
  const kinds = ibanKinds(country);
  const check = `${asDigit(third) ?? ''}${asDigit(fourth) ?? ''}`;
  if (!kinds || check.length !== 2) return null;
  const body = glyphs.slice(at + 4, at + 4 + kinds.length);
  if (body.length < kinds.length) return null;
  const readings: Reading[] = isDressed(body, kinds) ? ['strict', 'slips', 'digits'] : ['strict', 'slips'];
  const right = readings.some((reading) => {
    const read = readBody(body, kinds, reading);
    return read !== null && ibanChecks(country + check + read);
  });
  return right ? at + 4 + kinds.length : null;
}

/**
 * Whether a word stands among the characters, in groups that are not all as long: then the check digits are right by chance,
 * as they are once in 97 times.
 */
function holdsWord(kept: Kept[]): boolean {
  const groups: string[] = [];
  for (const { glyph, opens } of kept) {
    if (opens || groups.length === 0) groups.push(glyph.plain);
    else groups.push((groups.pop() ?? '') + glyph.plain);
  }
  const even = groups.slice(0, -1).every((group) => group.length === groups[0]?.length);
  return !even && groups.slice(2).some((group) => /^[a-z]{3,}$/.test(group) && group.length !== 4);
}

/**
 * The first IBAN of a text: a country's letters, and after them as many characters of the right kinds as its IBANs have,
 * with the right check digits, whatever stands between the characters. Takes the glyphs of the text; looks at each at most 34 times.
 */
export function findIban(glyphs: Glyph[]): Span | null {
  const kept: Kept[] = [];
  const stands = (glyph: Glyph | undefined) =>
    glyph !== undefined && (isLetter(glyph) || isDigit(glyph) || glyph.plain === '|' || glyph.plain === '$');
  glyphs.forEach((glyph, i) => {
    if (!stands(glyph)) return;
    kept.push({ glyph, opens: !stands(glyphs[i - 1]), closes: !stands(glyphs[i + 1]) });
  });
  const plain = kept.map(({ glyph }) => glyph);
  for (let at = 0; at < kept.length; at += 1) {
    const labelled =
      at >= 4 &&
      plain
        .slice(at - 4, at)
        .map((glyph) => glyph.plain)
        .join('') === 'iban';
    if (!kept[at]?.opens && !labelled) continue;
    const end = readAt(plain, at);
    const last = end === null ? undefined : kept[end - 1];
    if (last?.closes && !holdsWord(kept.slice(at, end ?? at)))
      return { start: kept[at]?.glyph.start ?? 0, end: last.glyph.end };
  }
  return null;
}
