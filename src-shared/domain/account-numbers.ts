import { findLabels, isOtherNumber, type Label, speaksOfPaying } from './account-labels.ts';
import type { Span } from './find-iban.ts';
import type { Piece } from './guard-pieces.ts';
import { isCut, takenPieces, type Window, windowsOf } from './number-windows.ts';

type Stretch = { from: number; to: number };

/** The stretches of numbers with no word between them. */
function stretchesOf(pieces: Piece[]): Stretch[] {
  const stretches: Stretch[] = [];
  pieces.forEach((piece, i) => {
    if (piece.digits === '') return;
    const last = stretches.at(-1);
    if (last && last.to === i - 1) last.to = i;
    else stretches.push({ from: i, to: i });
  });
  return stretches;
}

function digitsIn(pieces: Piece[], { from, to }: Stretch): string {
  return pieces
    .slice(from, to + 1)
    .map((piece) => piece.digits)
    .join('');
}

/** A stretch without the sums, full dates and telephone numbers in it. */
function without(taken: Set<number>, { from, to }: Stretch): Stretch[] {
  const rest: Stretch[] = [];
  for (let i = from; i <= to; i += 1) {
    if (taken.has(i)) continue;
    const last = rest.at(-1);
    if (last && last.to === i - 1) last.to = i;
    else rest.push({ from: i, to: i });
  }
  return rest;
}

const phoneWords =
  /^(?:call|tel|telephone|phone|ring|mobile|mob|ext|extension|fax|helpline|switchboard|text)$/;
const parcelWords =
  /^(?:tracking|tracked|parcel|consignment|dpd|evri|barcode|order|delivery|uprn|mpan|certificate|swiftcover)$/;

/** Whether the digits from a piece are those of a British IBAN, though its check digits are wrong: the account is in it all the same. */
function endsIban(pieces: Piece[], from: number): boolean {
  return (
    /^[a-z]{4}$/.test(pieces[from - 1]?.word ?? '') &&
    pieces[from - 2]?.digits.length === 2 &&
    pieces[from - 3]?.word === 'gb'
  );
}

/** Fourteen digits, and no more, in a stretch: as many as a sort code and an account number have together. */
function fourteen(pieces: Piece[], stretch: Stretch): Span | null {
  const { from, to } = stretch;
  const parts = pieces.slice(from, to + 1);
  const digits = digitsIn(pieces, stretch);
  const callsHome = /^0044[1-378]/.test(digits) && ['0044', digits].includes(parts[0]?.digits ?? '');
  if (digits.length !== 14 || callsHome || (parts.some((piece) => piece.tied) && !endsIban(pieces, from)))
    return null;
  const sorts = windowsOf(pieces, from, to, 6);
  const accounts = windowsOf(pieces, from, to, 8);
  const readsOtherwise = sorts.some(
    (sort) =>
      sort.innocent &&
      accounts.some(
        (account) => account.innocent && (account.first > sort.last || account.last < sort.first),
      ),
  );
  const before = pieces.slice(Math.max(0, from - 4), from).some(({ word }) => parcelWords.test(word));
  if (readsOtherwise || before || parts.some((piece) => /£/.test(piece.gap))) return null;
  if (parts.length === 1 && isOtherNumber(pieces, from, 3) && !speaksOfPaying(pieces)) return null;
  if (parts.length === 1 && /^20[0-3]\d(?:0\d|1[0-2])[0-3]\d[0-2]\d[0-5]\d[0-5]\d$/.test(digits)) return null;
  return spanOf(pieces, from, to);
}

function spanOf(pieces: Piece[], first: number, last: number): Span {
  return { start: pieces[first]?.start ?? 0, end: pieces[last]?.end ?? 0 };
}

/** A sort code as it is written: three pairs, by hyphens or the like. */
function isShaped(sort: Window): boolean {
  return sort.shape === '2,2,2' && sort.gaps.every((gap) => /^\s*[-–—−‐‑‒―_~=]\s*$/.test(gap));
}

const dateWords =
  /^(?:on|by|dated|date|until|till|from|before|after|day|since|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat|sun|completion|exchange|expires|due|between)$/;

function isDate(sort: Window, pieces: Piece[]): boolean {
  return sort.innocent && dateWords.test(pieces[sort.first - 1]?.word ?? '');
}

