import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCursor, toCursor } from './cursor.ts';
import { containsPattern } from './like.ts';

describe('a cursor', () => {
  it('gives back the key and the id it was made of, whatever stands in the key', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('a|b', '|', '')), fc.uuid(), (key, id) => {
        expect(fromCursor(toCursor(key, id))).toEqual({ key, id });
      }),
    );
  });

  it('is none where there is no bar', () => {
    expect(fromCursor('nonsense')).toBeNull();
    expect(fromCursor(null)).toBeNull();
  });
});

describe('a pattern for LIKE', () => {
  it('takes a word’s own wildcards literally', () => {
    expect(containsPattern('100%_\\')).toBe('%100\\%\\_\\\\%');
  });
});
