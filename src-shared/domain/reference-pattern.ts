import { fold } from './fold.ts';

/** Stands where the number goes: nobody can type it. */
const place = '\u0001';

/** What is wrong with a pattern for references, as a sentence that says what to type; null when nothing is. */
export function referenceProblem(pattern: string): string | null {
  const said = 'Type text with {number} once and, if you like, {year} or {yy}, such as HL/{year}/{number}.';
  const parts = pattern.match(/\{[^{}]*\}/g) ?? [];
  const known = parts.every((part) => ['{number}', '{year}', '{yy}'].includes(part));
  const numbers = parts.filter((part) => part === '{number}').length;
  const loose = /[{}]/.test(pattern.replace(/\{[^{}]*\}/g, ''));
  // A digit beside the number would be read as part of it.
  const beside = /(\d|\{year\}|\{yy\})\{number\}|\{number\}(\d|\{year\}|\{yy\})/.test(pattern);
  if (beside) return `Put something between {number} and the digits beside it. ${said}`;
  return known && numbers === 1 && !loose ? null : said;
}

/** What all references of one day's pattern begin and end with, folded as they are sorted and searched. */
export function referenceEnds(pattern: string, day: string): { before: string; after: string } {
  const [before = '', after = ''] = fold(filled(pattern, day, place)).split(place);
  return { before, after };
}

/**
 * The reference of a matter opened on a day (YYYY-MM-DD): {year} and {yy} are that day's, {number} the one after the
 * highest of `taken` (folded references), of at least four digits.
 */
export function nextReference(pattern: string, day: string, taken: readonly string[]): string {
  const { before, after } = referenceEnds(pattern, day);
  let highest = 0;
  for (const reference of taken) {
    if (!reference.startsWith(before) || !reference.endsWith(after)) continue;
    const middle = reference.slice(before.length, reference.length - after.length);
    if (/^\d{1,9}$/.test(middle)) highest = Math.max(highest, Number(middle));
  }
  return filled(pattern, day, String(highest + 1).padStart(4, '0'));
}

function filled(pattern: string, day: string, number: string): string {
  return pattern
    .replaceAll('{year}', day.slice(0, 4))
    .replaceAll('{yy}', day.slice(2, 4))
    .replaceAll('{number}', number)
    .trim();
}
