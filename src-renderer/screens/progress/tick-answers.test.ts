import { expect, test } from 'vitest';
import type { TickQuestions } from '../../../src-shared/contract/progress.ts';
import { answersOf, blanksIn, keyOf, nothingTyped, type Typing } from './tick-answers.ts';

const review = (contactId: string) => ({
  actionId: 'text',
  contactId,
  contactName: contactId,
  channel: 'sms' as const,
  to: '07700 900118',
  subject: null,
  text: `Dear ${contactId}`,
});
const questions: TickQuestions = {
  taskName: 'Searches received',
  notes: [{ actionId: 'note', description: 'Searches', text: '' }],
  reviews: [review('Shah'), review('Ash')],
  duplicates: [],
  told: [
    {
      actionId: 'text',
      contactId: 'Shah',
      contactName: 'Shah',
      channel: 'sms',
      on: '2026-03-03T10:00:00.000Z',
      certainty: 'told',
    },
  ],
};
const emptied: Typing['reviews'] = {
  [keyOf({ actionId: 'text', contactId: 'Shah' })]: { subject: '', text: '' },
  [keyOf({ actionId: 'text', contactId: 'Ash' })]: { subject: '', text: '' },
};

test('nobody is told again unless it was chosen, and no text is asked of who is not', () => {
  expect(answersOf(nothingTyped, questions).sendAgain).toEqual([]);
  expect([...blanksIn({ ...nothingTyped, reviews: emptied }, questions)]).toEqual([
    'note text',
    'text Ash text',
  ]);
  const again = new Set([keyOf({ actionId: 'text', contactId: 'Shah' })]);
  expect(answersOf({ ...nothingTyped, again }, questions).sendAgain).toEqual([
    { actionId: 'text', contactId: 'Shah' },
  ]);
  expect(blanksIn({ ...nothingTyped, reviews: emptied, again }, questions).has('text Shah text')).toBe(true);
});

test('a text that does not go is given back as it came, beside the number that was shown', () => {
  expect(answersOf({ ...nothingTyped, reviews: emptied }, questions).reviews).toEqual([
    { actionId: 'text', contactId: 'Shah', to: '07700 900118', subject: null, text: 'Dear Shah' },
    { actionId: 'text', contactId: 'Ash', to: '07700 900118', subject: null, text: '' },
  ]);
});