function isNationalInsurance(sort: Window, pieces: Piece[]): boolean {
  const before = pieces[sort.first - 1]?.word ?? '';
  const after = pieces[sort.last + 1]?.word ?? '';
  const near = /^ ?$/.test(pieces[sort.last + 1]?.gap ?? '') && sort.gaps.every((gap) => gap === ' ');
  return near && /^[a-z]{2}$/.test(before) && /^[a-d]$/.test(after);
}

/** The windows that a label may name, by the few words between: those after it, and those it follows. */
function beside(label: Label, windows: Places, pieces: Piece[]): Window[] {
  const found: Window[] = [];
  for (let at = label.last + 1; at <= label.last + 7; at += 1) {
    found.push(...(windows.byFirst.get(at) ?? []));
    if (pieces[at]?.digits !== '') break;
  }
  for (let at = label.first - 1; at >= label.first - 4; at -= 1) {
    if (/[.!?]\s|\n/.test(pieces[at + 1]?.gap ?? '')) break;
    found.push(...(windows.byLast.get(at) ?? []));
    if (pieces[at]?.digits !== '') break;
  }
  return found;
}

type Places = { all: Window[]; byFirst: Map<number, Window[]>; byLast: Map<number, Window[]> };

function placed(all: Window[]): Places {
  return {
    all,
    byFirst: Map.groupBy(all, ({ first }) => first),
    byLast: Map.groupBy(all, ({ last }) => last),
  };
}

const plainSort = /^(?:6|2,2,2|3,3|1(?:,1){5})$/;
const plainAccount = /^(?:8|4,4|2,2,2,2|3,3,2|2,3,3|3,2,3|2,6|6,2|3,5|5,3|1,7|7,1|1(?:,1){7})$/;

type Numbers = { pieces: Piece[]; labels: Label[]; sorts: Places; accounts: Places; paying: boolean };

/** Whether a text has an account label that names a number and is the firm's to give, not a lender's or a supplier's. */
function namedAccount({ pieces, labels, accounts }: Numbers): Window | null {
  for (const label of labels) {
    if (label.kind !== 'account' || isOtherNumber(pieces, label.first, 3)) continue;
    const named = beside(label, accounts, pieces).find((window) => !isOtherNumber(pieces, window.first, 2));
    if (named) return named;
  }
  return null;
}

function areApart(a: Window, b: Window): boolean {
  return a.last < b.first || b.last < a.first;
}

function distance(a: Window, b: Window, pieces: Piece[]): number {
  const [left, right] = a.last < b.first ? [a, b] : [b, a];
  return (pieces[right.first]?.start ?? 0) - (pieces[left.last]?.end ?? 0);
}

function joined(a: Window, b: Window, pieces: Piece[]): Span {
  const [left, right] = a.last < b.first ? [a, b] : [b, a];
  return spanOf(pieces, left.first, right.last);
}

/** A sort code that a label names: nobody writes one but to be paid. */
function namedSort({ pieces, labels, sorts, accounts }: Numbers): Window | null {
  for (const label of labels) {
    if (label.kind !== 'sort') continue;
    const named = beside(label, sorts, pieces).find(
      (sort) =>
        !label.weak ||
        ((isShaped(sort) || accounts.all.length > 0) && Math.abs(sort.first - label.last) <= 2),
    );
    if (named) return named;
  }
  return null;
}

/** Whether only a space parts a window from a number beside it, as in longer numbers in groups. */
function runsOn(window: Window, pieces: Piece[]): boolean {
  const before = pieces[window.first - 1]?.digits && pieces[window.first]?.gap === ' ';
  const after = pieces[window.last + 1]?.digits && pieces[window.last + 1]?.gap === ' ';
  return Boolean(before || after);
}

function makesPair(sort: Window, account: Window, numbers: Numbers, named: Window | null): boolean {
  const { pieces, paying } = numbers;
  if (!areApart(sort, account) || (sort.innocent && account.innocent) || isNationalInsurance(sort, pieces))
    return false;
  if (sort.soft + account.soft > 10 && sort.soft + account.soft < 14) return false;
  const near = distance(sort, account, pieces);
  const [left, right] = sort.last < account.first ? [sort, account] : [account, sort];
  const touching = right.first === left.last + 1;
  if (touching) return !isDate(sort, pieces) || /^(?:8|4,4)$/.test(account.shape);
  if (account.innocent || isDate(sort, pieces)) return false;
  if (account === named && (!sort.innocent || near <= 60) && !isOtherNumber(pieces, sort.first, 3))
    return true;
  if (!plainAccount.test(account.shape) || runsOn(account, pieces)) return false;
  if (isShaped(sort) && !sort.innocent) return true;
  if (runsOn(sort, pieces) || !plainSort.test(sort.shape)) return false;
  const unknown = !isOtherNumber(pieces, sort.first, 4) && !isOtherNumber(pieces, account.first, 4);
  return unknown && (near <= 40 || (paying && near <= 120));
}

