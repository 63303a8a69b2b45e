import { assertNever } from '../result.ts';
import { findAccount } from './account-numbers.ts';
import { findChangedDetails } from './changed-details.ts';
import { findIban, type Span } from './find-iban.ts';
import { readPieces } from './guard-pieces.ts';
import { type Glyph, undress } from './look-alikes.ts';

/** Bank details in a text: what kind, and the words they were found in, to show a user. */
export type BankDetails = { kind: 'account' | 'iban' | 'changed_details'; found: string };

/** The most characters of a text that are shown as what was found. */
const shownCharacters = 120;

/**
 * Finds bank details in a text whose tokens are filled in: an IBAN with right check digits, a sort code and account
 * number, or words that say that bank details have changed, in whatever dress; null when there are none. Linear in the text's length.
 */
export function findBankDetails(text: string): BankDetails | null {
  const glyphs = undress(text);
  const pieces = readPieces(glyphs);
  const iban = findIban(glyphs);
  const account = iban ? null : (findAccount(pieces) ?? findWithBars(glyphs));
  const span = iban ?? account ?? findChangedDetails(pieces);
  if (!span) return null;
  const words = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  const found = words.length > shownCharacters ? `${words.slice(0, shownCharacters).trimEnd()}...` : words;
  return { kind: iban ? 'iban' : account ? 'account' : 'changed_details', found };
}

/** An account whose digits are in part upright bars. */
function findWithBars(glyphs: Glyph[]): Span | null {
  return glyphs.some(({ plain }) => plain === '|') ? findAccount(readPieces(glyphs, true)) : null;
}

/** What it seems to be, with the words found. An account may be a sort code alone. */
function sayWhat({ kind, found }: BankDetails): string {
  switch (kind) {
    case 'account': {
      const both = readPieces(undress(found)).reduce((sum, { digits }) => sum + digits.length, 0) > 10;
      return `hold a sort code ${both ? 'and' : 'or'} an account number (${found})`;
    }
    case 'iban':
      return `hold an international bank account number, an IBAN (${found})`;
    case 'changed_details':
      return `say that bank details have changed ("${found}")`;
    default:
      return assertNever(kind);
  }
}

/** Why a text with bank details does not go, and what to do: a few short sentences for the person who wrote it. */
export function sayBankDetails(details: BankDetails): string {
  const mend = details.kind === 'changed_details' ? 'Take that out to send it.' : 'Take them out to send it.';
  return `It seems to ${sayWhat(details)}. Bank details are given in person or by phone, never by text or email. ${mend}`;
}
