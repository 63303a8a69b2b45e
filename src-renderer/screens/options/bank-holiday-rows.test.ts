import { expect, test } from 'vitest';
import { holidayRows } from './bank-holiday-rows.ts';

const list = {
  jurisdiction: 'scotland' as const,
  until: '2030-12-31',
  holidays: [
    { day: '2025-12-25', name: 'Christmas Day', isAdded: false },
    { day: '2027-06-01', name: 'Local holiday', isAdded: true },
    { day: '2026-12-25', name: 'Christmas Day', isAdded: false },
  ],
  removed: [{ day: '2026-12-02', name: 'Taken away' }],
};

test('days stand under their years, in order, and what was taken away does not count', () => {
  expect(holidayRows(list, '2026')).toEqual([
    { kind: 'year', id: '2026', count: 1 },
    { kind: 'day', id: '2026-12-02', name: 'Taken away', state: 'removed' },
    { kind: 'day', id: '2026-12-25', name: 'Christmas Day', state: 'bundled' },
    { kind: 'year', id: '2027', count: 1 },
    { kind: 'day', id: '2027-06-01', name: 'Local holiday', state: 'added' },
  ]);
});

test('past years stand before the others when they are asked for', () => {
  expect(holidayRows(list, '0000')[0]).toEqual({ kind: 'year', id: '2025', count: 1 });
});
