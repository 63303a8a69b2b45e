import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSegments, printSegments } from '../../src-shared/domain/template-segments.ts';
import { toDocument, toText } from './token-document.ts';

const roundTrip = (text: string, isSingleLine = false) =>
  toText(toDocument(text, isSingleLine).content ?? []);

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      '\n',
      '{{ client.first_name }}',
      '{{matter.completion_date|date:"d MMMM yyyy"}}',
      '{{ a.b | default: "}}" }}',
      '{{',
      '}}',
      '{',
      ' ',
      '<b>',
    ),
    fc.string({ maxLength: 6 }).map((text) => text.replaceAll('\r', '')),
  ),
  { maxLength: 12 },
);

describe('a stored text in the editor', () => {
  it('is a paragraph for each line and a node for each token', () => {
    expect(toDocument('Dear {{ client.salutation | upper }},\n\nBye', false)).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Dear ' },
            { type: 'token', attrs: { id: 'client.salutation', filters: 'upper' } },
            { type: 'text', text: ',' },
          ],
        },
        { type: 'paragraph', content: [] },
        { type: 'paragraph', content: [{ type: 'text', text: 'Bye' }] },
      ],
    });
  });

  it('comes back as it is stored, whatever it holds', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        expect(roundTrip(text)).toBe(printSegments(parseSegments(text)));
      }),
    );
  });

  it('keeps markup as the characters it is made of', () => {
    expect(roundTrip('<img src=x> & {{ client.first_name')).toBe('<img src=x> & {{ client.first_name');
  });

  it('has one line in a field of one line', () => {
    expect(toDocument('Re:\r\n{{ matter.reference }}\nx', true).content).toHaveLength(1);
    expect(roundTrip('Re:\r\n{{ matter.reference }}\nx', true)).toBe('Re: {{ matter.reference }} x');
  });

  it('takes the line breaks of every system', () => {
    expect(roundTrip('a\r\nb\rc')).toBe('a\nb\nc');
  });
});
