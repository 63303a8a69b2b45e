import { describe, expect, it } from 'vitest';
import { names, tokenLine } from '../../test/support/conditions.ts';
import { comparisonsFor, type Line, sayLine } from './conditions.ts';
import { valueTypes } from './tokens.ts';

describe('a line as a sentence', () => {
  const lines: [Line, string][] = [
    [tokenLine('matter.completion_date', 'within_next', '14'), 'Completion date is within the next 14 days'],
    [tokenLine('matter.completion_date', 'within_last', '1'), 'Completion date is within the last day'],
    [tokenLine('matter.completion_date', 'is', '2026-03-04'), 'Completion date is on 4 March 2026'],
    [
      tokenLine('field.date', 'between', '2026-03-04', '2026-04-01'),
      'Survey date is between 4 March 2026 and 1 April 2026',
    ],
    [tokenLine('field.text', 'starts_with', 'Sha'), 'Nickname starts with “Sha”'],
    [tokenLine('field.money', 'more_than', '25000000'), 'Price is more than £250,000.00'],
    [tokenLine('field.number', 'between', '2', '4.50'), 'Rooms is between 2 and 4.50'],
    [tokenLine('field.yes_no', 'not_ticked'), 'Chain free is not ticked'],
    [tokenLine('field.choice', 'is_one_of', 'Freehold', 'Leasehold'), 'Tenure is one of Freehold, Leasehold'],
    [tokenLine('lender.name', 'is_empty'), 'Lender name is empty'],
    [tokenLine('no.such', 'is_not', 'x'), '“no.such” is not x'],
    [tokenLine('field.text', 'within_next', '3'), 'Nickname within next 3'],
    [{ kind: 'status', comparison: 'is', statusTypeIds: ['exchanged'] }, 'Status is Exchanged'],
    [{ kind: 'status', comparison: 'is_not', statusTypeIds: ['completed'] }, 'Status is not Completed'],
    [
      { kind: 'status', comparison: 'is', statusTypeIds: ['exchanged', 'completed'] },
      'Status is one of Exchanged, Completed',
    ],
    [
      { kind: 'status', comparison: 'is_not', statusTypeIds: ['exchanged', 'gone'] },
      'Status is none of Exchanged, a status that no longer exists',
    ],
    [
      { kind: 'status_kind', comparison: 'is', kinds: ['quote', 'active'] },
      'Status is of kind Quote or Active',
    ],
    [{ kind: 'status_kind', comparison: 'is_not', kinds: ['archived'] }, 'Status is not of kind Archived'],
    [{ kind: 'task', templateId: 'searches', state: 'completed' }, '“Searches ordered” is completed'],
    [{ kind: 'task', templateId: 'survey', state: 'not_required' }, '“Survey booked” is not required'],
    [
      { kind: 'task', templateId: 'gone', state: 'outstanding' },
      'A task that no longer exists is outstanding',
    ],
  ];
  it.each(lines)('%j', (line, sentence) => {
    expect(sayLine(line, names)).toBe(sentence);
  });
});

describe('the comparisons of a type', () => {
  it('are those of the product, with the values that each needs', () => {
    const table = valueTypes.map((type) => [
      type,
      ...comparisonsFor(type).map(({ label, needs }) => `${label} ${needs}`),
    ]);
    const amounts = ['is 1', 'is not 1', 'is more than 1', 'is less than 1', 'is between 2'];
    const empties = ['is empty 0', 'is not empty 0'];
    expect(table).toEqual([
      ['text', 'is 1', 'is not 1', 'contains 1', 'starts with 1', ...empties],
      ['number', ...amounts, ...empties],
      ['money', ...amounts, ...empties],
      [
        'date',
        'is on 1',
        'is before 1',
        'is after 1',
        'is between 2',
        'is within the next 1',
        'is within the last 1',
        ...empties,
      ],
      ['yes_no', 'is ticked 0', 'is not ticked 0', 'is empty 0'],
      ['choice', 'is 1', 'is not 1', 'is one of many', ...empties],
    ]);
  });
});
