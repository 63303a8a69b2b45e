import { expect, test } from 'vitest';
import { fits } from './fits.ts';

const matter = 'Mr Piotr Nowak HL/2026/0431, Purchase of 4 Quay Street';

test.each(['', '  ', 'nowak', 'NOWAK 0431', 'quay  piotr', 'ak', 'nówak'])('“%s” fits', (typed) => {
  expect(fits(matter, typed)).toBe(true);
});

test.each(['Ellsworth', 'nowak 0399', 'piotr nowak x'])(
  '“%s”, words of another matter, does not',
  (typed) => {
    expect(fits(matter, typed)).toBe(false);
  },
);

test('accents of the text need not be typed', () => {
  expect(fits('Mrs Siân Pritchard', 'sian')).toBe(true);
});
