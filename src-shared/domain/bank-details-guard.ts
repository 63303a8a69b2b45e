import { findAccount } from './account-numbers.ts';
import { findChangedDetails } from './changed-details.ts';
import { findIban } from './find-iban.ts';
import { readPieces } from './guard-pieces.ts';
import { undress } from './look-alikes.ts';

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
  const account = iban ? null : findAccount(pieces);
  const span = iban ?? account ?? findChangedDetails(pieces);
  if (!span) return null;
  const words = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  const found = words.length > shownCharacters ? `${words.slice(0, shownCharacters).trimEnd()}...` : words;
  return { kind: iban ? 'iban' : account ? 'account' : 'changed_details', found };
}

const what: Record<BankDetails['kind'], string> = {
  account: 'It seems to hold a sort code or an account number',
  iban: 'It seems to hold an international bank account number (IBAN)',
  changed_details: 'It seems to say that bank details have changed',
};

/** Why a text with bank details does not go, and what to do: one line for the person who wrote it. */
export function sayBankDetails({ kind, found }: BankDetails): string {
  return `${what[kind]} (${found}). Bank details are given in person or by phone, never by text or email. Take them out to send it.`;
}
