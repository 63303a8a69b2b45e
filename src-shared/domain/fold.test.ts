import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('folding a text for search', () => {
  it.each([
    ['  Zoë   ÅNGSTRÖM\n', 'zoe angstrom'],
    ['Siân Ó Súilleabháin', 'sian o suilleabhain'],
    ['O’Brien', "o'brien"],
    ['O´Brien', "o'brien"],
    ['O`Brien', "o'brien"],
    ['O\uff40Brien', "o'brien"],
    ['ﬁrst Ｆｌａｔ', 'first flat'],
    ['Flat\u00a02', 'flat 2'],
    ['100%_\\', '100%_\\'],
    ['', ''],
  ])('makes of %j: %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('finds the same for a letter and its accent, composed or not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'éüñçåôÿžșİ'), (letter) => {
        expect(fold(letter.normalize('NFD'))).toBe(fold(letter.normalize('NFC')));
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });
});
