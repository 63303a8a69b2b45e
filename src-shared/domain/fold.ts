/** A text as it is searched: lower case, without accents, one space between words. */
export function fold(text: string): string {
  // Apostrophes first: NFKD would make a space of "´".
  return text
    .replace(/[’‘`´]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
