const apostrophes = /[’‘`´]/g;

/** A text as it is searched: lower case, without accents, one space between words. */
export function fold(text: string): string {
  // Apostrophes before NFKD, which would make a space of "´", and after it, for what it makes one of.
  return text
    .replace(apostrophes, "'")
    .normalize('NFKD')
    .replace(apostrophes, "'")
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
