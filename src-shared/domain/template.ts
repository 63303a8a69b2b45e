import { Liquid, type Output, type Template, TokenKind } from 'liquidjs';
import { formatDay } from '../time.ts';
import { findTokens, type TokenPlace } from './template-segments.ts';
import { limits, sayFault, shorten, textFault } from './text-fault.ts';
import { type Catalogue, isDay, sayValue, type Token, type TokenValues } from './tokens.ts';

/** A text filled in, or what stopped it: a fault in the text itself, or tokens that came out empty. */
export type Filled =
  | { ok: true; text: string }
  | { ok: false; problem: 'faulty'; fault: string }
  | { ok: false; problem: 'empty'; labels: string[] };

const filterNames = ['date', 'default', 'upper'];

const engine = createEngine();

/** Liquid with only our filters and no tags: nothing in a text can loop, include, or reach a file. */
function createEngine(): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    cache: false,
    parseLimit: limits.characters,
  });
  for (const name of Object.keys(liquid.filters)) delete liquid.filters[name];
  for (const name of Object.keys(liquid.tags)) delete liquid.tags[name];
  liquid.registerFilter('date', (value: unknown, pattern: unknown) =>
    typeof value === 'string' && isDay(value) ? formatDay(value, String(pattern ?? 'd MMMM yyyy')) : value,
  );
  liquid.registerFilter('upper', (value: unknown) => String(value ?? '').toUpperCase());
  liquid.registerFilter('default', (value: unknown, other: unknown) =>
    value === undefined || value === null || value === '' ? String(other ?? '') : value,
  );
  return liquid;
}

/** A stretch of text without tokens, or a token with what renders it; `asDay` when a date filter is to format it. */
type Piece = string | { token: Token; template: Template; asDay: boolean };

type Parsed = { ok: true; pieces: Piece[] } | { ok: false; fault: string };

function parseToken(
  text: string,
  place: TokenPlace,
  catalogue: Catalogue,
): Piece | { ok: false; fault: string } {
  const source = shorten(text.slice(place.start, place.end));
  const wrong = (sentence: string) => ({ ok: false as const, fault: sayFault(text, place.start, sentence) });
  const token = catalogue.find(place.id);
  if (!token) return wrong(`There is no token ${source}`);
  let template: Template | undefined;
  try {
    [template] = engine.parse(`{{ ${place.id} | ${place.filters} }}`);
  } catch (error) {
    const name = /undefined filter: (.*?)(?:,|$)/.exec(error instanceof Error ? error.message : '')?.[1];
    if (name === undefined) return wrong(`What follows “|” in ${source} cannot be read`);
    return wrong(`There is no filter “${shorten(name)}” in ${source}: use ${filterNames.join(', ')}`);
  }
  if (template?.token.kind !== TokenKind.Output) return wrong(`${source} cannot be read`);
  const { filters } = (template as Output).value;
  for (const { name, args } of filters) {
    if (!args.every((arg) => 'kind' in arg && arg.kind === TokenKind.Quoted))
      return wrong(`What follows “${name}:” in ${source} must stand in quotes`);
    if (name === 'date' && token.type !== 'date')
      return wrong(`“${token.label}” is not a date, so ${source} cannot format it as one`);
  }
  return { token, template, asDay: filters.some((filter) => filter.name === 'date') };
}

function parse(text: string, catalogue: Catalogue): Parsed {
  const fault = textFault(text, catalogue);
  if (fault !== null) return { ok: false, fault };
  const pieces: Piece[] = [];
  let done = 0;
  for (const place of findTokens(text)) {
    if (place.start > done) pieces.push(text.slice(done, place.start));
    const piece = parseToken(text, place, catalogue);
    if (typeof piece !== 'string' && 'ok' in piece) return piece;
    pieces.push(piece);
    done = place.end;
  }
  if (done < text.length) pieces.push(text.slice(done));
  return { ok: true, pieces };
}

/** What is wrong with a stored text, as a sentence with its line and character; null when it is sound. */
export function templateFault(text: string, catalogue: Catalogue): string | null {
  const parsed = parse(text, catalogue);
  return parsed.ok ? null : parsed.fault;
}

/** The one value that a token's template may see, under names of its own: { client: { first_name } }. */
function scopeOf(id: string, value: string): object {
  const [group = '', name = ''] = id.split('.');
  const inner = Object.assign(Object.create(null), { [name]: value });
  return Object.assign(Object.create(null), { [group]: inner });
}

/**
 * Fills a text's tokens in, each as its type is written: a date "4 March 2026" when no date filter says otherwise, money
 * "£1,234.50". A token that comes out empty with no default stops the text: it never leaves a gap. Never throws.
 */
export function fillTemplate(text: string, values: TokenValues, catalogue: Catalogue): Filled {
  const parsed = parse(text, catalogue);
  if (!parsed.ok) return { ok: false, problem: 'faulty', fault: parsed.fault };
  const empty = new Set<string>();
  const parts = parsed.pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const { token, template, asDay } = piece;
    const stored = values[token.id] ?? '';
    const scope = scopeOf(token.id, asDay ? stored : sayValue(token, stored));
    const out = String(engine.renderSync([template], scope));
    if (out.trim() === '') empty.add(token.label);
    return out;
  });
  return empty.size > 0
    ? { ok: false, problem: 'empty', labels: [...empty] }
    : { ok: true, text: parts.join('') };
}
