import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from './json-place.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('where a text stops being JSON', () => {
  it('is where the first character stands that cannot', () => {
    expect(findJsonFault('{"a": tru}')).toBe(6);
    expect(findJsonFault('{"a": 1,}')).toBe(8);
    expect(findJsonFault('[1 2]')).toBe(3);
    expect(findJsonFault('{"a" 1}')).toBe(5);
    expect(findJsonFault('["open')).toBe(1);
    expect(findJsonFault('[1]]')).toBe(3);
    expect(findJsonFault('[1}')).toBe(2);
    expect(findJsonFault('{"a": [1, 2')).toBe(11);
    expect(findJsonFault('')).toBe(0);
    expect(findJsonFault(' {"a": [1.5e3, "\\u00e9\\n", null, {}, []]} ')).toBeNull();
  });

  it('is nowhere exactly in what the engine can parse', () => {
    const mutated = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '{', '0', '\n', '\\', 'e', ':'))
      .map(([text, at, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + (at % 2));
      });
    fc.assert(
      fc.property(mutated, (text) => {
        const fault = findJsonFault(text);
        expect(fault === null).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});
