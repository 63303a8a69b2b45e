import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, formatDay } from '../time.ts';
import { isCanonical, isDay, parseValue, sayValue, valueTypes } from './tokens.ts';
import { dayNumber } from './values.ts';

const anyDay = fc
  .date({ min: new Date('1600-01-01'), max: new Date('2400-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const choices = ['Freehold', 'Leasehold', 'Commonhold'];

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '2026-04-30'])('exists: %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00',
    '',
  ])('does not exist: %j', (day) => {
    expect(isDay(day)).toBe(false);
  });

  it('is as many days from another, and written the same, as the calendar of the time module has it', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(dayNumber(other) - dayNumber(one)).toBe(daysBetween(one, other));
        expect(dayNumber(addDays(one, 1))).toBe(dayNumber(one) + 1);
        expect(sayValue({ type: 'date' }, one)).toBe(formatDay(one, 'd MMMM yyyy'));
      }),
    );
  });
});

describe('saying a value', () => {
  it.each([
    ['date', '2026-03-04', '4 March 2026'],
    ['date', 'soon', 'soon'],
    ['date', '2026-02-30', '2026-02-30'],
    ['money', '123450', '£1,234.50'],
    ['money', '-123450', '-£1,234.50'],
    ['money', '5', '£0.05'],
    ['money', '-5', '-£0.05'],
    ['money', '0', '£0.00'],
    ['money', '100000000', '£1,000,000.00'],
    ['money', '12.5', '12.5'],
    ['number', '1234.50', '1234.50'],
    ['yes_no', 'yes', 'yes'],
    ['choice', 'Freehold', 'Freehold'],
    ['text', ' 5 ', ' 5 '],
  ] as const)('of type %s: %j is said %j', (type, value, said) => {
    expect(sayValue({ type }, value)).toBe(said);
  });

  it('keeps what is empty empty', () => {
    for (const type of valueTypes) expect(sayValue({ type }, '')).toBe('');
  });
});

describe('reading what was typed', () => {
  it.each([
    ['money', '£1,234.5', '123450'],
    ['money', '1234', '123400'],
    ['money', '-£5', '-500'],
    ['money', '£-5.05', '-505'],
    ['money', '−£5', '-500'],
    ['money', '£ .5', '50'],
    ['money', '0.00', '0'],
    ['money', '-0', '0'],
    ['money', '007', '700'],
    ['money', '1,000,000', '100000000'],
    ['number', '1,234.50', '1234.50'],
    ['number', '0012', '12'],
    ['number', '.5', '0.5'],
    ['number', '-0.0', '0.0'],
    ['number', '+3', '3'],
    ['number', '123456789012345', '123456789012345'],
    ['date', '4/3/2026', '2026-03-04'],
    ['date', '04.03.2026', '2026-03-04'],
    ['date', ' 4 - 3 - 2026 ', '2026-03-04'],
    ['date', '2026-03-04', '2026-03-04'],
    ['date', '4 March 2026', '2026-03-04'],
    ['date', '4th MAR, 2026', '2026-03-04'],
    ['date', '1 sept 2026', '2026-09-01'],
    ['date', '29/2/2024', '2024-02-29'],
    ['yes_no', 'Yes', 'yes'],
    ['yes_no', 'n', 'no'],
    ['yes_no', 'not ticked', 'no'],
    ['choice', 'Leasehold', 'Leasehold'],
    ['choice', ' leaséhold ', 'Leasehold'],
    ['text', '  two  words ', 'two  words'],
  ] as const)('of type %s: %j is stored %j', (type, typed, value) => {
    expect(parseValue(type, typed, choices)).toEqual({ ok: true, value });
  });

  it.each([
    ['money', 'lots', 'Type an amount in pounds, like £1,234.50.'],
    ['money', '1,23', 'Type an amount in pounds, like £1,234.50.'],
    ['money', '£', 'Type an amount in pounds, like £1,234.50.'],
    ['money', '5.005', 'Type at most two digits after the point: the pence.'],
    ['money', '99999999999999', 'Type an amount of at most 13 digits before the point.'],
    ['number', '1 2', 'Type a number, like 12 or 1,234.5.'],
    ['number', '1e5', 'Type a number, like 12 or 1,234.5.'],
    ['number', '.', 'Type a number, like 12 or 1,234.5.'],
    ['number', '1234567890.123456', 'Type a number of at most 15 digits.'],
    ['date', '4/3/26', 'Type a date with the year in full, like 4/3/2026 or 4 March 2026.'],
    ['date', '4 Marsh 2026', 'Type a date with the year in full, like 4/3/2026 or 4 March 2026.'],
    ['date', '4/3-2026', 'Type a date with the year in full, like 4/3/2026 or 4 March 2026.'],
    [
      'date',
      '31/2/2026',
      'There is no such day. Type a date with the year in full, like 4/3/2026 or 4 March 2026.',
    ],
    ['yes_no', 'perhaps', 'Type yes or no.'],
    ['choice', 'Flying freehold', 'Choose one of these: Freehold, Leasehold, Commonhold.'],
  ] as const)('of type %s: %j is refused', (type, typed, problem) => {
    expect(parseValue(type, typed, choices)).toEqual({ ok: false, problem });
  });

  it('takes nothing but spaces as the empty value', () => {
    for (const type of valueTypes) expect(parseValue(type, ' \n ', choices)).toEqual({ ok: true, value: '' });
  });

  it('stores what it would store again of what it says', () => {
    const typed = fc.oneof(
      fc.tuple(
        fc.constant('money' as const),
        fc.maxSafeInteger().map((pence) => `${pence % 1e15}`),
      ),
      fc.tuple(fc.constant('date' as const), anyDay),
      fc.tuple(fc.constant('yes_no' as const), fc.constantFrom('yes', 'no')),
      fc.tuple(
        fc.constant('number' as const),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((n) => n.toFixed(4)),
      ),
    );
    fc.assert(
      fc.property(typed, ([type, text]) => {
        const value = type === 'number' ? text.replace(/^-(?=0\.0000$)/, '') : text;
        expect(isCanonical(type, value)).toBe(true);
        expect(parseValue(type, sayValue({ type }, value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('stores nothing that is not as its type is stored, whatever is typed', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[-+−£ ]{0,2}[\d,.]{0,20}$/),
      fc.stringMatching(/^\d{1,2}[/. -]\d{1,2}[/. -]\d{4}$/),
    );
    fc.assert(
      fc.property(fc.constantFrom(...valueTypes), anything, (type, typed) => {
        const parsed = parseValue(type, typed, choices);
        if (parsed.ok && parsed.value) expect(isCanonical(type, parsed.value)).toBe(true);
        else if (!parsed.ok) expect(parsed.problem).toMatch(/^[A-Z].*\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});
