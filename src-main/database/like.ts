/** A LIKE pattern that finds a folded word anywhere, with the word's own wildcards taken literally (escape "\"). */
export function containsPattern(word: string): string {
  return `%${literally(word)}%`;
}

/** A LIKE pattern for texts that begin and end so, with the wildcards of both taken literally (escape "\"). */
export function betweenPattern(before: string, after: string): string {
  return `${literally(before)}%${literally(after)}`;
}

function literally(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
