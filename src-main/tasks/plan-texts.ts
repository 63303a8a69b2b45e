import { hasDotSegment, hasFixedSite } from '../../src-shared/domain/page-address.ts';
import type { ActionOf } from '../../src-shared/domain/task-definition.ts';
import { fillTemplate, templateFault } from '../../src-shared/domain/template.ts';
import { parseSegments, tokensIn } from '../../src-shared/domain/template-segments.ts';
import type { Catalogue, TokenValues } from '../../src-shared/domain/tokens.ts';
import { type Does, type Skip, skip } from './planned-step.ts';

/** What texts are filled in by. */
export type Filling = { values: TokenValues; catalogue: Catalogue };

/** A text filled in, or the skip that it makes. */
export function fill(
  text: string,
  { values, catalogue }: Filling,
): { ok: true; text: string } | { ok: false; skip: Skip } {
  const filled = fillTemplate(text, values, catalogue);
  if (filled.ok) return filled;
  return {
    ok: false,
    skip:
      filled.problem === 'empty'
        ? skip('empty_token', filled.labels.join(' and '))
        : skip('template_faulty', filled.fault),
  };
}

/**
 * A file note as it opens for the user to complete. A token that is empty stands as "[Completion date]": the note is not
 * sent to anybody, and whoever completes it sees what is missing.
 */
export function planNote(action: ActionOf<'create_file_note'>, filling: Filling): Does {
  const description = fill(action.description, withLabels(action.description, filling));
  if (!description.ok) return description.skip;
  const text = fill(action.body, withLabels(action.body, filling));
  if (!text.ok) return text.skip;
  return { kind: 'note', description: description.text, text: text.text };
}

function withLabels(text: string, { values, catalogue }: Filling): Filling {
  const shown: Record<string, string> = { ...values };
  for (const id of tokensIn(text))
    if (!values[id]?.trim()) shown[id] = `[${catalogue.find(id)?.label ?? id}]`;
  return { values: shown, catalogue };
}

/**
 * A web page's address with every token's value percent-encoded, so that no value can become a part of the address itself.
 * Refused when a token stands in the site, or a value leads to another place on it.
 */
export function planPage(action: ActionOf<'open_web_page'>, filling: Filling): Does {
  const fault = templateFault(action.url, filling.catalogue);
  if (fault) return skip('template_faulty', fault);
  if (!hasFixedSite(action.url)) return skip('address_not_valid', action.url);
  let address = '';
  const empty: string[] = [];
  for (const segment of parseSegments(action.url)) {
    if (segment.kind === 'text') {
      address += segment.text;
      continue;
    }
    const token = segment.filters ? `{{ ${segment.id} | ${segment.filters} }}` : `{{ ${segment.id} }}`;
    const filled = fillTemplate(token, filling.values, filling.catalogue);
    if (filled.ok) address += encodeURIComponent(filled.text.toWellFormed());
    else if (filled.problem === 'empty') empty.push(...filled.labels);
    else return skip('template_faulty', filled.fault);
  }
  if (empty.length > 0) return skip('empty_token', [...new Set(empty)].join(' and '));
  if (hasDotSegment(address)) return skip('address_not_valid', address);
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username || url.password) return skip('address_not_valid', address);
  return { kind: 'page', url: url.href };
}
