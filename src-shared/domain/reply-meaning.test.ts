import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMeaning, wordOf } from './reply-meaning.ts';

it.each([
  'STOP',
  'stop',
  'Stop.',
  ' Stop! ',
  '“Stop”',
  'STOP\n',
  'S.T.O.P.',
  'ｓｔｏｐ',
  'Stop 🙏',
  'STOPALL',
  'Stop all',
  'Unsubscribe',
  'cancel',
  'END',
  'Quit!!',
  'revoke',
  'OPTOUT',
  'opt-out',
])('reads “%s” as a wish for no more texts', (body) => {
  expect(readMeaning(body, false)).toBe('stop');
  expect(readMeaning(body, true)).toBe('stop');
});

it.each(['START', 'start.', 'Unstop', ' UNSTOP ! '])('reads “%s” as a wish for texts', (body) => {
  expect(readMeaning(body, true)).toBe('start');
  expect(readMeaning(body, false)).toBe('start');
});

it('reads YES as a wish for texts only from somebody who is sent none', () => {
  expect(readMeaning('Yes.', true)).toBe('start');
  expect(readMeaning('Yes.', false)).toBe('reply');
});

it.each([
  '',
  '...',
  'Please stop',
  'Stop texting me',
  'STOP PLEASE',
  'I will stop by on Friday',
  'Please cancel the survey',
  'Is that the end?',
  'Yes please',
  'No',
  'STOP 2',
  'HELP',
  'Can we start?',
])('reads “%s” as nothing but a reply', (body) => {
  expect(readMeaning(body, true)).toBe('reply');
});

it('never takes more than one word for a wish, and takes that word in any dress', () => {
  const words = fc.constantFrom('stop', 'quit', 'unsubscribe', 'start', 'unstop');
  const dress = fc.stringMatching(/^[ .,!?'"()\-\n]{0,4}$/);
  const other = fc.stringMatching(/^[b-df-hj-np-tv-z]{2,8}$/);
  fc.assert(
    fc.property(words, dress, dress, other, (word, before, after, more) => {
      const alone = readMeaning(`${before}${word}${after}`, false);
      expect(alone).toBe(word.includes('start') || word === 'unstop' ? 'start' : 'stop');
      expect(readMeaning(`${word} ${more}`, true)).toBe('reply');
      expect(readMeaning(`${more} ${before}${word}${after}`, true)).toBe('reply');
      expect(wordOf(`${before}${word}${after}`)).toBe(word.toUpperCase());
    }),
  );
});
