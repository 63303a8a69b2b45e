import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printFilters, readFilters } from './token-filters.ts';

describe('the filters of a token', () => {
  it.each([
    ['', { date: '', isUpper: false, otherwise: '' }],
    ['date: "d MMM"', { date: 'd MMM', isUpper: false, otherwise: '' }],
    ['date', { date: 'd MMMM yyyy', isUpper: false, otherwise: '' }],
    ["upper|default:'a | b'", { date: '', isUpper: true, otherwise: 'a | b' }],
    ['date: "EEEE" | upper | default: "soon"', { date: 'EEEE', isUpper: true, otherwise: 'soon' }],
  ])('%j are a format', (filters, format) => {
    expect(readFilters(filters)).toEqual(format);
  });

  it.each([['truncate: 3'], ['date: d'], ['upper upper'], ['default: "a\\"b"']])(
    '%j are left as they are',
    (filters) => {
      expect(readFilters(filters)).toBeNull();
    },
  );

  it('come back from a format as it was', () => {
    const words = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/["\\]/g, ''));
    fc.assert(
      fc.property(
        fc.record({
          date: fc.constantFrom('', 'd MMMM yyyy', 'EEEE d'),
          isUpper: fc.boolean(),
          otherwise: words,
        }),
        (format) => {
          expect(readFilters(printFilters(format))).toEqual(format);
        },
      ),
    );
  });

  it('never close their own quotes', () => {
    expect(printFilters({ date: '', isUpper: false, otherwise: 'say "hi" \\' })).toBe(
      "default: \"say 'hi' '\"",
    );
  });
});
