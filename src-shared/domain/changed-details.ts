import type { Span } from './find-iban.ts';
import { type Clause, clausesOf, type Phrase, phrasesOf } from './guard-clauses.ts';
import type { Piece } from './guard-pieces.ts';

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

/** Whether a denial governs a place: only words that can stand between them do. */
function isNegated(words: Piece[], at: number): boolean {
  for (let i = at - 1; i >= 0; i -= 1) {
    const word = words[i]?.word ?? '';
    if (/[.:;]/.test(words[i + 1]?.gap ?? '')) return false;
    if (not.test(word)) return !notAtAll.test(words[i + 1]?.word ?? '');
    if (!governed.has(word)) return false;
  }
  return false;
}

function isOwn(words: Piece[], { first, last }: Phrase): boolean {
  if (/^(?:we|i)$/.test(words[last + 1]?.word ?? '')) return true;
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
  const disowned = / not (?:be )?(?:from )?us\b/.test(all.map(({ word }) => word).join(' '));
  if (disowned && all.slice(0, said).some((piece) => messenger.test(piece.word))) return true;
  return all.some(({ word }, i) => {
    const denied =
      not.test(all[i - 1]?.word ?? '') || (not.test(all[i - 2]?.word ?? '') && all[i - 1]?.word === 'a');
    if (denied) return false;
    if (verdict.test(word)) return all.slice(0, said).some((piece) => messenger.test(piece.word));
    if (word === 'any') return i < said && [1, 2, 3].some((ahead) => isMessenger(i + ahead));
    return i < said && supposed.test(word);
  });
}

const thirdParty =
  /^(?:you|your|sellers?|buyers?|lenders?|landlords?|agents?|freeholders?|management|council|clients?|supplier|vendor|vendors|he|she|they)$/;
const ownOnly =
  /^(?:closed|moved|frozen|suspended|blocked|audited|audit|unavailable|review|investigation|wrong|incorrect)$/;
const discarding = /^(?:disregard|ignore|delete|discard|forget)$/;

/** The place of the word by which a clause says that what a phrase names has changed; -1 when nothing can excuse it, null when it says no such thing. */
function saysChanged(clause: Clause, phrase: Phrase): number | null {
  const { words } = clause;
  const word = (i: number) => words[i]?.word ?? '';
  const says = words.some((piece) => paying.test(piece.word));
  const own = isOwn(words, phrase) || words.some((piece) => /^(?:we|our|note|weve)$/.test(piece.word));
  if (
    /^(?:moved|switched|changed|migrated) to (?:a |an )?(?:new|another|different)$/.test(
      words
        .slice(Math.max(0, phrase.first - 4), phrase.first)
        .map((piece) => piece.word)
        .join(' ')
        .replace(/^.*?(?=moved|switched|changed|migrated)/, ''),
    ) &&
    !words.slice(0, phrase.first).some((piece) => thirdParty.test(piece.word))
  )
    return phrase.first;
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
  const discarded = words.slice(0, phrase.first).some((piece) => discarding.test(piece.word));
  const unsaid =
    discarded ||
    words
      .slice(0, phrase.first)
      .some((piece, i) => not.test(piece.word) && paying.test(words[i + 1]?.word ?? ''));
  if (
    unsaid &&
    /^(?:in|on|from) (?:our|the|my) (?:last |first )?(?:letter|invoice|terms|quote|quotation|contract)/.test(
      words
        .slice(phrase.last + 1, phrase.last + 5)
        .map((piece) => piece.word)
        .join(' '),
    )
  )
    return -1;
  if (!phrase.strong && !isOwn(words, phrase)) return null;
  const rest = clause.sentence.slice(
    clause.before.length + phrase.last + 1,
    clause.before.length + phrase.last + 12,
  );
  for (const [i, piece] of rest.entries()) {
    if (otherSubject.test(piece.word)) return null;
    const run = rest.slice(0, i);
    const last = run.at(-1)?.word ?? '';
    const notTheSame =
      piece.word === 'same' &&
      run.slice(-3).some(({ word }) => /^(?:not|longer|never|isnt|arent)$/.test(word));
    const takesNothing =
      /^(?:receive|accept|take|used)$/.test(piece.word) &&
      /^(?:cannot|cant|not|to|longer|be)$/.test(last) &&
      run.slice(-4).some(({ word }) => /^(?:cannot|cant|unable|not|longer)$/.test(word));
    if (notTheSame || takesNothing) return -1;
    if (!became.test(piece.word) || (ownOnly.test(piece.word) && !isOwn(words, phrase))) continue;
    const joinedBy = run.slice(-3).some((before) => auxiliary.test(before.word)) || i === 0;
    const denied = run.some(
      (before, k) => not.test(before.word) && !notAtAll.test(run[k + 1]?.word ?? rest[k + 1]?.word ?? ''),
    );
    if (denied) return null;
    if (joinedBy) return phrase.first;
  }
  return null;
}

/** Whether the change is somebody else's, denied, or only supposed. */
function isInnocent(clause: Clause, phrase: Phrase, at: number): boolean {
  const { words } = clause;
  if (at === -1) return false;
  const from = Math.min(at, phrase.first);
  const asked = words.some(({ word }) => /^(?:if|whether|tell|let)$/.test(word));
  const toPay = !asked && /^(?:payment|remittance)/.test(words[phrase.first]?.word ?? '');
  if (!toPay && (isOthers(words, phrase.first) || isOthers(words, from))) return true;
  return isNegated(words, from) || isNegated(words, at) || isSupposed(clause, from);
}

const namesNewBank =
  /\bour (?:client |bank )?(?:bank|bankers|account) (?:will be|is now|are now|will now be|is going to be) (?:\w+ ){0,3}(?:bank|plc|with|at|held)\b/;

/**
 * Where a text says that bank details have changed, or that other ones are to be used; null where it does not. A warning against
 * such messages passes, because in each clause the denial or the supposition must govern the very words: a "never" elsewhere counts for nothing.
 */
export function findChangedDetails(pieces: Piece[]): Span | null {
  for (const clause of clausesOf(pieces)) {
    const renamed = namesNewBank.test(clause.words.map(({ word }) => word).join(' '));
    for (const phrase of phrasesOf(clause)) {
      const at = renamed ? -1 : saysChanged(clause, phrase);
      if (at === null || isInnocent(clause, phrase, at)) continue;
      return { start: clause.words[0]?.start ?? 0, end: clause.words.at(-1)?.end ?? 0 };
    }
  }
  return null;
}
