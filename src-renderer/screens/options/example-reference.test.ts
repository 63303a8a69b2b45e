import { expect, test } from 'vitest';
import { exampleReference } from './example-reference.ts';

test.each([
  ['HL/{year}/{number}', 'HL/2026/0412'],
  [' {yy}-{number}-{number} ', '26-0412-0412'],
  ['{month}/{number}', '{month}/0412'],
  ['', ''],
])('the pattern “%s” makes “%s”', (pattern, reference) => {
  expect(exampleReference(pattern, '2026-03-04')).toBe(reference);
});
