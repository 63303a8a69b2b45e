import { asDigit, asLetter, type Glyph, isDigit, isLetter } from './look-alikes.ts';
import { isSpokenMark, repeatsNext, spelledDigits } from './number-words.ts';

/** A word or a number of a text, as its reader takes it. */
export type Piece = {
  /** In lower case; empty for a number. */
  word: string;
  /** The digits of a number; empty for a word. */
  digits: string;
  /** How many of the digits are letters that pass for them, or spelled out. */
  soft: number;
  /** Whether letters touch the number ("TGL123456"), as in references. */
  tied: boolean;
  /** What stands between the piece before and this one. */
  gap: string;
  start: number;
  end: number;
};

const gluedLabels =
  /^(?:s(?:ort)?c(?:ode)?|sort|code|ac|acc|acct|account|no|nr|num|number|accountnumber|accountno|accno|acctno|acno|to|and|is|x)$/;
/** Words of bank details, which are read through digits that pass for letters ("acc0unt"). */
const disguised =
  /^(?:sort|code|sortcode|account|acct|accounts|bank|banking|details|number|transfer|payment|pay|our|new|have|has|changed|change|updated|instructions|following|use|instead|below|amended|revised|switched|moved|please|note|different|iban|client)$/;
/** Words that are made of letters that pass for digits, and pass for nothing. */
const ordinary =
  /^(?:is|so|i|go|io|os|id|do|oil|ill|lol|bob|bill|boss|sob|soil|silo|ibis|big|bid|dig|did|good|god|odd|old|ios|ss|gb|lb|si|isis|solo|dob|dos|qs|igloo|biggs|gibbs|oslo|zoo|obi)$/;
/** Signs that stand for letters inside a word ("b@nk"). */
const letterSigns: Record<string, string> = { '@': 'a', $: 's' };
const commonLike = /^[oOlI|SB]+$/;

function shown(glyphs: Glyph[]): string {
  return glyphs.map((glyph) => (glyph.capital ? glyph.plain.toUpperCase() : glyph.plain)).join('');
}

function make(glyphs: Glyph[], gap: string, part: Partial<Piece>): Piece {
  return {
    word: '',
    digits: '',
    soft: 0,
    tied: false,
    gap,
    start: glyphs[0]?.start ?? 0,
    end: glyphs.at(-1)?.end ?? 0,
    ...part,
  };
}

/** Reads an unbroken stretch of letters and digits: a word, a number with look-alikes, or letters and digits that touch. */
function readToken(glyphs: Glyph[], gap: string): Piece[] {
  const hard = glyphs.filter(isDigit).length;
  const word = glyphs.map((glyph) => asLetter(glyph) ?? '').join('');
  if (hard === 0)
    return [
      make(glyphs, gap, { word: glyphs.map((glyph) => letterSigns[glyph.plain] ?? glyph.plain).join('') }),
    ];
  const digits = glyphs.map(asDigit);
  const soft = glyphs.length - hard;
  if (
    !digits.includes(null) &&
    (hard >= soft || commonLike.test(shown(glyphs.filter((glyph) => !isDigit(glyph)))))
  )
    return [make(glyphs, gap, { digits: digits.join(''), soft })];
  const disguise = [
    word,
    glyphs.map((glyph) => (glyph.plain === '1' ? 'l' : (asLetter(glyph) ?? ''))).join(''),
  ];
  const known = disguise.find((reading) => disguised.test(reading));
  if (known) return [make(glyphs, gap, { word: known })];
  const parts: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = parts.at(-1);
    if (last && isDigit(last[0] as Glyph) === isDigit(glyph)) last.push(glyph);
    else parts.push([glyph]);
  }
  const label = (part: Glyph[] | undefined) => {
    const text = (part ?? []).map((glyph) => glyph.plain).join('');
    return part === undefined || gluedLabels.test(text) || spelledDigits(text) !== null;
  };
  return parts.map((part, i) => {
    const between = i === 0 ? gap : '';
    if (!isDigit(part[0] as Glyph))
      return make(part, between, { word: part.map((glyph) => glyph.plain).join('') });
    const tied = !(label(parts[i - 1]) && label(parts[i + 1]));
    return make(part, between, { digits: part.map((glyph) => glyph.plain).join(''), tied });
  });
}

function isTight(gap: string): boolean {
  return gap.length === 1 && !/\s/.test(gap);
}

