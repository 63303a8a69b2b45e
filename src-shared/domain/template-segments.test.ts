import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templateFault } from './template.ts';
import { parseSegments, printSegments, tokensIn } from './template-segments.ts';
import { baseCatalogue } from './tokens.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const token = (id: string, filters = '') => ({ kind: 'token', id, filters });

describe('cutting a text into words and tokens', () => {
  it.each([
    ['', []],
    ['Dear {{ client.salutation }},', [text('Dear '), token('client.salutation'), text(',')]],
    ['{{firm.name}}{{ firm.name}}', [token('firm.name'), token('firm.name')]],
    [
      '{{\nmatter.completion_date|date:"d MMMM yyyy" }}',
      [token('matter.completion_date', 'date:"d MMMM yyyy"')],
    ],
    ['{{ firm.name | default: "}}" | upper }}!', [token('firm.name', 'default: "}}" | upper'), text('!')]],
    [`{{ firm.name | default: 'a\\'}}' }}`, [token('firm.name', `default: 'a\\'}}'`)]],
    ['{{ firm.name | }}', [token('firm.name')]],
    ['{{ field.price_2 }}', [token('field.price_2')]],
    ['{{{ firm.name }}}', [text('{'), token('firm.name'), text('}')]],
    ['{{ {{ firm.name }}', [text('{{ '), token('firm.name')]],
    ['{{ firm.name | default: "x }}', [text('{{ firm.name | default: "x }}')]],
    ['{{ firm.name | default: "{{" }}', [text('{{ firm.name | default: "{{" }}')]],
    ['{{ firm }} {{ Firm.name }} {{- firm.name -}}', [text('{{ firm }} {{ Firm.name }} {{- firm.name -}}')]],
    ['{{ firm.name', [text('{{ firm.name')]],
    ['{{ firm.__proto__ }}', [text('{{ firm.__proto__ }}')]],
  ])('%j', (stored, segments) => {
    expect(parseSegments(stored)).toEqual(segments);
  });
});

describe('printing', () => {
  it('writes each token in one way', () => {
    const stored = 'a {{firm.name}} {{  firm.name|upper  |default:"x"}}';
    expect(printSegments(parseSegments(stored))).toBe(
      'a {{ firm.name }} {{ firm.name | upper  |default:"x" }}',
    );
  });

  const soup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '{{',
          '}}',
          '{',
          '}',
          '|',
          '"',
          "'",
          '\\',
          ' ',
          '\n',
          '%',
          'firm.name',
          'a.b',
          'upper',
        ),
        fc.constantFrom('{{ firm.name }}', '{{ a.b | default: "x" }}', '{{firm.name|upper}}', '{{ a.b | "'),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join(''));

  it('keeps the segments of every text', () => {
    fc.assert(
      fc.property(soup, (stored) => {
        const segments = parseSegments(stored);
        expect(parseSegments(printSegments(segments))).toEqual(segments);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves a text without tokens as it is', () => {
    fc.assert(
      fc.property(soup, (stored) => {
        fc.pre(tokensIn(stored).length === 0);
        expect(printSegments(parseSegments(stored))).toBe(stored);
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing about whether a text is sound', () => {
    fc.assert(
      fc.property(soup, (stored) => {
        const sound = (it: string) => templateFault(it, baseCatalogue) === null;
        expect(sound(printSegments(parseSegments(stored)))).toBe(sound(stored));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the tokens that a text uses', () => {
  it('are named once each, in order, whether they exist or not', () => {
    expect(tokensIn('{{ firm.name }} {{ no.such | upper }} {{firm.name}} {{ open')).toEqual([
      'firm.name',
      'no.such',
    ]);
  });
});
