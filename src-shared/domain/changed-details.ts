import type { Span } from './find-iban.ts';
import type { Piece } from './guard-pieces.ts';

type Clause = {
  words: Piece[] /** All words of its sentence before it. */;
  before: Piece[];
  sentence: Piece[];
};

/** A longer one is cut, so that looking back over it stays cheap. */
const longestSentence = 150;

const splitters =
  /^(?:but|however|although|though|because|since|and|so|then|instead|please|now|therefore|hence|unless|except|nevertheless|yet|while|whereas)$/;

/** The clauses of a text: parted by stops, commas and joining words. */
function clausesOf(pieces: Piece[]): Clause[] {
  const sentences: Piece[][] = [[]];
  pieces.forEach((piece, i) => {
    if (
      (sentences.at(-1)?.length ?? 0) >= longestSentence ||
      (i > 0 && /[.!?]\s|[.!?]$|\n\s*\n|[!?]/.test(piece.gap))
    )
      sentences.push([]);
    sentences.at(-1)?.push(piece);
  });
  return sentences.flatMap((sentence) => {
    const clauses: Clause[] = [];
    let words: Piece[] = [];
    const close = (upTo: number) => {
      if (words.length > 0) clauses.push({ words, before: sentence.slice(0, upTo - words.length), sentence });
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

const change =
  /^(?:changed|change|changes|changing|updated|update|updates|amended|amend|amendment|amendments|revised|revision|modified|altered|alteration|replaced|replacement|superseded|new|newly|different|alternative|alternate|corrected|correction|another|temporary|switch|switched|moved|migrated|second|correct)$/;
const became =
  /^(?:changed|change|changing|updated|amended|revised|modified|altered|replaced|superseded|different|closed|switched|moved|migrated|corrected|frozen|suspended|blocked|audited|audit|unavailable|invalid|obsolete|new|wrong|incorrect|review|investigation)$/;
const auxiliary =
  /^(?:have|has|had|are|is|were|was|been|be|being|now|recently|just|will|since|got|under|ve|s|to|going|due|temporarily|have)$/;
const movedVerb =
  /^(?:moved|move|moving|switched|switch|switching|changed|change|changing|migrated|transferred|opened|open)$/;
const old = /^(?:old|previous|former|usual|existing|original|earlier|prior|last|current|above)$/;
const pointing =
  /^(?:following|below|new|another|different|alternative|alternate|this|these|updated|revised|attached|underneath|other|replacement|temporary|amended|second|correct|corrected|here)$/;
const paying =
  /^(?:use|using|pay|paying|payable|send|sending|transfer|transferring|remit|direct|forward|make|deposit|lodge|wire|credit|settle|made|sent|paid|go|needs)$/;
const not =
  /^(?:not|never|no|nor|dont|wont|cannot|cant|shouldnt|wouldnt|havent|hasnt|didnt|doesnt|isnt|arent|rarely|seldom|nothing|nobody|neither|without)$/;
const notAtAll = /^(?:only|just|merely|longer|simply|doubt)$/;
const connecting =
  /^(?:to|of|in|our|the|my|a|an|firm|firms|company|companys|office|on|for|regarding|about|as|concerning|this|these|following|uk|business|with|these|main|client|set|and|your|is|are|here|own)$/;
const askingOthers =
  /^(?:your|their|his|her|sellers|buyers|vendors|lenders|mortgage|council|rent|tax|lender|savings|email|online|user|utility|water|portal|customer|energy|insurance|supplier|landlords|isa|clients)$/;
const report =
  /^(?:saying|says|say|said|claiming|claims|claim|telling|tells|tell|told|stating|states|suggesting|suggests|suggest|asking|asks|ask|asked|purporting|pretending|pretend|advising|advises|notifying|notifies|informing|informs|requesting|requests|giving|gives|given|instructing|announcing|mentioning|quoting|providing|provides|notified)$/;
const carrying = /^(?:about|with|containing|contains|regarding|concerning|of|giving|showing)$/;
const messenger =
  /^(?:emails?|messages?|texts?|calls?|letters?|requests?|notices?|notifications?|communications?|mails?|sms|whatsapp|post|contact|suggestions?|instructions?)$/;
const verdict = /^(?:scams?|fraud|fraudulent|fake|bogus|hoax|phishing)$/;
const supposed =
  /^(?:if|anyone|anybody|someone|somebody|should|beware|wary|suspicious|cautious|careful|alert|vigilant|fraudsters|fraudster|criminals|criminal|scammers|scammer|ignore|hackers|treat|unexpected|impostors|caution|whenever)$/;
const otherSubject =
  /^(?:date|dates|time|times|price|appointment|figure|figures|hours|offer|rate|plans|contract|it|they|address|searches|law|nothing)$/;
const governed = new Set(
  (
    'be been being ever have has had get got going to you us we i our my any a an the of about by in on through via email emails e mail text texts sms phone ' +
    'telephone message messages post letter send sends sending sent notify notifying notified tell telling give giving provide providing inform informing advise advising ask asking request requesting issue issuing ' +
    'supply communicate announce make making accept act acting trust rely reply respond follow believe use pay paying transfer move money funds monies into onto from someone anyone who says say saying claims claiming that which ' +
    'with containing contains such important business information details detail suddenly simply bank banking account accounts payment payments or your intend need plan planning plans expect change changes changing changed update ' +
    'updated updating amend alter different new sort code numbers number instructions it firm will would shall may might can is are at time stage during way this there ' +
    'client clients solicitor solicitors requests asks asked telling tells told stating'
  ).split(' '),
);
function isNegated(words: Piece[], at: number): boolean {
  for (let i = at - 1; i >= 0; i -= 1) {
    const word = words[i]?.word ?? '';
    if (not.test(word)) return !notAtAll.test(words[i + 1]?.word ?? '');
    if (!governed.has(word)) return false;
  }
  return false;
}

type Phrase = { first: number; last: number; strong: boolean };

const details =
  /^(?:details|detail|instructions|instruction|information|info|particulars|coordinates|arrangements|data|number|numbers)$/;
const account = /^(?:account|accounts|acct|acc|ac)$/;
const bank =
  /^(?:bank|banks|banking|payment|payments|remittance|wire|bacs|chaps|client|transfer|settlement|iban|sort)$/;

/** Where a clause speaks of bank details: "bank account details", "payment instructions", "our bank", "account". */
function phrasesOf(words: Piece[]): Phrase[] {
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
      if (/^(?:of|for|manager|holder|statement|opening)$/.test(word(first + 1))) continue;
      if (/^(?:on|into|take|taking|takes|service|charge)$/.test(word(first - 1))) continue;
      if (details.test(word(first + 1))) {
        last += 1;
        strong = true;
      }
    } else continue;
    phrases.push({ first, last, strong });
    first = last;
  }
  return phrases;
}

function isOwn(words: Piece[], first: number): boolean {
  return [first - 1, first - 2].some((i) => /^(?:our|my|firms|office|companys)$/.test(words[i]?.word ?? ''));
}

function isOthers(words: Piece[], first: number): boolean {
  return [first - 1, first - 2].some((i) => askingOthers.test(words[i]?.word ?? ''));
}

/** Whether what stands at a place is what somebody else may say: "if you get an email saying that ...". */
function isSupposed(clause: Clause, at: number): boolean {
  const all = clause.sentence;
  const place = clause.before.length + at;
  const isMessenger = (i: number) => messenger.test(all[i]?.word ?? '');
  let said = -1;
  for (let i = place; i >= Math.max(clause.before.length, place - 8) && said < 0; i -= 1) {
    const word = all[i]?.word ?? '';
    if (report.test(word) || (carrying.test(word) && [1, 2, 3].some((back) => isMessenger(i - back))))
      said = i;
  }
  if (said < 0) return false;
  return all.some(({ word }, i) => {
    const denied =
      not.test(all[i - 1]?.word ?? '') || (not.test(all[i - 2]?.word ?? '') && all[i - 1]?.word === 'a');
    if (denied) return false;
    if (verdict.test(word)) return all.slice(0, said).some((piece) => messenger.test(piece.word));
    if (word === 'any') return i < said && [1, 2, 3].some((ahead) => isMessenger(i + ahead));
    return i < said && supposed.test(word);
  });
}

const discarding = /^(?:disregard|ignore|delete|discard|forget)$/;

function saysChanged(clause: Clause, phrase: Phrase): number | null {
  const { words } = clause;
  const word = (i: number) => words[i]?.word ?? '';
  const says = words.some((piece) => paying.test(piece.word));
  const own = isOwn(words, phrase.first) || words.some((piece) => /^(?:we|our|note|weve)$/.test(piece.word));
  for (let i = phrase.first - 1; i >= Math.max(0, phrase.first - 6); i -= 1) {
    if (change.test(word(i)) && (phrase.strong || own || says)) return i;
    if (movedVerb.test(word(i)) && own) return i;
    if (pointing.test(word(i)) && says && i >= phrase.first - 2) return i;
    if (old.test(word(i)) && says && words.slice(0, i).some((piece) => not.test(piece.word))) return -1;
    if (old.test(word(i)) && words.slice(0, i).some((piece) => discarding.test(piece.word))) return -1;
    if (!connecting.test(word(i))) break;
  }
  if (
    says &&
    words
      .slice(phrase.last + 1, phrase.last + 4)
      .some(({ word }) => /^(?:below|instead|underneath|overleaf)$/.test(word))
  )
    return phrase.last + 1;
  if (!phrase.strong && !isOwn(words, phrase.first)) return null;
  const rest = clause.sentence.slice(
    clause.before.length + phrase.last + 1,
    clause.before.length + phrase.last + 12,
  );
  for (const [i, piece] of rest.entries()) {
    if (otherSubject.test(piece.word)) return null;
    if (!became.test(piece.word)) continue;
    const run = rest.slice(0, i);
    const joinedBy = run.slice(-3).some((before) => auxiliary.test(before.word)) || i === 0;
    const denied = run.some(
      (before, k) => not.test(before.word) && !notAtAll.test(run[k + 1]?.word ?? rest[k + 1]?.word ?? ''),
    );
    if (denied) return null;
    if (joinedBy) return phrase.first;
  }
  return null;
}

function isInnocent(clause: Clause, phrase: Phrase, at: number): boolean {
  const { words } = clause;
  if (at === -1) return false;
  const from = Math.min(at, phrase.first);
  const toPay = /^(?:payment|remittance)/.test(words[phrase.first]?.word ?? '');
  if (!toPay && (isOthers(words, phrase.first) || isOthers(words, from))) return true;
  return isNegated(words, from) || isNegated(words, at) || isSupposed(clause, from);
}

/** Joins "don" and "t", and parts "bankdetails", so that words are words. */
function plainWords(pieces: Piece[]): Piece[] {
  const plain: Piece[] = [];
  for (const piece of pieces) {
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

/**
 * Where a text says that bank details have changed, or that other ones are to be used; null where it does not. A warning against
 * such messages passes, because in each clause the denial or the supposition must govern the very words: a "never" elsewhere counts for nothing.
 */
export function findChangedDetails(pieces: Piece[]): Span | null {
  for (const clause of clausesOf(plainWords(pieces)))
    for (const phrase of phrasesOf(clause.words)) {
      const at = saysChanged(clause, phrase);
      if (at === null || isInnocent(clause, phrase, at)) continue;
      return { start: clause.words[0]?.start ?? 0, end: clause.words.at(-1)?.end ?? 0 };
    }
  return null;
}