/**
 * A sort code and an account number in a text, in any order and dress; or a sort code alone that is called one; or an account number
 * alone, called the account to pay, or ours. Telephone numbers, sums, dates and the numbers of other things are none.
 */
export function findAccount(pieces: Piece[]): Span | null {
  const stretches = stretchesOf(pieces);
  const kept: Stretch[] = [];
  for (const stretch of stretches) {
    const taken = takenPieces(pieces, stretch.from, stretch.to);
    const calls = pieces
      .slice(Math.max(0, stretch.from - 4), stretch.from)
      .some(({ word }) => phoneWords.test(word));
    const whole = calls && taken.size > 0 ? null : fourteen(pieces, stretch);
    if (whole) return whole;
    kept.push(...without(taken, stretch));
  }
  const readAll = (parts: Stretch[], size: number) =>
    parts.flatMap(({ from, to }) =>
      windowsOf(pieces, from, to, size).filter((window) => !isCut(window, pieces, from, to)),
    );
  for (const stretch of kept) {
    const found = fourteen(pieces, stretch);
    if (found) return found;
  }
  const labels = findLabels(pieces);
  const paying = speaksOfPaying(pieces);
  const numbers: Numbers = {
    pieces,
    labels,
    paying,
    sorts: placed(readAll(kept, 6)),
    accounts: placed(readAll(kept, 8)),
  };
  const every: Numbers = {
    ...numbers,
    sorts: placed(readAll(stretches, 6)),
    accounts: placed(readAll(stretches, 8)),
  };
  const sort = namedSort(every);
  const account = namedAccount(every);
  if (sort && account && areApart(sort, account)) return joined(sort, account, pieces);
  if (sort) {
    const other = numbers.accounts.all.find(
      (window) => areApart(sort, window) && distance(sort, window, pieces) <= 120,
    );
    return other ? joined(sort, other, pieces) : spanOf(pieces, sort.first, sort.last);
  }
  const odd = { ...every, accounts: placed([7, 9, 10].flatMap((size) => readAll(kept, size))) };
  const named = account ?? namedAccount(odd);
  const accounts = named ? [named, ...numbers.accounts.all] : numbers.accounts.all;
  const pair = findPair(numbers, accounts, named);
  if (pair) return pair;
  return account && !account.innocent && isToPay(numbers)
    ? spanOf(pieces, account.first, account.last)
    : null;
}

/** Whether an account that is named without a sort code is one to pay into: a text that speaks of paying, of a sort code, or of our account. */
function isToPay({ pieces, labels, paying }: Numbers): boolean {
  return (
    paying ||
    labels.some(
      ({ kind, weak, first }) =>
        !weak && (kind === 'sort' || /^(?:our|my|client)$/.test(pieces[first - 1]?.word ?? '')),
    )
  );
}

/** The first sort code and account number that belong together; a few neighbours of each are looked at, and the well-shaped of all. */
function findPair(numbers: Numbers, accounts: Window[], named: Window | null): Span | null {
  const { pieces } = numbers;
  const sorts = numbers.sorts.all;
  const shaped = sorts.filter((sort) => isShaped(sort) && !sort.innocent).slice(0, 3);
  const byPlace = [...accounts].sort((a, b) => a.first - b.first);
  let from = 0;
  for (const sort of sorts) {
    while (from < byPlace.length && (byPlace[from]?.last ?? 0) < sort.first - 40) from += 1;
    const near = byPlace.slice(from, from + 60);
    const found = [...near, ...(named ? [named] : [])].find((account) =>
      makesPair(sort, account, numbers, named),
    );
    if (found) return joined(sort, found, pieces);
  }
  for (const sort of shaped) {
    const found = accounts.find((account) => makesPair(sort, account, numbers, named));
    if (found) return joined(sort, found, pieces);
  }
  return null;
}
