import type { Timing } from './measure.ts';

/** One line of the table. `unit` ms unless said; a line without `ok` is for information. */
export type Line = {
  name: string;
  own: Timing | number;
  plain?: Timing;
  unit?: string;
  limit: string;
  ok?: boolean;
};

function say(value: Timing | number | undefined, unit: string): string {
  if (value === undefined) return '';
  const round = (number: number) => (number < 100 ? number.toFixed(2) : number.toFixed(0));
  return typeof value === 'number'
    ? `${round(value)} ${unit}`
    : `${round(value.median)} / ${round(value.p95)} ${unit}`;
}

/** The ratio of the medians; NaN when there is nothing to compare with. */
export function ratioOf(own: Timing | number, plain: Timing | undefined): number {
  return typeof own === 'number' || !plain ? Number.NaN : own.median / plain.median;
}

/** Prints the table as far as it has come; answers whether every line kept its limit. */
export function printReport(lines: Line[]): boolean {
  const heads = ['', 'clerkwell (median / p95)', 'plain better-sqlite3', 'ratio', 'limit', ''];
  const rows = lines.map(({ name, own, plain, unit = 'ms', limit, ok }) => {
    const ratio = ratioOf(own, plain);
    const verdict = ok === undefined ? 'for information' : ok ? 'ok' : 'NOT OK';
    return [
      name,
      say(own, unit),
      say(plain, unit),
      Number.isNaN(ratio) ? '' : `${ratio.toFixed(2)}x`,
      limit,
      verdict,
    ];
  });
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of [heads, ...rows])
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return lines.every((line) => line.ok !== false);
}
