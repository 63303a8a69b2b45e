/** A piece of a stored text: words, or a token. `filters` is what follows the first "|", '' when nothing does. */
export type Segment = { kind: 'text'; text: string } | { kind: 'token'; id: string; filters: string };

/** A token in a stored text, from its "{{" at `start` to behind its "}}" at `end`. */
export type TokenPlace = { id: string; filters: string; start: number; end: number };

const opening = /\{\{\s*([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)\s*(\||\}\})/y;

/** Where filters that begin at `from` end: at the first "}}" outside quotes and before another "{{"; -1 for nowhere. */
function endOfFilters(text: string, from: number): number {
  // Stopping at the next "{{" keeps the work in proportion to the text, however many tokens are left open.
  const next = text.indexOf('{{', from);
  const limit = next === -1 ? text.length : next;
  let quote = '';
  for (let at = from; at < limit; at++) {
    const character = text.charAt(at);
    if (quote) {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '}' && text.charAt(at + 1) === '}') return at;
  }
  return -1;
}

/** Every well-formed `{{ id | filters }}` of a text, in order. "{{" inside a token makes it no token. */
export function findTokens(text: string): TokenPlace[] {
  const found: TokenPlace[] = [];
  let start = text.indexOf('{{');
  while (start !== -1) {
    opening.lastIndex = start;
    const match = opening.exec(text);
    const [whole = '', id = '', then = ''] = match ?? [];
    const from = start + whole.length;
    const end = then === '|' ? endOfFilters(text, from) : from - 2;
    if (match && end !== -1) {
      found.push({ id, filters: then === '|' ? text.slice(from, end).trim() : '', start, end: end + 2 });
      start = text.indexOf('{{', end + 2);
    } else start = text.indexOf('{{', start + 1);
  }
  return found;
}

/** A stored text cut into words and tokens; what is no well-formed token stays text. Never fails. */
export function parseSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  let done = 0;
  for (const { id, filters, start, end } of findTokens(text)) {
    if (start > done) segments.push({ kind: 'text', text: text.slice(done, start) });
    segments.push({ kind: 'token', id, filters });
    done = end;
  }
  if (done < text.length) segments.push({ kind: 'text', text: text.slice(done) });
  return segments;
}

/** Segments as they are stored, each token as `{{ id }}` or `{{ id | filters }}`. */
export function printSegments(segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      if (segment.kind === 'text') return segment.text;
      return segment.filters ? `{{ ${segment.id} | ${segment.filters} }}` : `{{ ${segment.id} }}`;
    })
    .join('');
}

/** The ids of the tokens that a text uses, each once, in order. */
export function tokensIn(text: string): string[] {
  return [...new Set(findTokens(text).map((token) => token.id))];
}
