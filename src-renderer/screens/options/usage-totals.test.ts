import { expect, it } from 'vitest';
import type { UsageRow } from '../../../src-shared/contract/usage.ts';
import { byMonth, byName, costOf, sumOf, toCsv } from './usage-totals.ts';

const row = (month: string, user: string, matterType: string, parts: number, emails = 0): UsageRow => ({
  month,
  userId: `id of ${user}`,
  user,
  matterTypeId: `id of ${matterType}`,
  matterType,
  texts: Math.ceil(parts / 2),
  parts,
  emails,
});
const rows = [
  row('2026-01', 'Sam Oak', 'Sale', 4),
  row('2026-01', 'Ivy Elm', 'Sale', 10, 1),
  row('2026-03', 'Sam Oak', 'Purchase', 2, 5),
];

it('adds up every month of the span, also the empty ones', () => {
  expect(byMonth(rows, '2025-12', '2026-03')).toEqual([
    { id: '2025-12', name: 'December 2025', texts: 0, parts: 0, emails: 0 },
    { id: '2026-01', name: 'January 2026', texts: 7, parts: 14, emails: 1 },
    { id: '2026-02', name: 'February 2026', texts: 0, parts: 0, emails: 0 },
    { id: '2026-03', name: 'March 2026', texts: 1, parts: 2, emails: 5 },
  ]);
  expect(sumOf(rows)).toEqual({ texts: 8, parts: 16, emails: 6 });
});

it('adds up by person and by matter type, the most first', () => {
  expect(byName(rows, 'user').map(({ name, parts, emails }) => [name, parts, emails])).toEqual([
    ['Ivy Elm', 10, 1],
    ['Sam Oak', 6, 5],
  ]);
  expect(byName(rows, 'matterType').map(({ name, parts }) => [name, parts])).toEqual([
    ['Sale', 14],
    ['Purchase', 2],
  ]);
});

it.each([
  [0, 4000, '£0.00'],
  [1, 4000, '£0.04'],
  [1310, 4100, '£53.71'],
  [250_000, 4000, '£10,000.00'],
])('estimates that %d parts at %d pence a thousand cost %s', (parts, price, cost) => {
  expect(costOf(parts, price)).toBe(cost);
});

it('writes what a spreadsheet reads, and nothing that it would calculate', () => {
  expect(toCsv([row('2026-01', 'Oak, "Sam"', '=Sale', 4)])).toBe(
    `Month,Person,Matter type,Texts,SMS parts,Emails\r\n2026-01,"Oak, ""Sam""",'=Sale,2,4,0`,
  );
});
