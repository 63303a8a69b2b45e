import { Liquid, type Output, type Template, TokenKind } from 'liquidjs';
import { formatDay } from '../time.ts';
import { findToken, type Token, type TokenValues } from './tokens.ts';

/** A text filled in, or what stopped it: a fault in the text itself, or tokens that came out empty. */
export type Filled =
  | { ok: true; text: string }
  | { ok: false; problem: 'faulty'; fault: string }
  | { ok: false; problem: 'empty'; labels: string[] };

/** The longest stored text; longer is refused before it is parsed. */
const maximumLength = 10_000;

const aDay = /^\d{4}-\d{2}-\d{2}$/;

const engine = createEngine();

/** Liquid with only our filters and no tags: nothing in a text can loop, include, or reach a file. */
function createEngine(): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    cache: false,
    parseLimit: maximumLength,
  });
  for (const name of Object.keys(liquid.filters)) delete liquid.filters[name];
  for (const name of Object.keys(liquid.tags)) delete liquid.tags[name];
  liquid.registerFilter('date', (value: unknown, pattern: unknown) =>
    typeof value === 'string' && aDay.test(value)
      ? formatDay(value, String(pattern ?? 'd MMMM yyyy'))
      : value,
  );
  liquid.registerFilter('upper', (value: unknown) => String(value ?? '').toUpperCase());
  liquid.registerFilter('default', (value: unknown, other: unknown) =>
    value === undefined || value === null || value === '' ? String(other ?? '') : value,
  );
  return liquid;
}

const tokenId = /^\{\{-?\s*([a-z_]+\.[a-z_]+)\s*(?:\||-?\}\})/;

type Piece = { template: Template; source: string; id: string | null };

function parse(text: string): Piece[] {
  if (text.length > maximumLength) throw new Error(`The text is longer than ${maximumLength} characters.`);
  if (/\{%/.test(text)) throw new Error('"{%" cannot stand in a message: only tokens can.');
  return engine.parse(text).map((template) => {
    const source = template.token.getText();
    if (template.token.kind !== TokenKind.Output) {
      if (source.includes('}}')) throw new Error('"}}" stands alone: there is no "{{" before it.');
      return { template, source, id: null };
    }
    const id = tokenId.exec(source)?.[1] ?? null;
    const token = id && findToken(id);
    if (!id || !token) throw new Error(`There is no token ${source}.`);
    checkFilters(template as Output, token, source);
    return { template, source, id };
  });
}

/** What a text gives a filter stands in quotes, so that every token in it is one of ours; a date format needs a day. */
function checkFilters(output: Output, token: Token, source: string): void {
  for (const { name, args } of output.value.filters) {
    const literal = args.every((arg) => 'kind' in arg && arg.kind === TokenKind.Quoted);
    if (!literal) throw new Error(`What follows "${name}:" in ${source} must stand in quotes.`);
    if (name === 'date' && token.type !== 'day')
      throw new Error(`"${token.label}" is not a date, so ${source} cannot format it as one.`);
  }
}

/** What is wrong with a stored text, as a sentence; null when it is sound. */
export function templateFault(text: string): string | null {
  try {
    parse(text);
    return null;
  } catch (error) {
    return sayFault(error);
  }
}

function sayFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, line:(\d+), col:(\d+)$/, ' (line $1, character $2)').split('\n')[0] ?? message;
}

/** Nests "client.first_name" as { client: { first_name } }, with every day that has no format of its own said in full. */
function toScope(values: TokenValues): Record<string, Record<string, string>> {
  const scope: Record<string, Record<string, string>> = Object.create(null);
  for (const [id, value] of Object.entries(values)) {
    const [group = '', name = ''] = id.split('.');
    scope[group] ??= Object.create(null) as Record<string, string>;
    (scope[group] as Record<string, string>)[name] = value;
  }
  return scope;
}

/**
 * Fills a text's tokens in. A token that comes out empty with no default stops the text: it never leaves a gap. A
 * day without a date filter is written "4 March 2026".
 */
export function fillTemplate(text: string, values: TokenValues): Filled {
  try {
    const scope = toScope(values);
    const empty = new Set<string>();
    const parts = parse(text).map((piece) => {
      if (!piece.id) return String(engine.renderSync([piece.template], scope));
      const token = findToken(piece.id);
      let out = String(engine.renderSync([piece.template], scope));
      if (token?.type === 'day' && aDay.test(out)) out = formatDay(out, 'd MMMM yyyy');
      if (out.trim() === '') empty.add(token?.label ?? piece.id);
      return out;
    });
    return empty.size > 0
      ? { ok: false, problem: 'empty', labels: [...empty] }
      : { ok: true, text: parts.join('') };
  } catch (error) {
    return { ok: false, problem: 'faulty', fault: sayFault(error) };
  }
}
