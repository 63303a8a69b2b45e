import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, templateFault } from './template.ts';
import { tokenCatalogue } from './tokens.ts';

const values = {
  'client.first_name': 'Priya',
  'client.salutation': '',
  'matter.completion_date': '2026-03-04',
  'matter.exchange_date': '',
  'firm.name': 'Harbour & Lane',
};
const fill = (text: string) => fillTemplate(text, values);

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
    ['{{ client.first_name | default: "}}" }}', 'Priya'],
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
    expect(fillTemplate('{{ firm.phone }}', {})).toEqual({
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
          expect(fillTemplate('<{{ client.full_name }}>', { 'client.full_name': name })).toEqual({
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

  it('knows every token of the catalogue', () => {
    for (const { id } of tokenCatalogue) expect(templateFault(`{{ ${id} }}`)).toBeNull();
  });
});

describe('a text with a fault', () => {
  it.each([
    '{% include "/etc/passwd" %}',
    '{% for i in (1..1000000000) %}x{% endfor %}',
    '{%- assign x = 1 -%}',
    '{{ client.surname }}',
    '{{ first_name }}',
    '{{ client }}',
    '{{ }}',
    '{{ "Priya" }}',
    '{{ client["first_name"] }}',
    '{{ client.first_name.size }}',
    '{{ client.first_name firm.name }}',
    '{{ (1..1000000000) }}',
    '{{ client.__proto__ }}',
    '{{ __proto__ }}',
    '{{ client.constructor }}',
    '{{ constructor.constructor }}',
    '{{ firm.to_string }}',
    '{{ client.first_name | constructor }}',
    '{{ client.first_name | __proto__ }}',
    '{{ client.first_name | toString }}',
    '{{ client.first_name | slice: 0 }}',
    '{{ client.first_name | date: "d MMM" }}',
    '{{ client.first_name | default: client.surname }}',
    '{{ matter.completion_date | date: __proto__ }}',
    '{{ client.first_name',
    '{{ client.first_name }',
    '{{ client.first_name | default: "x }}',
    '{{{ client.first_name }}}',
    'Dear client.first_name }}',
  ])('is found when it is saved, and sends nothing: %j', (text) => {
    const fault = templateFault(text);
    expect(fault).toMatch(/\w/);
    expect(fill(text)).toEqual({ ok: false, problem: 'faulty', fault });
  });

  it('is told with the line and the character of an open brace', () => {
    expect(templateFault('one\ntwo {{ client.first_name')).toContain('(line 2, character 5)');
  });

  it('names the token there is not', () => {
    expect(templateFault('Dear {{ client.surname }}')).toBe('There is no token {{ client.surname }}.');
  });

  it('changes no prototype', () => {
    fillTemplate('{{ firm.name }}', JSON.parse('{"__proto__.polluted":"yes","constructor.name":"x"}'));
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
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

  it.each([
    ['100 kB', 100_000],
    ['just under the limit', 9_999],
  ])('is refused or rendered within 50 ms: %s', (_size, length) => {
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      // The best of three, so that a busy computer does not fail it.
      const times = [1, 2, 3].map(() => {
        const start = performance.now();
        fill(text);
        return performance.now() - start;
      });
      expect([piece, Math.min(...times) < 50]).toEqual([piece, true]);
    }
  });

  it('of 10,000 tokens is refused by its length', () => {
    expect(templateFault('{{ client.first_name }}'.repeat(10_000))).toContain('longer than');
  });

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
        ),
        {
          maxLength: 30,
        },
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
