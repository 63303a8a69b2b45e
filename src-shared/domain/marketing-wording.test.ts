import { describe, expect, it } from 'vitest';
import { guardCorpus } from '../../test/data/guard-corpus.ts';
import { findMarketing } from './marketing-wording.ts';

describe('promotional wording', () => {
  it.each([
    ['We have completed. Please leave us a review on Google.', 'leave us a review'],
    ['Would you write a short review? Rate us today.', 'write a short review'],
    ['Did you know that we also do wills?', 'we also do'],
    ['We can also offer powers of attorney', 'we can also offer'],
    ['Recommend a friend and get £50 off', 'recommend a friend'],
    ['Refer your friends: both get a voucher', 'refer your friends'],
    ['Get 10% off your next move', '10% off'],
    ['A DISCOUNT for returning clients', 'a discount'],
    ['Special offer this spring', 'special offer'],
    ['Have you made a will?', 'have you made a will'],
    ['Follow us on Facebook', 'follow us on facebook'],
    ['Sign up to our newsletter', 'sign up to our newsletter'],
    ['If anyone you know is moving, think of us', 'anyone you know is moving'],
    ['We’d love a five star Trustpilot review', 'five star'],
    ['Find out more about our services', 'find out more about our services'],
    ['Why not update your will now you have moved?', 'why not update your will'],
  ])('in %j is %j', (text, found) => {
    expect(findMarketing(text)).toBe(found);
  });

  it.each([
    'We will review the contract and write to you.',
    'The lender has offered you a mortgage. Your offer expires on 12.09.2026.',
    'Your offer was accepted.',
    'We recommend a survey.',
    'Please review and sign the transfer.',
    'We also have the searches now.',
    'The seller has agreed to reduce the price by £5,000.',
    'Please leave the keys with the agent.',
    'Your late father’s will has been proved.',
    'We refer to our letter of 12 March.',
    'The lease is for sale at a special price agreed with the landlord.',
  ])('is not in %j', (text) => {
    expect(findMarketing(text)).toBeNull();
  });

  it('is in fewer than one in a hundred of the innocent texts of the corpus', () => {
    const warned = guardCorpus.innocent.filter((text) => findMarketing(text) !== null);
    expect(warned.length, warned.join('\n')).toBeLessThan(guardCorpus.innocent.length / 100);
  });
});
