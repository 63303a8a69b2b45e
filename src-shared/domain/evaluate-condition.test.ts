import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { data, group, names, tokenLine } from '../../test/support/conditions.ts';
import { dayOf } from '../time.ts';
import {
  type Comparison,
  type ComparisonChoice,
  comparisonsFor,
  evaluateCondition,
  type Line,
} from './conditions.ts';
import { type ValueType, valueTypes } from './tokens.ts';

const choices = ['Freehold', 'Leasehold', 'Commonhold'];
/** How many values a test gives a comparison. */
const neededBy = ({ needs }: ComparisonChoice) => (needs === 'many' ? 3 : needs);
const holds = (line: Line, values: Record<string, string>, today = data.today) => {
  const explained = evaluateCondition(group([line]), { ...data, values, today }, names);
  expect(explained.faults).toEqual([]);
  return explained.holds;
};

/** The day that is so many days after 1 January 2026, by JavaScript's own calendar. */
const dayAt = (days: number) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
const pounds = (hundredths: number) => {
  const text = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
};

/** How a whole number stands as a value of a type that has an order. */
const written: Record<'number' | 'money' | 'date', (value: number) => string> = {
  number: pounds,
  money: String,
  date: dayAt,
};

const inOrder: Partial<Record<Comparison, (value: number, first: number, second: number) => boolean>> = {
  is: (value, first) => value === first,
  is_not: (value, first) => value !== first,
  more_than: (value, first) => value > first,
  after: (value, first) => value > first,
  less_than: (value, first) => value < first,
  before: (value, first) => value < first,
  between: (value, first, second) => first <= value && value <= second,
};

