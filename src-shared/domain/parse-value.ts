import { assertNever } from '../result.ts';
import { fold } from './fold.ts';
import { isDay, months, storedNumber, storedPence, type ValueType } from './values.ts';

/** A typed value as it is stored, or a sentence that says how to type it. */
export type ParsedValue = { ok: true; value: string } | { ok: false; problem: string };

const dateProblem = 'Type a date with the year in full, like 4/3/2026 or 4 March 2026.';

function parseDate(typed: string): ParsedValue {
  const dayFirst = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})$/.exec(typed);
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ ,-]{1,2}(\d{4})$/.exec(typed);
  let value = typed;
  if (dayFirst) value = writeDay(dayFirst[4], dayFirst[3], dayFirst[1]);
  else if (named) {
    const month = findMonth(named[2] ?? '');
    if (!month) return { ok: false, problem: dateProblem };
    value = writeDay(named[3], String(month), named[1]);
  } else if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return { ok: false, problem: dateProblem };
  return isDay(value) ? { ok: true, value } : { ok: false, problem: `There is no such day. ${dateProblem}` };
}

/** The number of a month by its name or the beginning of it, from three letters on; 0 for none. */
function findMonth(name: string): number {
  const start = name === 'sept' ? 'sep' : name;
  return start.length < 3 ? 0 : months.findIndex((month) => fold(month).startsWith(start)) + 1;
}

function writeDay(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A plain decimal of what was typed, with thousands commas only where they belong; null when it is no number. */
function plainDecimal(typed: string): string | null {
  const parts = /^([-−+]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d+))?$/.exec(typed);
  if (!parts || (parts[2] === undefined && parts[3] === undefined)) return null;
  const whole = (parts[2] ?? '0').replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const decimal = parts[3] === undefined ? whole : `${whole}.${parts[3]}`;
  const negative = (parts[1] === '-' || parts[1] === '−') && /[1-9]/.test(decimal);
  return negative ? `-${decimal}` : decimal;
}

function parseNumber(typed: string): ParsedValue {
  const value = plainDecimal(typed);
  if (value === null) return { ok: false, problem: 'Type a number, like 12 or 1,234.5.' };
  if (!storedNumber.test(value)) return { ok: false, problem: 'Type a number of at most 15 digits.' };
  return { ok: true, value };
}

function parseMoney(typed: string): ParsedValue {
  const decimal = plainDecimal(typed.replace(/^([-−+]?)\s*£\s*/, '$1').replace(/^([-−+])\s+/, '$1'));
  if (decimal === null) return { ok: false, problem: 'Type an amount in pounds, like £1,234.50.' };
  const [pounds = '', after = ''] = decimal.split('.');
  if (after.length > 2) return { ok: false, problem: 'Type at most two digits after the point: the pence.' };
  const value = `${pounds}${after.padEnd(2, '0')}`.replace(/^(-?)0+(?=\d)/, '$1');
  if (!storedPence.test(value))
    return { ok: false, problem: 'Type an amount of at most 13 digits before the point.' };
  return { ok: true, value };
}

const yes = ['yes', 'y', 'true', 'ticked'];
const no = ['no', 'n', 'false', 'not ticked'];

/**
 * A value as it is stored, of what a user typed: "£1,234.5" becomes "123450", "4/3/2026" becomes "2026-03-04". Nothing
 * but spaces is the empty value. Text keeps its own spaces but for those at its ends.
 */
export function parseValue(type: ValueType, typed: string, choices: readonly string[] = []): ParsedValue {
  const trimmed = typed.trim();
  if (trimmed === '') return { ok: true, value: '' };
  switch (type) {
    case 'text':
      return { ok: true, value: trimmed };
    case 'number':
      return parseNumber(trimmed);
    case 'money':
      return parseMoney(trimmed);
    case 'date':
      return parseDate(fold(trimmed));
    case 'yes_no': {
      const word = fold(trimmed);
      if (yes.includes(word)) return { ok: true, value: 'yes' };
      return no.includes(word) ? { ok: true, value: 'no' } : { ok: false, problem: 'Type yes or no.' };
    }
    case 'choice': {
      const found =
        choices.find((choice) => choice === trimmed) ??
        choices.find((choice) => fold(choice) === fold(trimmed));
      if (found !== undefined) return { ok: true, value: found };
      return { ok: false, problem: `Choose one of these: ${choices.join(', ')}.` };
    }
    default:
      return assertNever(type);
  }
}
