import { findTokens, type TokenPlace } from './template-segments.ts';
import type { Catalogue } from './tokens.ts';

/** What bounds the work of one text; more is refused before Liquid sees any of it. */
export const limits = { characters: 10_000, tokens: 200, filters: 10 };

/** A fault's sentence with the place in the text where it is, counted from 1. */
export function sayFault(text: string, at: number, sentence: string): string {
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return `${sentence} (line ${before.length}, character ${column}).`;
}

/** A piece of a text as a sentence quotes it: 60 characters at most. */
export function shorten(source: string): string {
  return source.length > 60 ? `${source.slice(0, 57)}...` : source;
}

/** What is wrong with the text between tokens, which holds no brace that could be meant for Liquid. */
function strayBraceFault(text: string, start: number, end: number): string | null {
  const at = text.slice(start, end).search(/\{\{|\{%|\}\}/);
  if (at === -1) return null;
  const place = start + at;
  const brace = text.slice(place, place + 2);
  if (brace === '{%') return sayFault(text, place, '“{%” cannot stand in a text: only tokens can');
  if (brace === '}}') return sayFault(text, place, '“}}” stands alone: there is no “{{” before it');
  const rest = text.slice(place + 2);
  const next = /\{\{|\}\}/.exec(rest);
  if (!next) return sayFault(text, place, '“{{” is never closed: type “}}” after the token');
  if (next[0] === '{{')
    return sayFault(text, place, 'Another “{{” stands before this “{{” is closed with “}}”');
  const source = `{{${rest.slice(0, next.index)}}}`;
  const open = (rest.slice(0, next.index).match(/["']/g) ?? []).length % 2 === 1;
  if (open) return sayFault(text, place, `A quote is never closed in ${shorten(source)}`);
  return sayFault(text, place, `There is no token ${shorten(source)}`);
}

function tokenFault(text: string, place: TokenPlace, catalogue: Catalogue): string | null {
  const source = shorten(text.slice(place.start, place.end));
  const wrong = (sentence: string) => sayFault(text, place.start, sentence);
  if (text[place.start - 1] === '{' || text[place.end] === '}')
    return wrong(`A brace too many stands beside ${source}`);
  if (!catalogue.find(place.id)) return wrong(`There is no token ${source}`);
  const bare = place.filters.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs, '');
  // Brackets and names as arguments have no use here, and brackets are where Liquid would call itself.
  if (!/^[\w\s|:,-]*$/.test(bare))
    return wrong(
      `What follows “:” in ${source} must stand in quotes, and nothing but filters can follow “|”`,
    );
  return bare.split('|').length > limits.filters
    ? wrong(`${source} has more than ${limits.filters} filters`)
    : null;
}

/**
 * What can be seen to be wrong with a stored text without Liquid, which the page does not load: its length, its braces, and
 * tokens that do not exist; as a sentence with its line and character, null for nothing. `templateFault` sees filters too.
 */
export function textFault(text: string, catalogue: Catalogue): string | null {
  if (text.length > limits.characters)
    return `The text is longer than ${limits.characters} characters: shorten it.`;
  const places = findTokens(text);
  const extra = places[limits.tokens];
  if (extra)
    return sayFault(text, extra.start, `The text has more than ${limits.tokens} tokens: take some out`);
  let done = 0;
  for (const place of places) {
    const fault = strayBraceFault(text, done, place.start) ?? tokenFault(text, place, catalogue);
    if (fault !== null) return fault;
    done = place.end;
  }
  return strayBraceFault(text, done, text.length);
}
