import { accountTexts } from './guard-corpus-account.ts';
import { innocentTexts } from './guard-corpus-innocent.ts';
import { changedTexts, ibanTexts } from './guard-corpus-other.ts';

/** The texts that the bank-details guard is held to: what it must stop, by kind, and what it must let pass. */
export const guardCorpus = {
  account: accountTexts,
  iban: ibanTexts,
  changed_details: changedTexts,
  innocent: innocentTexts,
} as const;
