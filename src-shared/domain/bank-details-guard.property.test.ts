import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBankDetails } from './bank-details-guard.ts';
import { ibanChecks, ibanKinds } from './iban.ts';

/** What a digit may be typed as, without a reader noticing much. */
const digitDresses = [
  (digit: string) => digit,
  (digit: string) => String.fromCodePoint(0xff10 + Number(digit)),
  (digit: string) => String.fromCodePoint(0x1d7ce + Number(digit)),
  (digit: string) => String.fromCodePoint(0x660 + Number(digit)),
  (digit: string) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '',
  (digit: string) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(digit)] ?? '',
  (digit: string) => `${digit}\ufe0f\u20e3`,
  (digit: string) => `${digit}\u200b`,
  (digit: string) => `\u00ad${digit}`,
];

const lookAlikes: Record<string, string[]> = {
  '0': ['O', 'o', 'О', 'Ο'],
  '1': ['l', 'I', '|'],
  '5': ['S', 'Ѕ'],
  '8': ['B', 'В'],
};

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));

function cut(text: string, sizes: number[]): string[] {
  let from = 0;
  return sizes.map((size) => {
    from += size;
    return text.slice(from - size, from);
  });
}

const separator = fc.constantFrom(
  ' ',
  '-',
  '.',
  '/',
  ' - ',
  '\n',
  '·',
  '_',
  '  ',
  '–',
  '*',
  ' . ',
  '…',
  '\u00a0',
);

/** Numbers in groups, with separators between, each digit in a dress; up to two look-alike letters when asked. */
const dressed = (count: number, groupings: number[][], alike: number) =>
  fc
    .tuple(
      digits(count),
      fc.constantFrom(...groupings),
      separator,
      fc.constantFrom(...digitDresses),
      fc.array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat()), { maxLength: alike }),
    )
    .map(([plain, grouping, between, dress, alikes]) => {
      const shown = [...plain].map(dress);
      for (const [place, which] of alikes) {
        const letters = lookAlikes[plain[place] ?? ''];
        if (letters) shown[place] = letters[which % letters.length] ?? '';
      }
      let from = 0;
      return cut(plain, grouping)
        .map((group) => {
          from += group.length;
          const letters = shown.slice(from - group.length, from).join('');
          // A group that spells a word in words ("code IS 20") is a word; the decision page says so.
          return /^(?:is|so)$/i.test(letters.normalize('NFKC').replace(/[ОΟ]/g, 'O').replace('Ѕ', 'S'))
            ? group
            : letters;
        })
        .join(between);
    });

const sortGroupings = [[2, 2, 2], [6], [3, 3], [1, 1, 1, 1, 1, 1]];
const accountGroupings = [[8], [4, 4], [2, 2, 2, 2], [1, 1, 1, 1, 1, 1, 1, 1], [3, 3, 2], [3, 5]];

const words = fc.constantFrom(
  '',
  'Please pay the balance to us at',
  'Dear Mrs Shah, all is well.',
  'Thank you for your help with this',
  'Hello',
  'We exchange soon.\n\n',
  'The keys are with the agent (ask for Sam)',
);

const inAnyCase = (text: string, way: number) =>
  way === 0 ? text : way === 1 ? text.toUpperCase() : text.toLowerCase();

/** Letters before some digits may make an IBAN with right check digits by chance; it is stopped all the same. */
const accountOrIban = /^(?:account|iban)$/;

