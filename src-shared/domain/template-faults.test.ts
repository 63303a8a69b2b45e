import { describe, expect, it } from 'vitest';
import { fillTemplate, templateFault } from './template.ts';
import { baseCatalogue, catalogueWith } from './tokens.ts';

const catalogue = catalogueWith([{ key: 'price', label: 'Purchase price', type: 'money', choices: [] }]);
const values = { 'client.first_name': 'Priya', 'firm.name': 'Harbour & Lane' };
const fill = (text: string) => fillTemplate(text, values, catalogue);
const faultOf = (text: string) => templateFault(text, catalogue);

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
    '{{ field.price | default: (1..9) }}',
    '{{ client["constructor"]["constructor"] }}',
    '{{ client.prototype }}',
    '{{ client.first_name | valueOf }}',
    '{{ client.first_name | default: "a": "b" }}',
    '{{- client.first_name -}}',
    '{{ client.first_name | default: "{{ firm.name }}" }}',
    '{% layout "x" %}{% block a %}{% endblock %}',
    '{% render "../../secrets" %}',
    '{% raw %}{{ firm.name }}{% endraw %}',
    '{{ \u202eclient.first_name }}',
    '{{ client.first_name\u0000 }}',
    '{{ cl\u0456ent.first_name }}',
    '{{ client.first_name',
    '{{ client.first_name }',
    '{{ client.first_name | default: "x }}',
    '{{{ client.first_name }}',
    '{{ client.first_name }}}',
    'Dear client.first_name }}',
  ])('is found when it is saved, and sends nothing: %j', (text) => {
    const fault = faultOf(text);
    expect(fault).toMatch(/\w/);
    expect(fill(text)).toEqual({ ok: false, problem: 'faulty', fault });
  });

  it('is told with the line and the character of an open brace', () => {
    expect(faultOf('one\ntwo {{ client.first_name')).toContain('(line 2, character 5)');
  });

  it('names the token there is not', () => {
    expect(faultOf('Dear {{ client.surname }}')).toBe(
      'There is no token {{ client.surname }} (line 1, character 6).',
    );
  });

  it.each([
    ['Hi\n{% if x %}', '“{%” cannot stand in a text: only tokens can (line 2, character 1).'],
    ['x }}', '“}}” stands alone: there is no “{{” before it (line 1, character 3).'],
    ['a\n\n b {{ firm.name', '“{{” is never closed: type “}}” after the token (line 3, character 4).'],
    [
      '{{ firm.name {{ firm.name }}',
      'Another “{{” stands before this “{{” is closed with “}}” (line 1, character 1).',
    ],
    [
      '{{ firm.name | default: "x }}',
      'A quote is never closed in {{ firm.name | default: "x }} (line 1, character 1).',
    ],
    [
      '{{ firm.name | shout }}',
      'There is no filter “shout” in {{ firm.name | shout }}: use date, default, upper (line 1, character 1).',
    ],
    [
      '{{ firm.name | default: firm.phone }}',
      'What follows “:” in {{ firm.name | default: firm.phone }} must stand in quotes, and nothing but filters can follow “|” (line 1, character 1).',
    ],
    [
      '{{ firm.name | default: phone }}',
      'What follows “default:” in {{ firm.name | default: phone }} must stand in quotes (line 1, character 1).',
    ],
    [
      '\n{{ firm.name | | upper }}',
      'What follows “|” in {{ firm.name | | upper }} cannot be read (line 2, character 1).',
    ],
    [
      '{{ firm.name }}\nx {{ firm.name | date: "d" }}',
      '“Firm name” is not a date, so {{ firm.name | date: "d" }} cannot format it as one (line 2, character 3).',
    ],
  ])('is told in plain words with its place: %j', (text, sentence) => {
    expect(faultOf(text)).toBe(sentence);
  });

  it('does not know a custom field of another matter type', () => {
    expect(templateFault('{{ field.price }}', baseCatalogue)).toContain(
      'There is no token {{ field.price }}',
    );
  });

  it('changes no prototype', () => {
    fillTemplate(
      '{{ firm.name }}',
      JSON.parse('{"__proto__.polluted":"yes","constructor.name":"x"}'),
      catalogue,
    );
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
