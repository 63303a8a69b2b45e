import type { Piece } from './guard-pieces.ts';

/** A clause of a text. */
export type Clause = {
  words: Piece[];
  /** All words of its sentence, and those before it. */
  sentence: Piece[];
  before: Piece[];
  /** Whether its sentence or the one before speaks of a bank or an account. */
  ofBanks: boolean;
};
/** A longer one is cut, so that looking back over it stays cheap. */
const longestSentence = 150;

const splitters =
  /^(?:but|however|although|though|because|since|and|so|then|instead|please|now|therefore|hence|unless|except|nevertheless|yet|while|whereas)$/;

/** The clauses of a text: parted by stops, commas and joining words. */
export function clausesOf(pieces: Piece[]): Clause[] {
  const sentences: Piece[][] = [[]];
  plainWords(pieces).forEach((piece, i) => {
    if (
      (sentences.at(-1)?.length ?? 0) >= longestSentence ||
      (i > 0 && /[.!?]\s|\n\s*\n|[!?]/.test(piece.gap))
    )
      sentences.push([]);
    sentences.at(-1)?.push(piece);
  });
  return sentences.flatMap((sentence, at) => {
    const ofBanks = [...(sentences[at - 1] ?? []), ...sentence].some(({ word }) =>
      /^(?:account|accounts|bank|banks)$/.test(word),
    );
    const clauses: Clause[] = [];
    let words: Piece[] = [];
    const close = (upTo: number) => {
      if (words.length > 0)
        clauses.push({ words, before: sentence.slice(0, upTo - words.length), sentence, ofBanks });
      words = [];
    };
    sentence.forEach((piece, i) => {
      const asBecause = piece.word === 'as' && sentence[i - 1]?.word !== 'such';
      if (/[,;:\n()]|\s[-–—]+\s/.test(piece.gap) || splitters.test(piece.word) || asBecause) close(i);
      words.push(piece);
    });
    close(sentence.length);
    return clauses;
  });
}

/** Where bank details are spoken of in a clause; `strong` when the words can mean nothing else. */
export type Phrase = { first: number; last: number; strong: boolean };

const details =
  /^(?:details|detail|instructions|instruction|information|info|particulars|coordinates|arrangements|data|number|numbers)$/;
const account = /^(?:account|accounts|acct|acc|ac)$/;
const bank =
  /^(?:bank|banks|banking|payment|payments|remittance|wire|bacs|chaps|client|transfer|settlement|iban|sort)$/;

/** Where a clause speaks of bank details: "bank account details", "payment instructions", "our bank", "account", and "one" or "they" for any of these. */
export function phrasesOf({ words, ofBanks, sentence }: Clause): Phrase[] {
  const ownDetails =
    sentence.some(
      ({ word }, i) =>
        details.test(word) && sentence.slice(Math.max(0, i - 3), i).some((piece) => piece.word === 'our'),
    ) && ofBanks;
  const phrases: Phrase[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const word = (i: number) => words[i]?.word ?? '';
    let last = first;
    let strong = false;
    if (bank.test(word(first))) {
      while (last - first < 2 && bank.test(word(last + 1))) last += 1;
      if (account.test(word(last + 1))) {
        last += 1;
        strong = true;
      }
      const client = word(last) === 'client' || word(last) === 'transfer';
      if (
        !client &&
        (details.test(word(last + 1)) || (word(last) === 'sort' && /^codes?$/.test(word(last + 1))))
      ) {
        last += 1;
        strong = true;
      }
      if (!strong && !/^(?:bank|banks|banking|iban)$/.test(word(first))) continue;
      if (
        !strong &&
        /^(?:holiday|holidays|statement|statements|transfer|manager|code|card)$/.test(word(first + 1))
      )
        continue;
    } else if (account.test(word(first))) {
      if (
        word(first + 1) === 'for' &&
        !/^(?:this|the|our|new|following|different|other|another)$/.test(word(first - 1))
      )
        continue;
      if (/^(?:of|manager|holder|statement|opening)$/.test(word(first + 1))) continue;
      if (/^(?:on|into|take|taking|takes|service|charge)$/.test(word(first - 1))) continue;
      if (details.test(word(first + 1))) {
        last += 1;
        strong = true;
      }
    } else if (/^(?:they|these|those)$/.test(word(first)) && ownDetails) strong = true;
    else if (!(ofBanks && words[first]?.digits === '1' && words[first]?.soft === 1)) continue;
    phrases.push({ first, last, strong });
    first = last;
  }
  return phrases;
}

/** Joins "don" and "t" and letters with spaces between, and parts "bankdetails", so that words are words. */
function plainWords(pieces: Piece[]): Piece[] {
  const plain: Piece[] = [];
  for (const piece of joinLetters(pieces)) {
    const last = plain.at(-1);
    const glued = /^(bank|account|payment)(details|account|instructions|info)$/.exec(piece.word);
    if (last?.word && piece.word && /^['’‘`´]$/.test(piece.gap))
      plain[plain.length - 1] = { ...last, word: last.word + piece.word, end: piece.end };
    else if (glued)
      plain.push({ ...piece, word: glued[1] ?? '' }, { ...piece, word: glued[2] ?? '', gap: ' ' });
    else plain.push(piece);
  }
  return plain;
}

/** Letters that stand one by one become words: where a wider gap is, or where the words of bank details can be seen. */
function joinLetters(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  let run: Piece[] = [];
  const close = () => {
    if (run.length < 6) joined.push(...run);
    else {
      const least = Math.min(...run.slice(1).map(({ gap }) => gap.length));
      const words: Piece[] = [];
      for (const letter of run) {
        const last = words.at(-1);
        if (last && letter.gap.length <= least)
          Object.assign(last, { word: last.word + letter.word, end: letter.end });
        else words.push({ ...letter });
      }
      joined.push(...(words.length > 1 ? words : words.flatMap(partWords)));
    }
    run = [];
  };
  for (const piece of pieces) {
    if (piece.word.length === 1) run.push(piece);
    else {
      close();
      joined.push(piece);
    }
  }
  close();
  return joined;
}

const seen =
  /our|new|bank|account|payment|details|instructions|have|has|been|changed|updated|amended|revised|different|are|use|the|following|instead/g;

function partWords(whole: Piece): Piece[] {
  const words = whole.word.match(seen) ?? [];
  return words.map((word, i) => ({ ...whole, word, gap: i === 0 ? whole.gap : ' ' }));
}