describe('a line about what has an order', () => {
  const near = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -40_000, max: 40_000 }));

  it('holds as whole numbers would have it', () => {
    const types = fc.constantFrom('number' as const, 'money' as const, 'date' as const);
    fc.assert(
      fc.property(types, near, near, near, (type, value, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        for (const choice of comparisonsFor(type)) {
          const { comparison } = choice;
          const expected = inOrder[comparison]?.(value, low, high);
          if (expected === undefined) continue;
          const operands = [low, high].slice(0, neededBy(choice)).map(written[type]);
          const line = tokenLine(`field.${type}`, comparison, ...operands);
          expect([line, holds(line, { [`field.${type}`]: written[type](value) })]).toEqual([line, expected]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes numbers by their size, not by how they are written', () => {
    expect(holds(tokenLine('field.number', 'is', '2.50'), { 'field.number': '2.5' })).toBe(true);
    expect(holds(tokenLine('field.number', 'less_than', '10'), { 'field.number': '9' })).toBe(true);
    expect(holds(tokenLine('field.money', 'more_than', '-10'), { 'field.money': '-9' })).toBe(true);
  });
});

describe('a line about text', () => {
  it.each([
    ['is', 'RENÉE  o’shea', true],
    ['is', 'Renee', false],
    ['is_not', 'renee o´shea', false],
    ['is_not', 'Amit', true],
    ['contains', "e O'", true],
    ['contains', 'shah', false],
    ['starts_with', 'rené', true],
    ['starts_with', 'o’shea', false],
  ] as const)("%s %j of “Renée O'Shea”: %s", (comparison, words, expected) => {
    expect(
      holds(tokenLine('client.full_name', comparison, words), { 'client.full_name': "Renée O'Shea" }),
    ).toBe(expected);
  });
});

describe('a line about a choice or a tick', () => {
  it('holds by the choice alone', () => {
    for (const value of choices)
      for (const [index, other] of choices.entries()) {
        const values = { 'field.choice': value };
        expect(holds(tokenLine('field.choice', 'is', other), values)).toBe(value === other);
        expect(holds(tokenLine('field.choice', 'is_not', other), values)).toBe(value !== other);
        const some = choices.slice(0, index + 1);
        expect(holds(tokenLine('field.choice', 'is_one_of', ...some), values)).toBe(some.includes(value));
      }
  });

  it.each([
    ['yes', true, false],
    ['no', false, true],
  ])('of %j', (value, ticked, notTicked) => {
    expect(holds(tokenLine('field.yes_no', 'ticked'), { 'field.yes_no': value })).toBe(ticked);
    expect(holds(tokenLine('field.yes_no', 'not_ticked'), { 'field.yes_no': value })).toBe(notTicked);
  });
});

describe('a line about the status or a task', () => {
  const lines: [Line, boolean, string][] = [
    [{ kind: 'status', comparison: 'is', statusTypeIds: ['completed', 'exchanged'] }, true, 'Exchanged'],
    [{ kind: 'status', comparison: 'is', statusTypeIds: ['completed'] }, false, 'Exchanged'],
    [{ kind: 'status', comparison: 'is_not', statusTypeIds: ['completed'] }, true, 'Exchanged'],
    [{ kind: 'status', comparison: 'is_not', statusTypeIds: ['exchanged', 'completed'] }, false, 'Exchanged'],
    [{ kind: 'status_kind', comparison: 'is', kinds: ['quote', 'active'] }, true, 'Active'],
    [{ kind: 'status_kind', comparison: 'is', kinds: ['quote'] }, false, 'Active'],
    [{ kind: 'status_kind', comparison: 'is_not', kinds: ['quote'] }, true, 'Active'],
    [{ kind: 'task', templateId: 'searches', state: 'completed' }, true, 'completed'],
    [{ kind: 'task', templateId: 'searches', state: 'outstanding' }, false, 'completed'],
    [{ kind: 'task', templateId: 'survey', state: 'outstanding' }, true, 'outstanding'],
    [{ kind: 'task', templateId: 'survey', state: 'not_required' }, false, 'outstanding'],
    [{ kind: 'task', templateId: 'elsewhere', state: 'outstanding' }, false, 'not on this matter'],
    [{ kind: 'task', templateId: 'elsewhere', state: 'not_required' }, false, 'not on this matter'],
  ];
  it.each(lines)('%j: %s, found %s', (line, expected, found) => {
    expect(evaluateCondition(group([line]), data, names)).toMatchObject({
      holds: expected,
      faults: [],
      tree: { parts: [{ holds: expected, found, fault: null }] },
    });
  });
});

describe('an empty value', () => {
  const operand: Record<ValueType, fc.Arbitrary<string>> = {
    text: fc.string({ minLength: 1 }).filter((text) => /[a-z]/i.test(text)),
    number: fc.integer().map(String),
    money: fc.integer().map(String),
    date: fc.integer({ min: -9000, max: 9000 }).map(dayAt),
    yes_no: fc.constant(''),
    choice: fc.constantFrom(...choices),
  };
  const anyLine = fc.constantFrom(...valueTypes).chain((type) =>
    fc.constantFrom(...comparisonsFor(type)).chain((choice) => {
      const { comparison } = choice;
      const days = comparison === 'within_next' || comparison === 'within_last';
      const count = neededBy(choice);
      const one = days ? fc.nat(9999).map(String) : operand[type];
      return fc.tuple(
        fc.constant(type),
        fc.constant(comparison),
        // Two equal values are in order whatever their type.
        one.map((value) => Array.from({ length: count }, () => value)),
      );
    }),
  );
  const nothing = fc.constantFrom('', ' ', '\n\t', undefined);

  it('makes no comparison true but "is empty", whatever the type', () => {
    fc.assert(
      fc.property(anyLine, nothing, (shape, value) => {
        const [type, comparison, operands] = shape;
        const values: Record<string, string> = value === undefined ? {} : { [`field.${type}`]: value };
        const line = tokenLine(`field.${type}`, comparison, ...operands);
        expect([line, holds(line, values)]).toEqual([line, comparison === 'is_empty']);
      }),
      { numRuns: 2000 },
    );
  });

  it('is not what a value is', () => {
    const some = { text: 'x', number: '0', money: '0', date: '2026-03-04', yes_no: 'no', choice: 'Freehold' };
    for (const type of valueTypes) {
      expect(holds(tokenLine(`field.${type}`, 'is_empty'), { [`field.${type}`]: some[type] })).toBe(false);
      if (type !== 'yes_no')
        expect(holds(tokenLine(`field.${type}`, 'is_not_empty'), { [`field.${type}`]: some[type] })).toBe(
          true,
        );
    }
  });

  it('is found as "empty"', () => {
    const { tree } = evaluateCondition(group([tokenLine('field.date', 'is_empty')]), data, names);
    expect(tree.parts).toMatchObject([{ found: 'empty' }]);
  });
});

describe('a line about days from today', () => {
  const within = (comparison: 'within_next' | 'within_last', days: number, value: string, today: string) =>
    holds(tokenLine('field.date', comparison, String(days)), { 'field.date': value }, today);
  /** The day in London by the browser's own calendar, which is not the one the program uses. */
  const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
  const serial = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const lastSundays = [2024, 2025, 2026, 2027, 2028].flatMap((year) =>
    [2, 9].map((month) => {
      const last = new Date(Date.UTC(year, month, 31));
      return last.getTime() - last.getUTCDay() * 86_400_000;
    }),
  );

  it('counts today in, and the last of its days, and no other', () => {
    const { today } = data;
    const next = [-1, 0, 14, 15].map((days) => within('within_next', 14, dayAt(62 + days), today));
    const last = [1, 0, -14, -15].map((days) => within('within_last', 14, dayAt(62 + days), today));
    expect(next).toEqual([false, true, true, false]);
    expect(last).toEqual([false, true, true, false]);
    expect(dayAt(62)).toBe(today);
    expect(within('within_next', 0, today, today)).toBe(true);
  });

  it.each([
    ['2026-03-28T23:59:59.999Z', '2026-03-28'],
    ['2026-03-29T00:00:00.000Z', '2026-03-29'],
    ['2026-03-29T22:59:59.999Z', '2026-03-29'],
    ['2026-03-29T23:00:00.000Z', '2026-03-30'],
    ['2026-10-24T22:59:59.999Z', '2026-10-24'],
    ['2026-10-24T23:00:00.000Z', '2026-10-25'],
    ['2026-10-25T23:59:59.999Z', '2026-10-25'],
    ['2026-10-26T00:00:00.000Z', '2026-10-26'],
  ])('takes the day in London around a change of the clocks: %s is %s', (instant, day) => {
    const today = dayOf(instant);
    expect(within('within_next', 0, day, today)).toBe(true);
    expect(within('within_last', 0, day, today)).toBe(true);
    expect(within('within_next', 1, dayAt(serial(day) - serial('2026-01-01') + 1), today)).toBe(true);
    expect(within('within_next', 1, dayAt(serial(day) - serial('2026-01-01') + 2), today)).toBe(false);
  });

  it('holds by the number of days in London, at any instant near a change of the clocks', () => {
    const instants = fc
      .tuple(
        fc.constantFrom(...lastSundays),
        fc.oneof(
          fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }),
          // Near midnight and one o'clock, summer time and winter time.
          fc
            .tuple(fc.integer({ min: -48, max: 48 }), fc.constantFrom(-1, 0, 1))
            .map(([h, ms]) => h * 3_600_000 + ms),
        ),
      )
      .map(([sunday, offset]) => new Date(sunday + offset));
    fc.assert(
      fc.property(instants, fc.integer({ min: -9, max: 9 }), fc.nat(8), (instant, away, days) => {
        const day = serial(london.format(instant));
        const value = dayAt(day + away - serial('2026-01-01'));
        const today = dayOf(instant.toISOString());
        expect(within('within_next', days, value, today)).toBe(away >= 0 && away <= days);
        expect(within('within_last', days, value, today)).toBe(away <= 0 && -away <= days);
      }),
      { numRuns: 1000 },
    );
  });
});