describe('a sort code and an account number', () => {
  it('are found beside each other in any dress, in either order', () => {
    fc.assert(
      fc.property(
        dressed(6, sortGroupings, 2),
        dressed(8, accountGroupings, 2),
        separator,
        fc.boolean(),
        words,
        words,
        (sort, account, between, turned, before, after) => {
          const both = turned ? `${account}${between}${sort}` : `${sort}${between}${account}`;
          expect(findBankDetails(`${before} ${both} ${after}`)?.kind).toMatch(accountOrIban);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('are found by their labels, whatever stands between them', () => {
    fc.assert(
      fc.property(
        dressed(6, sortGroupings, 2),
        dressed(8, accountGroupings, 2),
        fc.constantFrom('sort code ', 'Sort-code: ', 'sort code is ', 's/c ', 'SortCode=', 'ѕоrt соdе '),
        fc.constantFrom(
          'account ',
          'a/c ',
          'Acct no. ',
          'account number: ',
          'acc ',
          'the account is ',
          'ассоunt ',
        ),
        fc.constantFrom(' ', ', ', '\n', ' and ', '. ', ' at Any Bank, '),
        fc.boolean(),
        fc.nat({ max: 2 }),
        words,
        (sort, account, sortLabel, accountLabel, between, turned, way, before) => {
          const first = inAnyCase(sortLabel, way) + sort;
          const second = inAnyCase(accountLabel, way) + account;
          const both = turned ? second + between + first : first + between + second;
          expect(findBankDetails(`${before} ${both}`)?.kind).toMatch(accountOrIban);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

const countries = [
  'GB',
  'IE',
  'DE',
  'FR',
  'ES',
  'IT',
  'NL',
  'BE',
  'CH',
  'NO',
  'MT',
  'CY',
  'PL',
  'SE',
  'BR',
  'LC',
  'GI',
  'TR',
];

/** IBANs with right check digits, of made-up accounts. Letters that pass for digits stand in no free place. */
const iban = fc.constantFrom(...countries).chain((country) => {
  const kinds = ibanKinds(country) ?? '';
  const letter = fc.constantFrom(...'ACEFHJKMNPRTUVWXY');
  const digit = fc.constantFrom(...'0123456789');
  return fc
    .tuple(
      ...[...kinds].map((kind) =>
        kind === 'n' ? digit : kind === 'a' ? letter : fc.oneof(digit, digit, letter),
      ),
    )
    .map((parts) => {
      const body = parts.join('');
      for (let check = 2; check < 99; check += 1) {
        const whole = country + String(check).padStart(2, '0') + body;
        if (ibanChecks(whole)) return whole;
      }
      throw new Error('no check digits fit');
    });
});

describe('an IBAN', () => {
  it('is found in any dress', () => {
    fc.assert(
      fc.property(
        iban,
        fc.constantFrom(1, 2, 4, 5, 40),
        separator,
        fc.constantFrom(...digitDresses),
        fc.nat({ max: 2 }),
        fc.array(fc.tuple(fc.integer({ min: 2, max: 33 }), fc.nat()), { maxLength: 2 }),
        words,
        (plain, size, between, dress, way, alikes, before) => {
          const kinds = `aann${ibanKinds(plain.slice(0, 2)) ?? ''}`;
          const shown = [...inAnyCase(plain, way)].map((c) => (/\d/.test(c) ? dress(c) : c));
          for (const [place, which] of alikes) {
            const letters = lookAlikes[plain[place] ?? ''];
            if (letters && kinds[place] === 'n') shown[place] = letters[which % letters.length] ?? '';
          }
          const groups: string[] = [];
          for (let i = 0; i < shown.length; i += size) groups.push(shown.slice(i, i + size).join(''));
          expect(findBankDetails(`${before} ${groups.join(between)}.`)?.kind).toBe('iban');
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('with one digit changed is not called one', () => {
    fc.assert(
      fc.property(iban, fc.nat(), fc.integer({ min: 1, max: 9 }), (plain, which, by) => {
        const places = [...plain].flatMap((character, i) => (/\d/.test(character) ? [i] : []));
        const place = places[which % places.length] ?? 0;
        const changed = (Number(plain[place]) + by) % 10;
        const wrong = plain.slice(0, place) + changed + plain.slice(place + 1);
        expect(findBankDetails(wrong)?.kind).not.toBe('iban');
      }),
      { numRuns: 3000 },
    );
  });
});

describe('innocent numbers', () => {
  it('a date, a sum, a reference and a telephone number pass together', () => {
    const two = (max: number) => fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(
        two(28),
        two(12),
        two(40),
        fc.constantFrom('-', '/', '.'),
        fc.integer({ min: 100, max: 9_999_999 }),
        fc.integer({ min: 0, max: 999 }),
        digits(8),
        digits(6),
        (day, month, year, mark, pounds, phone, reference, title) => {
          const date = [day, month, year].join(mark);
          const text =
            `We complete on ${date}. Please send £${pounds.toLocaleString('en-GB')}.00, reference ${reference}, for title TGL${title}. ` +
            `Call 07700 900${String(phone).padStart(3, '0')} or 020 7946 0${String(phone).padStart(3, '0')}.`;
          expect(findBankDetails(text)).toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });
});
