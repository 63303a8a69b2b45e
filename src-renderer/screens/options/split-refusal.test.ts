import { expect, test } from 'vitest';
import { splitRefusal } from './split-refusal.ts';

const two = ['the web page of “Searches”', '3 matters'];

test('the places of a sentence stand as a list, and the advice after it', () => {
  const message = '“Tenure” is used by: the web page of “Searches”; 3 matters. Take it out there.';
  expect(splitRefusal(message, two)).toEqual({
    before: '“Tenure” is used by:',
    places: two,
    after: 'Take it out there.',
  });
});

test('places that the sentence only counts are in the list too', () => {
  const message =
    '“Tenure” is used by: the web page of “Searches”; 3 matters; and 2 more. Take it out there.';
  const four = [...two, 'the text of “Report”', 'when “Report” shows'];
  expect(splitRefusal(message, four)).toEqual({
    before: '“Tenure” is used by:',
    places: four,
    after: 'Take it out there.',
  });
});

test('a sentence that names no place stays whole', () => {
  const message = 'It is the last of its kind.';
  expect(splitRefusal(message, [])).toEqual({ before: message, places: [], after: '' });
  expect(splitRefusal(message, two)).toEqual({ before: message, places: two, after: '' });
});
