/** A refusal as it is shown: the words before the list of places, the list, and the words after it. */
export type SplitRefusal = { before: string; places: readonly string[]; after: string };

/**
 * Takes the places out of a sentence that names the first of them, "It is used by: one; two; and 3 more. Take it out
 * there.", so that all of them stand once, as a list. A sentence that names none stays whole.
 */
export function splitRefusal(message: string, places: readonly string[]): SplitRefusal {
  const named = places.slice(0, places.findLastIndex((place) => message.includes(place)) + 1);
  const last = named.at(-1);
  if (last === undefined) return { before: message, places, after: '' };
  const start = Math.min(...named.map((place) => message.indexOf(place)).filter((at) => at >= 0));
  const end = message.lastIndexOf(last) + last.length;
  const after = message
    .slice(end)
    .replace(/^; and \d+ more/, '')
    .replace(/^\.\s*/, '');
  return { before: message.slice(0, start).trim(), places, after };
}
