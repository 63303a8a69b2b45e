import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, templateFault } from './template.ts';
import { baseCatalogue, catalogueWith, customFieldKey } from './tokens.ts';

const catalogue = catalogueWith([
  { key: 'price', label: 'Purchase price', type: 'money', choices: [] },
  { key: 'rooms', label: 'Rooms', type: 'number', choices: [] },
  { key: 'chain_free', label: 'Chain free', type: 'yes_no', choices: [] },
  { key: 'tenure', label: 'Tenure', type: 'choice', choices: ['Freehold', 'Leasehold'] },
  { key: 'survey_on', label: 'Survey date', type: 'date', choices: [] },
]);

const values = {
  'client.first_name': 'Priya',
  'client.salutation': '',
  'matter.completion_date': '2026-03-04',
  'matter.exchange_date': '',
  'firm.name': 'Harbour & Lane',
  'field.price': '25000050',
  'field.rooms': '1234.50',
  'field.chain_free': 'yes',
  'field.tenure': 'Freehold',
  'field.survey_on': '2024-02-29',
};
const fill = (text: string) => fillTemplate(text, values, catalogue);
const faultOf = (text: string) => templateFault(text, catalogue);

describe('filling a text in', () => {
  it.each([
    ['Dear {{ client.first_name }},', 'Dear Priya,'],
    ['{{client.first_name}}{{ client.first_name }}', 'PriyaPriya'],
    ['{{ client.first_name | upper }}', 'PRIYA'],
    ['on {{ matter.completion_date }}', 'on 4 March 2026'],
    ['{{ matter.completion_date | date: "EEE d MMM yy" }}', 'Wed 4 Mar 26'],
    ['{{ matter.completion_date | date: "EEEE dd/MM/yyyy" }}', 'Wednesday 04/03/2026'],
    ['{{ matter.exchange_date | default: "soon" }}', 'soon'],
    ['{{ matter.exchange_date | date: "d MMM" | default: "soon" }}', 'soon'],
    ['{{ matter.exchange_date | default: "soon" | date: "d MMM" }}', 'soon'],
    ['{{ matter.exchange_date | default: "2026-03-05" | date: "d/M" }}', '5/3'],
    ['{{ matter.completion_date | upper }}', '4 MARCH 2026'],
    ['{{ matter.completion_date | date: "yyyy-MM-dd" }}', '2026-03-04'],
    ['{{ field.survey_on | date: "d MMM yyyy" | upper }}', '29 FEB 2024'],
    ['{{ field.price }} {{ field.rooms }} {{ field.chain_free }}', '£250,000.50 1234.50 yes'],
    ['{{ field.tenure | upper }}', 'FREEHOLD'],
    ['{{ client.first_name | default: "}}" }}', 'Priya'],
    ['{{ client.salutation | default: "a\\"}}b" }}', 'a"}}b'],
    ['{{ client.salutation | default: \'say "hi" | x: (1)\' }}', 'say "hi" | x: (1)'],
    ['50% { off } # \\ £ no tokens', '50% { off } # \\ £ no tokens'],
    ['line 1\n\n  line 2 {{ firm.name }}\n', 'line 1\n\n  line 2 Harbour & Lane\n'],
  ])('makes of %j: %j', (text, filled) => {
    expect(fill(text)).toEqual({ ok: true, text: filled });
  });

  it('stops at a token that comes out empty, naming each once', () => {
    expect(fill('Dear {{ client.salutation }}, {{ matter.exchange_date }} {{ client.salutation }}')).toEqual({
      ok: false,
      problem: 'empty',
      labels: ['Client salutation', 'Exchange date'],
    });
    expect(fill('{{ client.salutation | default: " " }}')).toMatchObject({ problem: 'empty' });
    expect(fill('{{ matter.exchange_date | date: "d MMM" }}')).toMatchObject({ problem: 'empty' });
  });

  it('stops at a token of the catalogue that nobody gave a value', () => {
    expect(fillTemplate('{{ firm.phone }}', {}, baseCatalogue)).toEqual({
      ok: false,
      problem: 'empty',
      labels: ['Firm telephone'],
    });
  });

  it('never reads a value as a text with tokens of its own', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('{{ firm.name }}', '{% for %}', '{{', '<b>&amp;', '$1 $& \\', '__proto__'),
        ),
        (name) => {
          fc.pre(name.trim() !== '');
          expect(
            fillTemplate('<{{ client.full_name }}>', { 'client.full_name': name }, baseCatalogue),
          ).toEqual({
            ok: true,
            text: `<${name}>`,
          });
        },
      ),
    );
  });

  it('keeps every text without braces as it is', () => {
    const plain = fc.string({ unit: 'binary' }).map((text) => text.replace(/[{}]/g, ''));
    fc.assert(
      fc.property(plain, (text) => {
        expect(fill(text)).toEqual({ ok: true, text });
      }),
    );
  });

  it('fills in a custom field whatever its key', () => {
    const anyKey = fc.oneof(
      fc.stringMatching(customFieldKey),
      fc.constantFrom('size', 'first', 'last', 'empty', 'blank', 'nil', 'true', 'constructor', 'prototype'),
    );
    fc.assert(
      fc.property(anyKey, (key) => {
        const withKey = catalogueWith([{ key, label: key, type: 'text', choices: [] }]);
        const filled = (values: Record<string, string>) =>
          fillTemplate(`<{{ field.${key} }}>`, values, withKey);
        expect(filled({ [`field.${key}`]: 'found' })).toEqual({ ok: true, text: '<found>' });
        expect(filled({})).toEqual({ ok: false, problem: 'empty', labels: [key] });
      }),
    );
  });

  it('gives back a date that is none as it is, and formats no such date', () => {
    const odd = { 'matter.completion_date': '2026-02-31' };
    expect(fillTemplate('{{ matter.completion_date | date: "d" }}', odd, catalogue)).toEqual({
      ok: true,
      text: '2026-02-31',
    });
  });

  it('knows every token of the catalogue', () => {
    for (const { id } of catalogue.tokens) expect(faultOf(`{{ ${id} }}`)).toBeNull();
  });
});

