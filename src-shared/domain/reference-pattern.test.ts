import { describe, expect, it } from 'vitest';
import { nextReference, referenceProblem } from './reference-pattern.ts';

const day = '2026-03-02';

describe('the next reference', () => {
  it.each([
    ['HL/{year}/{number}', [], 'HL/2026/0001'],
    ['HL/{year}/{number}', ['hl/2026/0007', 'hl/2026/0003', 'hl/2025/0900'], 'HL/2026/0008'],
    ['HL/{year}/{number}', ['hl/2026/0007/b', 'hl/2026/x9', 'zz/2026/0050', 'hl/2026/'], 'HL/2026/0001'],
    ['HL/{year}/{number}', ['hl/2026/9999'], 'HL/2026/10000'],
    ['{number}-{yy}', ['0012-26', '0400-25'], '0013-26'],
    ['Élan {number} X', ['elan 0004 x'], 'Élan 0005 X'],
    ['{number}', ['0002', 'hl/2026/0007'], '0003'],
  ])('of %s after %j is %s', (pattern, taken, expected) => {
    expect(nextReference(pattern, day, taken)).toBe(expected);
  });
});

describe('a pattern', () => {
  it.each(['HL/{year}/{number}', '{yy}-{number}', '{number}', 'M {number} ({year})'])(
    '%s is one',
    (pattern) => {
      expect(referenceProblem(pattern)).toBeNull();
    },
  );
  it.each([
    'HL',
    '{number}{number}',
    '{number}/{number}',
    '{month}/{number}',
    '{number',
    '{number}}',
    '{{number}',
    '7{number}',
    '{year}{number}',
  ])('%s is none', (pattern) => {
    expect(referenceProblem(pattern)).toMatch(/such as HL/);
  });
});
