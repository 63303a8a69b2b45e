import { describe, expect, it } from 'vitest';
import type { ConditionNames, Line } from '../../../../src-shared/domain/conditions.ts';
import { catalogueWith } from '../../../../src-shared/domain/tokens.ts';
import { comparisonsOf, lineAbout, saySubject, withComparison } from './line-subject.ts';

const names: ConditionNames = {
  catalogue: catalogueWith([{ key: 'price', label: 'Price', type: 'money', choices: [] }]),
  statusNames: new Map([['s', 'Open']]),
  taskNames: new Map([['t', 'Searches']]),
};
const price = (comparison: 'between' | 'is', values: string[]): Line => ({
  kind: 'token',
  token: 'field.price',
  comparison,
  values,
});

describe('what a line is about', () => {
  it.each([
    ['field.price', { kind: 'token', token: 'field.price', comparison: 'is', values: [] }, 'Price'],
    ['status', { kind: 'status', comparison: 'is', statusTypeIds: [] }, 'Status'],
    ['status_kind', { kind: 'status_kind', comparison: 'is', kinds: [] }, 'Kind of status'],
    ['task:t', { kind: 'task', templateId: 't', state: 'completed' }, 'Task “Searches”'],
  ] as const)('%s', (id, line, words) => {
    expect(lineAbout(id, names)).toEqual(line);
    expect(saySubject(lineAbout(id, names), names)).toBe(words);
  });

  it('is nothing without a token, and then there is nothing to choose', () => {
    const line: Line = { kind: 'token', token: '', comparison: 'is', values: [] };
    expect(saySubject(line, names)).toBeNull();
    expect(comparisonsOf(line, names)).toEqual({ options: [], value: null });
  });
});

describe('another comparison', () => {
  it('keeps as many values as it needs', () => {
    expect(withComparison(price('between', ['1', '2']), 'more_than', names)).toMatchObject({ values: ['1'] });
    expect(withComparison(price('is', ['1']), 'is_empty', names)).toMatchObject({ values: [] });
  });

  it('does not take a date for a number of days', () => {
    const line: Line = {
      kind: 'token',
      token: 'matter.exchange_date',
      comparison: 'before',
      values: ['2026-03-04'],
    };
    expect(withComparison(line, 'within_next', names)).toMatchObject({
      comparison: 'within_next',
      values: [],
    });
    expect(withComparison(line, 'after', names)).toMatchObject({
      comparison: 'after',
      values: ['2026-03-04'],
    });
  });

  it('that its type does not have changes nothing', () => {
    const line = price('is', ['1']);
    expect(withComparison(line, 'contains', names)).toBe(line);
  });
});
