import { assertNever } from '../result.ts';
import { daysInMonth, epochDayFrom } from './epoch-day.ts';

/** Every type of value that a token or a custom field can have. */
export const valueTypes = ['text', 'number', 'money', 'date', 'yes_no', 'choice'] as const;

/** The type of a token's value. */
export type ValueType = (typeof valueTypes)[number];

/** The number that two digits of a text make, from their place on: quicker than cutting the text. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

const yearOf = (day: string) => twoDigits(day, 0) * 100 + twoDigits(day, 2);
const monthOf = (day: string) => twoDigits(day, 5);
const dayOfMonth = (day: string) => twoDigits(day, 8);

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const year = yearOf(value);
  const month = monthOf(value);
  const day = dayOfMonth(value);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * A day's place in the row of all days, for the number of days between two: a day that exists, YYYY-MM-DD. Arithmetic
 * alone, because a Progress screen compares thousands at once.
 */
export function dayNumber(value: string): number {
  return epochDayFrom(yearOf(value), monthOf(value), dayOfMonth(value));
}

/** The months' names, January first. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function sayDate(value: string): string {
  return `${dayOfMonth(value)} ${months[monthOf(value) - 1]} ${value.slice(0, 4)}`;
}

// 15 digits, so that two numbers that are written differently are never taken for the same one.
/** A plain decimal as it is stored. */
export const storedNumber = /^-?(?=(?:\.?\d){1,15}$)(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** An amount of money as it is stored: whole pence. */
export const storedPence = /^-?(?:0|[1-9]\d{0,14})$/;

/** Whether a value that is not empty stands as its type is stored: a day YYYY-MM-DD, money in pence, "yes" or "no". */
export function isCanonical(type: ValueType, value: string): boolean {
  switch (type) {
    case 'text':
    case 'choice':
      return true;
    case 'number':
      return storedNumber.test(value);
    case 'money':
      return storedPence.test(value);
    case 'date':
      return isDay(value);
    case 'yes_no':
      return value === 'yes' || value === 'no';
    default:
      return assertNever(type);
  }
}

function sayMoney(value: string): string {
  const sign = value.startsWith('-') ? '-' : '';
  const digits = value.slice(sign.length).padStart(3, '0');
  const pounds = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}£${pounds}.${digits.slice(-2)}`;
}

/**
 * A stored value as people read it: "4 March 2026", "£1,234.50". What is empty stays '', and what is not stored as its
 * type should be is given back as it is.
 */
export function sayValue(token: { type: ValueType }, value: string): string {
  if (token.type === 'date') return isDay(value) ? sayDate(value) : value;
  if (token.type === 'money') return storedPence.test(value) ? sayMoney(value) : value;
  return value;
}