/** Words of look-alikes only ("OO", "ll") are numbers where a number stands beside them. */
function readNeighbours(pieces: Piece[], glyphsOf: Map<Piece, Glyph[]>): void {
  const take = (
    piece: Piece | undefined,
    gap: string | undefined,
    neighbour: Piece | undefined,
    other: Piece | undefined,
    further: Piece | undefined,
  ) => {
    const glyphs = piece && glyphsOf.get(piece);
    if (!piece || !glyphs || piece.word === '' || gap === undefined || !neighbour?.digits || neighbour.tied)
      return;
    if (piece.word.length > 8) return;
    const digits = glyphs.map(asDigit);
    if (digits.includes(null)) return;
    const text = shown(glyphs);
    const amid = (other?.digits ?? '') !== '' || (further?.digits ?? '') !== '';
    if (/^(?:is|so|IS|SO|Is|So)$/.test(text) && (other?.digits ?? '') === '') return;
    const cased = /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(text);
    // The last of groups of one length ("00 00 Io") is one of them.
    const inSeries =
      text.length > 1 &&
      text.length === neighbour.digits.length &&
      text.length === (further?.digits ?? '').length;
    const mayBeDigits = isTight(gap) || inSeries || (amid && text === text.toUpperCase());
    if (cased && ordinary.test(piece.word) && !mayBeDigits) return;
    const capitals = text === text.toUpperCase() && (other?.digits ?? '') !== '';
    const oneByOne = text.length === 1 && neighbour.digits.length === 1 && further?.digits.length === 1;
    const alone = text.length > 1 && (commonLike.test(text) || capitals);
    const fits =
      oneByOne ||
      isTight(gap) ||
      alone ||
      /^[oO|]$/.test(text) ||
      (text.length === 1 && (other?.digits ?? '') !== '');
    if (text.length > 4 && !isTight(gap)) return;
    if (!fits) return;
    Object.assign(piece, { word: '', digits: digits.join(''), soft: glyphs.length });
  };
  for (let i = 1; i < pieces.length; i += 1)
    take(pieces[i], pieces[i]?.gap, pieces[i - 1], pieces[i + 1], pieces[i - 2]);
  for (let i = pieces.length - 2; i >= 0; i -= 1)
    take(pieces[i], pieces[i + 1]?.gap, pieces[i + 1], pieces[i - 1], pieces[i + 2]);
}

/** Puts digits for spelled-out numbers, and takes out spoken marks between numbers. */
function readSpelled(pieces: Piece[]): Piece[] {
  const spelled: Piece[] = [];
  let repeat: { times: number; piece: Piece } | null = null;
  for (const piece of pieces) {
    const digits = piece.word
      ? spelledDigits(piece.word)
      : piece.digits.length === 1 && repeat
        ? piece.digits
        : null;
    const times = piece.word ? repeatsNext(piece.word) : 0;
    if (times > 0) {
      if (repeat) spelled.push(repeat.piece);
      repeat = { times, piece };
      continue;
    }
    if (digits === null) {
      if (repeat) spelled.push(repeat.piece);
      repeat = null;
      spelled.push(piece);
      continue;
    }
    const last = spelled.at(-1);
    const joins =
      !repeat && /^[2-9]0$/.test(last?.digits ?? '') && last?.soft === 2 && /^[1-9]$/.test(digits);
    if (last && joins && /^[ -]$/.test(piece.gap)) {
      last.digits = (last.digits[0] ?? '') + digits;
      last.end = piece.end;
      continue;
    }
    const all = repeat ? digits.repeat(repeat.times) : digits;
    const from = repeat?.piece ?? piece;
    spelled.push({ ...piece, word: '', digits: all, soft: all.length, gap: from.gap, start: from.start });
    repeat = null;
  }
  if (repeat) spelled.push(repeat.piece);
  return spelled.filter((piece, i) => {
    const between = spelled[i - 1]?.digits && spelled[i + 1]?.digits;
    return !(between && piece.word && isSpokenMark(piece.word));
  });
}

/** Whether a sign that passes for a digit ("|", "!", "$") stands where one does: among characters that pass for digits. */
function passesInside(glyphs: Glyph[], at: number, bars: boolean): boolean {
  const sign = glyphs[at];
  const within = [glyphs[at - 1], glyphs[at + 1]].every((glyph) => glyph !== undefined && isLetter(glyph));
  if (sign && letterSigns[sign.plain] && within) return true;
  if (!sign || asDigit(sign) === null) return false;
  const [before, after] = [countDigits(glyphs, at - 1, -1), countDigits(glyphs, at + 1, 1)];
  if (before < 0 || after < 0) return false;
  return sign.plain === '|' ? bars : before > 0 && after > 0;
}

/** How many characters that pass for digits follow each other from a place, up to nine; -1 where another letter follows them. */
function countDigits(glyphs: Glyph[], from: number, step: number): number {
  for (let count = 0; count < 9; count += 1) {
    const glyph = glyphs[from + step * count];
    if (!glyph || !(isDigit(glyph) || isLetter(glyph))) return count;
    if (asDigit(glyph) === null) return -1;
  }
  return 9;
}

/** The words and numbers of a text, in order, from its glyphs. An upright bar is a 1 when `bars` says so, else a mark between numbers. */
export function readPieces(glyphs: Glyph[], bars = false): Piece[] {
  const pieces: Piece[] = [];
  const glyphsOf = new Map<Piece, Glyph[]>();
  let token: Glyph[] = [];
  let gap = '';
  const close = () => {
    if (token.length === 0) return;
    const read = readToken(token, gap);
    if (read.length === 1 && read[0]) glyphsOf.set(read[0], token);
    pieces.push(...read);
    token = [];
    gap = '';
  };
  glyphs.forEach((glyph, i) => {
    if (isDigit(glyph) || isLetter(glyph) || passesInside(glyphs, i, bars)) token.push(glyph);
    else {
      close();
      gap += glyph.plain;
    }
  });
  close();
  readNeighbours(pieces, glyphsOf);
  return readSpelled(pieces);
}
