import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOneSms, measureSms, replacementForSms, straightenForSms } from './sms.ts';

/** GSM-7's basic set by its Unicode points, typed from 3GPP TS 23.038 in its own order of rows, not from the code. */
const oneSeptet = new Set(
  [
    [0x40, 0xa3, 0x24, 0xa5, 0xe8, 0xe9, 0xf9, 0xec, 0xf2, 0xc7, 0x0a, 0xd8, 0xf8, 0x0d, 0xc5, 0xe5],
    [0x394, 0x5f, 0x3a6, 0x393, 0x39b, 0x3a9, 0x3a0, 0x3a8, 0x3a3, 0x398, 0x39e, 0xc6, 0xe6, 0xdf, 0xc9],
    [0x20, 0x21, 0x22, 0x23, 0xa4, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f],
    Array.from({ length: 16 }, (_, i) => 0x30 + i),
    [0xa1, ...Array.from({ length: 26 }, (_, i) => 0x41 + i), 0xc4, 0xd6, 0xd1, 0xdc, 0xa7],
    [0xbf, ...Array.from({ length: 26 }, (_, i) => 0x61 + i), 0xe4, 0xf6, 0xf1, 0xfc, 0xe0],
  ]
    .flat()
    .map((point) => String.fromCodePoint(point)),
);
const twoSeptets = new Set(
  [0x0c, 0x5e, 0x7b, 0x7d, 0x5c, 0x5b, 0x7e, 0x5d, 0x7c, 0x20ac].map((p) => String.fromCodePoint(p)),
);

/** The network's own way: fills one part after another, and starts a new one when a character does not fit whole. */
function oracle(text: string) {
  const characters = Array.from(text);
  const gsm7 = characters.every((one) => oneSeptet.has(one) || twoSeptets.has(one));
  const size = (one: string) => (gsm7 ? (twoSeptets.has(one) ? 2 : 1) : one.length);
  const pack = (room: number) => {
    const parts: number[] = [];
    for (const one of characters) {
      const last = parts.length - 1;
      if (last < 0 || (parts[last] ?? 0) + size(one) > room) parts.push(size(one));
      else parts[last] = (parts[last] ?? 0) + size(one);
    }
    return parts;
  };
  const whole = pack(gsm7 ? 160 : 70);
  const parts = whole.length <= 1 ? whole : pack(gsm7 ? 153 : 67);
  return {
    encoding: gsm7 ? 'gsm7' : 'ucs2',
    units: parts.reduce((a, b) => a + b, 0),
    segments: parts.length,
  };
}

const gsmText = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...oneSeptet) }, fc.constantFrom(...twoSeptets)), {
    maxLength: 500,
  })
  .map((characters) => characters.join(''));
const anyText = fc.oneof(
  gsmText,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('a', '😀', '’', 'ê', '€', '\ud83d'), { maxLength: 200 })
    .map((list) => list.join('')),
  fc.tuple(gsmText, fc.constantFrom('😀', '’', ''), gsmText).map((three) => three.join('')),
);

describe('measuring a text', () => {
  it('has a table of 128 characters less the escape', () => {
    expect(oneSeptet.size).toBe(127);
  });

  it('counts as the network does, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { encoding, units, segments } = measureSms(text);
        expect({ encoding, units, segments }).toEqual(oracle(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes every character of the basic set as one septet and of the extension as two', () => {
    for (const one of oneSeptet) expect([one, measureSms(one).units]).toEqual([one, 1]);
    for (const one of twoSeptets) expect([one, measureSms(one).units]).toEqual([one, 2]);
    expect(measureSms('£5')).toMatchObject({ encoding: 'gsm7', units: 2 });
  });

  it('holds 160 septets in one SMS and 153 in each part of a longer one', () => {
    expect(measureSms('a'.repeat(160)).segments).toBe(1);
    expect(measureSms('a'.repeat(161)).segments).toBe(2);
    expect(measureSms('a'.repeat(306)).segments).toBe(2);
    expect(measureSms('a'.repeat(307)).segments).toBe(3);
  });

  it('never splits a € over two parts', () => {
    const text = `${'a'.repeat(152)}€${'a'.repeat(152)}`;
    expect(measureSms(text)).toMatchObject({ units: 306, segments: 3 });
  });

  it('holds 70 UTF-16 units once a character is outside GSM-7, and 67 in each part', () => {
    expect(measureSms(`ê${'a'.repeat(69)}`)).toMatchObject({ encoding: 'ucs2', limit: 70, segments: 1 });
    expect(measureSms(`ê${'a'.repeat(70)}`).segments).toBe(2);
    expect(measureSms(`ê${'a'.repeat(133)}`).segments).toBe(2);
    expect(measureSms(`ê${'a'.repeat(134)}`).segments).toBe(3);
  });

  it('never splits a surrogate pair over two parts', () => {
    const text = `${'a'.repeat(66)}😀${'a'.repeat(66)}`;
    expect(measureSms(text)).toMatchObject({ units: 134, segments: 3 });
  });

  it('names each character outside GSM-7 once, in order', () => {
    expect(measureSms('ê 😀 ê ç').outside).toEqual(['ê', '😀', 'ç']);
  });

  it('makes no SMS of an empty text', () => {
    expect(measureSms('')).toMatchObject({ units: 0, segments: 0, encoding: 'gsm7' });
  });
});

describe('straightening a text', () => {
  it('brings what word processors bend back to GSM-7', () => {
    const straight = straightenForSms('‘Don’t’ “stop” – now — it’s…\u00a0`ok`\tyes\u200b\r\nbye\ufeff');
    expect(straight).toBe("'Don't' \"stop\" - now - it's... 'ok' yes\nbye");
    expect(measureSms(straight).encoding).toBe('gsm7');
  });

  it('leaves every GSM-7 text as it is, but for line ends', () => {
    fc.assert(
      fc.property(gsmText, (text) => {
        expect(straightenForSms(text)).toBe(text.replaceAll('\r\n', '\n'));
      }),
    );
  });

  it('does to a straight text nothing more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = straightenForSms(text).replaceAll('\r', '');
        expect(straightenForSms(once)).toBe(once);
      }),
    );
  });
});

describe('fitting a text into one SMS', () => {
  it('answers the longest beginning that fits', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const fitted = fitOneSms(text);
        expect(text.startsWith(fitted)).toBe(true);
        expect(oracle(fitted).segments).toBeLessThanOrEqual(1);
        const next = [...text].slice(0, [...fitted].length + 1).join('');
        if (fitted !== text) expect(oracle(next).segments).toBeGreaterThan(1);
      }),
      { numRuns: 500 },
    );
  });

  it('stops before a € that would be half over the end', () => {
    expect(fitOneSms(`${'a'.repeat(159)}€`)).toBe('a'.repeat(159));
  });
});

describe('replacing a character outside GSM-7', () => {
  it('offers the letter without its accent', () => {
    expect(['ê', 'ç', 'Ś', 'ő'].map(replacementForSms)).toEqual(['e', 'c', 'S', 'o']);
  });

  it('offers nothing for what has no such letter', () => {
    expect(['😀', 'Ж', 'ł', '\ud83d'].map(replacementForSms)).toEqual(['', '', '', '']);
  });
});
