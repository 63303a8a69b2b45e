/** A LIKE pattern that finds a folded word anywhere, with the word's own wildcards taken literally (escape "\"). */
export function containsPattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
