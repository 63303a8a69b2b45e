import { expect, it } from 'vitest';
import { isSameText } from './same-text.ts';

const text = (body: string, subject: string | null = null) => ({ subject, body });

it.each([
  ['Your searches are back.', 'your  searches\nare back. '],
  ["It's done", 'It’s done'],
  ['Café', 'cafe'],
])('takes %j and %j as the same to a reader', (one, other) => {
  expect(isSameText(text(one), text(other))).toBe(true);
});

it.each([
  ['Your searches are back.', 'Your searches are back'],
  ['We exchange on 3 March', 'We exchange on 4 March'],
])('takes %j and %j as different', (one, other) => {
  expect(isSameText(text(one), text(other))).toBe(false);
});

it('reads the subject of an email too', () => {
  expect(isSameText(text('Hello', 'Searches'), text('Hello', 'searches '))).toBe(true);
  expect(isSameText(text('Hello', 'Searches'), text('Hello', 'Exchange'))).toBe(false);
});
