import type { UsageRow } from '../../../src-shared/contract/usage.ts';
import { monthsBetween } from '../../../src-shared/domain/months.ts';
import { formatDay } from '../../../src-shared/time.ts';

/** What was sent, added up. */
export type Amounts = { texts: number; parts: number; emails: number };

/** One line of a table of amounts. */
export type Total = Amounts & { id: string; name: string };

const nothing: Amounts = { texts: 0, parts: 0, emails: 0 };

function add(to: Amounts, { texts, parts, emails }: Amounts): Amounts {
  return { texts: to.texts + texts, parts: to.parts + parts, emails: to.emails + emails };
}

/** Everything added up. */
export function sumOf(rows: readonly UsageRow[]): Amounts {
  return rows.reduce(add, nothing);
}

/** "March 2026". */
export function monthName(month: string): string {
  return formatDay(`${month}-01`, 'MMMM yyyy');
}

/** Every month of a span, also those in which nothing was sent, the earliest first. */
export function byMonth(rows: readonly UsageRow[], from: string, until: string): Total[] {
  return monthsBetween(from, until).map((month) => ({
    id: month,
    name: monthName(month),
    ...sumOf(rows.filter((row) => row.month === month)),
  }));
}

/** Added up by who wrote it or by matter type, the most parts first. */
export function byName(rows: readonly UsageRow[], key: 'user' | 'matterType'): Total[] {
  const totals = new Map<string, Total>();
  for (const row of rows) {
    const id = key === 'user' ? row.userId : row.matterTypeId;
    totals.set(id, { id, name: row[key], ...add(totals.get(id) ?? nothing, row) });
  }
  return [...totals.values()].sort(
    (one, other) =>
      other.parts - one.parts || other.emails - one.emails || one.name.localeCompare(other.name),
  );
}

/** What so many parts cost by a price in pence per thousand, as "£12.30". */
export function costOf(parts: number, pencePerThousand: number): string {
  const pence = Math.round((parts * pencePerThousand) / 1000);
  return `£${Math.floor(pence / 100).toLocaleString('en-GB')}.${String(pence % 100).padStart(2, '0')}`;
}

/** Every row as comma-separated values (RFC 4180), with a line of headings. No cell is taken for a formula. */
export function toCsv(rows: readonly UsageRow[]): string {
  const cell = (value: string | number) => {
    const text = /^[=+\-@\t\r]/.test(`${value}`) ? `'${value}` : `${value}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map(({ month, user, matterType, texts, parts, emails }) => [
    month,
    user,
    matterType,
    texts,
    parts,
    emails,
  ]);
  const head = ['Month', 'Person', 'Matter type', 'Texts', 'SMS parts', 'Emails'];
  return [head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n');
}
