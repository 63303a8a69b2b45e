import fc from 'fast-check';
import { expect, it } from 'vitest';
import { customFieldKey } from '../../src-shared/domain/tokens.ts';
import { makeFieldKey } from './field-key.ts';

it.each([
  ['Tenure', 'tenure'],
  ['Lender’s ref.', 'lenders_ref'],
  ['Café  name', 'cafe_name'],
  ['2nd charge', 'field_2nd_charge'],
  ['£', 'field'],
  [`${'a'.repeat(49)} b`, 'a'.repeat(49)],
])('the key of %s is %s', (label, key) => {
  expect(makeFieldKey(label, new Set())).toBe(key);
});

it('is another when it is taken, and not longer for it', () => {
  expect(makeFieldKey('Tenure', new Set(['tenure', 'tenure_2']))).toBe('tenure_3');
  const long = 'a'.repeat(50);
  expect(makeFieldKey(long, new Set([long]))).toBe(`${'a'.repeat(48)}_2`);
});

it('is a key of its own for any label', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 12 }), (labels) => {
      const keys = new Set<string>();
      for (const label of labels) {
        const key = makeFieldKey(label, keys);
        expect(key).toMatch(customFieldKey);
        expect(keys.has(key)).toBe(false);
        keys.add(key);
      }
    }),
  );
});
