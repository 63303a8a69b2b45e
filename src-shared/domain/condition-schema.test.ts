import { describe, expect, it } from 'vitest';
import { type Condition, conditionSchema, conditionUses, type Group, type Line } from './conditions.ts';

const line: Line = { kind: 'token', token: 'firm.name', comparison: 'is_not_empty', values: [] };
const group = (parts: Group['parts'], match: Group['match'] = 'all'): Group => ({
  kind: 'group',
  match,
  parts,
});
const nest = (depth: number): Group => (depth === 1 ? group([line]) : group([line, nest(depth - 1)]));
const messages = (value: unknown) => {
  const parsed = conditionSchema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
};

describe('the schema of a condition', () => {
  it('takes every kind of line, and gives back what it took', () => {
    const condition: Condition = group(
      [
        line,
        { kind: 'status', comparison: 'is_not', statusTypeIds: ['s'] },
        group([{ kind: 'status_kind', comparison: 'is', kinds: ['quote', 'active'] }], 'none'),
        { kind: 'task', templateId: 't', state: 'not_required' },
      ],
      'any',
    );
    expect(conditionSchema.parse(JSON.parse(JSON.stringify(condition)))).toEqual(condition);
  });

  it('takes groups 5 deep and says so of more', () => {
    expect(messages(nest(5))).toEqual([]);
    expect(messages(nest(6))).toEqual(['Groups can stand 5 deep at most.']);
  });

  it('refuses groups 20,000 deep without running out of room', () => {
    let deep: unknown = line;
    for (let depth = 0; depth < 20_000; depth++) deep = { kind: 'group', match: 'all', parts: [deep] };
    expect(conditionSchema.safeParse(deep).success).toBe(false);
  });

  it('takes 100 lines, however they are spread, and no more', () => {
    const lines = (count: number) => Array.from({ length: count }, () => line);
    expect(messages(group([group(lines(50)), ...lines(50)]))).toEqual([]);
    expect(messages(group([group(lines(50)), ...lines(51)]))).toEqual(['A condition has 100 lines at most.']);
  });

  it('takes 20,000 characters of JSON and no more', () => {
    const values = (count: number): Line => ({
      kind: 'token',
      token: 'firm.name',
      comparison: 'is_one_of',
      values: Array.from({ length: count }, () => 'x'.repeat(900)),
    });
    expect(messages(group([values(20)]))).toEqual([]);
    expect(messages(group([values(23)]))).toEqual([
      'The condition is too long: split it or shorten its values.',
    ]);
  });

  it.each([
    [null],
    [line],
    [{ ...group([]), match: 'some' }],
    [{ ...group([]), hidden: true }],
    [group([{ ...line, comparison: 'matches' } as unknown as Line])],
    [group([{ ...line, negated: true } as unknown as Line])],
    [group([{ kind: 'status', comparison: 'contains', statusTypeIds: [] } as unknown as Line])],
    [group([{ kind: 'task', templateId: 't', state: 'late' } as unknown as Line])],
  ])('refuses %j', (value) => {
    expect(conditionSchema.safeParse(value).success).toBe(false);
  });
});

describe('what a condition uses', () => {
  it('is named once each, at any depth', () => {
    const condition = group([
      line,
      group([line, { kind: 'task', templateId: 't', state: 'completed' }], 'none'),
      { kind: 'status', comparison: 'is', statusTypeIds: ['s1', 's2'] },
      { kind: 'status', comparison: 'is_not', statusTypeIds: ['s2'] },
      { ...line, token: 'no.such' },
    ]);
    expect(conditionUses(condition)).toEqual({
      tokens: ['firm.name', 'no.such'],
      templateIds: ['t'],
      statusTypeIds: ['s1', 's2'],
    });
  });
});
