const units = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');

const digitsOf = new Map<string, string>([
  ...units.map((word, i): [string, string] => [word, String(i)]),
  ...teens.map((word, i): [string, string] => [word, String(10 + i)]),
  ...tens.map((word, i): [string, string] => [word, String(20 + 10 * i)]),
  ...['oh', 'nought', 'naught', 'nil', 'null', 'ought', 'zeros', 'zeroes'].map((word): [string, string] => [
    word,
    '0',
  ]),
  ['fourty', '40'],
  ['niner', '9'],
]);

/** The digits that a lower-case word says ("seven" 7, "twenty" 20, "oh" 0); null when it says none. */
export function spelledDigits(word: string): string | null {
  return digitsOf.get(word) ?? null;
}

const repeats: Record<string, number> = { double: 2, dbl: 2, triple: 3, treble: 3, quadruple: 4 };

/** How often a word says the next digit ("double" 2); 0 when it is no such word. */
export function repeatsNext(word: string): number {
  return repeats[word] ?? 0;
}

const marks = new Set('dash hyphen dot slash stroke space then comma minus point'.split(' '));

/** Whether a word says a mark between digits ("dash"). */
export function isSpokenMark(word: string): boolean {
  return marks.has(word);
}
