import type { Piece } from './guard-pieces.ts';

/** What a label says of the number beside it. */
export type Label = { kind: 'sort' | 'account'; first: number; last: number; weak: boolean };

const accountWord =
  /^(?:account|accounts|acct|acc|accnt|acount|accout|ac|accountnumber|accountno|acctno|accno|acno|konto)$/;
const sortWord = /^(?:sortcode|sortcodes|srtcode|sortcd|sortcodeis)$/;

/** The labels of a text: "sort code", "s/c", "account", "a/c", "acct no". */
export function findLabels(pieces: Piece[]): Label[] {
  const labels: Label[] = [];
  pieces.forEach(({ word }, i) => {
    const next = pieces[i + 1];
    const following = next?.word ?? '';
    const close = next !== undefined && next.gap.trim().length <= 2;
    if (sortWord.test(word)) labels.push({ kind: 'sort', first: i, last: i, weak: false });
    else if (/^s(?:o?rt|orting)$/.test(word) && close && /^(?:code|codes|cd|number|no|num)$/.test(following))
      labels.push({ kind: 'sort', first: i, last: i + 1, weak: false });
    else if (/^(?:bank|branch)$/.test(word) && following === 'code')
      labels.push({ kind: 'sort', first: i, last: i + 1, weak: false });
    else if (word === 's' && following === 'c' && /^[/.\\ -]$/.test(next?.gap ?? ''))
      labels.push({ kind: 'sort', first: i, last: i + 1, weak: true });
    else if (word === 'sc' || word === 'sort' || word === 'srt')
      labels.push({ kind: 'sort', first: i, last: i, weak: true });
    else if (accountWord.test(word)) labels.push({ kind: 'account', first: i, last: i, weak: false });
    else if (word === 'a' && following === 'c' && /^[/.\\ -]$/.test(next?.gap ?? ''))
      labels.push({ kind: 'account', first: i, last: i + 1, weak: false });
  });
  return labels;
}

const others =
  /^(?:ref|refs|reference|references|policy|utr|title|titles|invoice|inv|roll|tel|phone|telephone|call|ring|mobile|fax|company|registered|registration|regulated|sra|authorised|authorisation|id|uprn|vat|case|matter|file|claim|order|tracking|parcel|consignment|certificate|licence|permit|mortgage|loan|council|tax|water|gas|electric|electricity|energy|utility|meter|mpan|supply|customer|rent|membership|member|quote|quoting|quotation|application|receipt|dx|version|portal|login|lender|broadband|insurance|csi|frn|passport|unique|transaction|searches|search|number|serial|barcode)$/;

/** Whether one of the few words before a piece says that the number is something else ("policy", "your mortgage account"). */
export function isOtherNumber(pieces: Piece[], at: number, reach: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - reach); i -= 1) {
    const piece = pieces[i];
    if (piece?.digits !== '') return false;
    if (others.test(piece.word))
      return piece.word !== 'number' || !accountWord.test(pieces[i - 1]?.word ?? '');
    if (/[.;!?]\s|\n/.test(piece.gap)) return false;
  }
  return false;
}

const paying =
  /^(?:pay|pays|payable|payment|payments|paying|payee|transfer|transfers|transferring|remit|remittance|bacs|chaps|send|sending|deposit|deposits|funds|money|monies|bank|banks|banking|beneficiary|credit|wire|swift|bic|sortcode|lodge)$/;

/** Whether a text speaks of paying. */
export function speaksOfPaying(pieces: Piece[]): boolean {
  return pieces.some(({ word }) => paying.test(word));
}