describe('a hostile text', () => {
  const pieces = [
    '{{ client.first_name }}',
    '{{',
    '}}',
    "{{ '",
    '{{ client.first_name | upper | upper',
    '{{ client.first_name | default: "x',
    '{{ a | default: (((',
    `{{ client.first_name${' '.repeat(60)}`,
    '{ ',
    '{',
  ];

  it.each(pieces)('is refused before Liquid sees it when it is too long: %j…', (piece) => {
    expect(faultOf(piece.repeat(Math.ceil(10_001 / piece.length)))).toBe(
      'The text is longer than 10000 characters: shorten it.',
    );
  });

  it('has 200 tokens at most', () => {
    expect(fill('{{ firm.name }}'.repeat(200))).toMatchObject({ ok: true });
    expect(faultOf(`a\n${'{{ firm.name }}'.repeat(201)}`)).toBe(
      'The text has more than 200 tokens: take some out (line 2, character 3001).',
    );
    expect(faultOf('{{ client.first_name }}'.repeat(10_000))).toContain('longer than');
  });

  it('has 10 filters at most on one token', () => {
    expect(fill(`{{ client.first_name ${'| upper'.repeat(10)} }}`)).toEqual({ ok: true, text: 'PRIYA' });
    expect(faultOf(`{{ client.first_name ${'| upper'.repeat(11)} }}`)).toContain('more than 10 filters');
    expect(faultOf(`{{ client.first_name ${'| upper'.repeat(1000)} }}`)).toContain('more than 10 filters');
  });

  it.each(['(', '[', '{', '"', "'", '|', '{{ '])(
    'can nest %j as deep as it likes, and is refused',
    (brace) => {
      const fault = faultOf(`{{ client.first_name | default: ${brace.repeat(3000)} }}`);
      expect(fault).toMatch(/^[^\n]{20,300}\(line 1, character \d+\)\.$/);
    },
  );

  it('never throws, whatever stands in it', () => {
    const soup = fc
      .array(
        fc.constantFrom(
          ...pieces,
          '%}',
          '{%',
          '|',
          ':',
          '"',
          "'",
          'client.first_name',
          '\n',
          '-',
          '__proto__',
          '\u202e',
          '\ud800',
          '\u0000',
        ),
        { maxLength: 30 },
      )
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(soup, (text) => {
        const filled = fill(text);
        if (filled.ok) expect(filled.text).not.toMatch(/\{\{|\}\}|\{%/);
      }),
      { numRuns: 1000 },
    );
  });
});
