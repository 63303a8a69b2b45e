import { describe, expect, it } from 'vitest';
import { guardCorpus } from '../../test/data/guard-corpus.ts';
import { findBankDetails, sayBankDetails } from './bank-details-guard.ts';

const stopped = ['account', 'iban', 'changed_details'] as const;

describe('the corpus', () => {
  it.each(stopped)('every text with %s is stopped, and for that', (kind) => {
    const missed = guardCorpus[kind].filter((text) => findBankDetails(text)?.kind !== kind);
    expect(missed).toEqual([]);
  });

  it('no innocent text is stopped', () => {
    const alarms = guardCorpus.innocent
      .map((text) => ({ text, found: findBankDetails(text) }))
      .filter(({ found }) => found !== null);
    expect(alarms).toEqual([]);
  });

  it('is large enough to mean something, and says nothing twice', () => {
    const held = stopped.flatMap((kind) => guardCorpus[kind]);
    expect(held.length).toBeGreaterThanOrEqual(150);
    expect(guardCorpus.innocent.length).toBeGreaterThanOrEqual(200);
    const all = [...held, ...guardCorpus.innocent];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('what was found', () => {
  it.each([
    ['Hello. Sort code 20-00-00, account 55779911. Thank you', '20-00-00, account 55779911'],
    ['To 20-00-00\n5577 9911 today', '20-00-00 5577 9911'],
    ['IBAN: gb29 nwbk 6016 1331 9268 19!', 'gb29 nwbk 6016 1331 9268 19'],
    ['All is well. Our bank details have changed.', 'Our bank details have changed'],
  ])('in %j is %j', (text, found) => {
    expect(findBankDetails(text)?.found).toBe(found);
  });

  it('is cut when it is long', () => {
    const found = findBankDetails(
      `Sort code 20-00-00, ${'to Hartley LLP '.repeat(20)}account 55779911`,
    )?.found;
    expect(found?.length).toBeLessThanOrEqual(123);
    expect(found).toMatch(/^20-00-00, to Hartley/);
  });
});

describe('the sentence', () => {
  it.each([
    ['20-00-00 55779911', /^It seems to hold a sort code and an account number \(20-00-00 55779911\)\./],
    ['sort code 20-00-00', /^It seems to hold a sort code or an account number \(20-00-00\)\./],
    ['GB29NWBK60161331926819', /^It seems to hold an international bank account number, an IBAN \(GB29NWBK/],
    ['Our bank details have changed.', /^It seems to say that bank details have changed \("Our bank details/],
  ])('for %j', (text, sentence) => {
    const found = findBankDetails(text);
    if (!found) throw new Error('nothing was found');
    expect(sayBankDetails(found)).toMatch(sentence);
    expect(sayBankDetails(found)).toMatch(
      /in person or by phone, never by text or email\. Take (?:them|that) out/,
    );
  });
});

describe('hostile texts of 10,000 characters', () => {
  const pieces = [
    '1',
    '1 ',
    '12-34-56 ',
    '20-00-00 account ',
    'sort code ',
    'account 1234567 ',
    'GB29NWBK6016133192681 ',
    'G B 2 9 ',
    'oO0lI|',
    'our bank account details ',
    'not our bank details ',
    'if, any email ',
    'double ',
    'seven ',
    'seven-',
    '£1,',
    '+44 ',
    '\u200b',
    '\ufdfa',
    'don’t',
    '|',
    'leave us a ',
  ];
  // The corpus must still be found at the end of one: nothing gives up before it.
  it.each(pieces)('of %j are read to their end', (piece) => {
    const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 9_900);
    expect(findBankDetails(`${text}. words.\n\nSort code 20-00-00 account 55779911`)).not.toBeNull();
  });
});
