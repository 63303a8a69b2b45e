import type { Piece } from './guard-pieces.ts';

/** Neighbouring numbers of a text that make up as many digits as a sort code or an account number has. */
export type Window = {
  digits: string;
  /** The places of its first and last pieces. */
  first: number;
  last: number;
  /** The lengths of its numbers: "2,2,2". */
  shape: string;
  /** What stands between them. */
  gaps: string[];
  soft: number;
  /** Reads as something innocent: a date, a time, a sum of money. */
  innocent: boolean;
};

const dayLike = (text: string) => Number(text) >= 1 && Number(text) <= 31;
const monthLike = (text: string) => Number(text) >= 1 && Number(text) <= 12;
const yearLike = (text: string) => /^(?:19|20)\d\d$/.test(text);

function readsAsDate(parts: string[]): boolean {
  const [a = '', b = '', c = ''] = parts;
  if (parts.length !== 3) return false;
  if (a.length === 4) return yearLike(a) && monthLike(b) && dayLike(c);
  return (
    (dayLike(a) && monthLike(b) && (yearLike(c) || c.length === 2)) ||
    (monthLike(a) && dayLike(b) && yearLike(c))
  );
}

function readsAsTimes(parts: string[], gaps: string[]): boolean {
  const marks = gaps.map((gap) => gap.trim());
  if (!marks.includes(':')) return false;
  return parts.every((part, i) => part.length <= 2 && Number(part) < (marks[i] === ':' ? 24 : 60));
}

function readsAsMoney(parts: string[], gaps: string[]): boolean {
  if (parts.length < 2) return false;
  return (
    parts.slice(1).every((part, i) => part.length === 3 && gaps[i] === ',') && (parts[0]?.length ?? 9) <= 3
  );
}

const tight = /^[-–—./,:'’_\\]$/;

/** The windows of so many digits in a stretch of numbers that starts and ends at the given pieces. */
export function windowsOf(pieces: Piece[], from: number, to: number, size: number): Window[] {
  const found: Window[] = [];
  for (let first = from; first <= to; first += 1) {
    let digits = '';
    for (let last = first; last <= to && digits.length < size; last += 1) {
      const piece = pieces[last];
      if (!piece || piece.tied) break;
      digits += piece.digits;
      if (digits.length !== size) continue;
      const parts = pieces.slice(first, last + 1);
      const gaps = parts.slice(1).map((part) => part.gap);
      const numbers = parts.map((part) => part.digits);
      const innocent = readsAsDate(numbers) || readsAsTimes(numbers, gaps) || readsAsMoney(numbers, gaps);
      const soft = parts.reduce((sum, part) => sum + part.soft, 0);
      found.push({
        digits,
        first,
        last,
        shape: numbers.map((number) => number.length).join(),
        gaps,
        soft,
        innocent,
      });
    }
  }
  return found;
}

/** Whether a window is part of a longer number on either side ("12-34-56-78"). */
export function isCut(window: Window, pieces: Piece[], from: number, to: number): boolean {
  const before = window.first > from && tight.test(pieces[window.first]?.gap ?? '');
  const after = window.last < to && tight.test(pieces[window.last + 1]?.gap ?? '');
  return before || after;
}

const phoneShapes = new Set(
  '11 10 5,6 5,3,3 5,2,4 5,2,2,2 5,4,2 4,3,4 4,7 4,4,3 3,4,4 3,8 5,5 4,6 4,3,3 6,5 6,4 5,1,5'.split(' '),
);

/** The place of the last piece of a telephone number that starts at a piece; -1 when none does. */
function phoneEnd(pieces: Piece[], first: number, to: number): number {
  const start = pieces[first]?.digits ?? '';
  const plus = /\+\s?\(?$/.test(pieces[first]?.gap ?? '');
  if (/^(?:44\d{10}|0044\d{10})$/.test(start)) return first;
  const abroad = plus || start === '0044' || (start === '44' && pieces[first + 1]?.digits.startsWith('7'));
  let digits = '';
  let shape = '';
  for (let last = first; last <= to && last < first + 8; last += 1) {
    const piece = pieces[last];
    if (!piece || piece.tied || (last > first && /[\n;]/.test(piece.gap))) return -1;
    digits += piece.digits;
    shape += `${shape && ','}${piece.digits.length}`;
    const british = abroad && /^(?:00)?44/.test(digits) ? digits.replace(/^(?:00)?440?/, '').length : 0;
    if (british === 10) return last;
    if (
      abroad &&
      british === 0 &&
      digits.length >= 9 &&
      digits.length <= 13 &&
      (last === to || /[\n,;]/.test(pieces[last + 1]?.gap ?? ''))
    )
      return last;
    if (
      /^0[1-9]/.test(digits) &&
      phoneShapes.has(shape) &&
      (digits.length === 11 || !/^[-. ]?$/.test(pieces[last + 1]?.gap ?? ' \n'))
    )
      return last;
  }
  return -1;
}

/** The pieces of a stretch that belong to sums with a pound sign, full dates, and telephone numbers. */
export function takenPieces(pieces: Piece[], from: number, to: number): Set<number> {
  const taken = new Set<number>();
  for (let i = from; i <= to; i += 1) {
    if (taken.has(i)) continue;
    const parts = [pieces[i], pieces[i + 1], pieces[i + 2]].slice(0, to - i + 1);
    const [a, b, c] = parts;
    const sameGap = b !== undefined && c !== undefined && b.gap === c.gap && /^[-./]$/.test(b.gap);
    if (a && b && c && sameGap && /,4$|^4,/.test(parts.map((part) => part?.digits.length).join()))
      if (readsAsDate([a.digits, b.digits, c.digits]) && !tight.test(pieces[i + 3]?.gap ?? '')) {
        for (const place of [i, i + 1, i + 2]) taken.add(place);
        continue;
      }
    if (/£\s?$/.test(a?.gap ?? '') && (a?.digits.length ?? 9) < 8 && !/^[-–/:]$/.test(b?.gap ?? '')) {
      taken.add(i);
      let last = i;
      while (last < to && pieces[last + 1]?.gap === ',' && pieces[last + 1]?.digits.length === 3) last += 1;
      if (last < to && pieces[last + 1]?.gap === '.' && pieces[last + 1]?.digits.length === 2) last += 1;
      for (let place = i; place <= last; place += 1) taken.add(place);
      continue;
    }
    const end = phoneEnd(pieces, i, to);
    for (let place = i; place <= end; place += 1) taken.add(place);
  }
  return taken;
}
