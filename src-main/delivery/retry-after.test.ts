import { expect, it } from 'vitest';
import { retryAfterSeconds } from './retry-after.ts';

const date = 'Sun, 06 Nov 2026 08:49:37 GMT';
const seconds = (retryAfter: string, at: string | null = date) =>
  retryAfterSeconds(new Headers({ 'retry-after': retryAfter, ...(at === null ? {} : { date: at }) }));

it('reads seconds, and a date as it is from the date of the answer', () => {
  expect(seconds('17')).toBe(17);
  expect(seconds(' 0 ')).toBe(0);
  expect(seconds('Sun, 06 Nov 2026 08:51:07 GMT')).toBe(90);
  expect(seconds('Mon, 07 Nov 2026 08:49:37 GMT')).toBe(86_400);
  expect(seconds('Sun, 06 Nov 2026 08:49:00 GMT')).toBe(0);
});

it('knows no time where there is none', () => {
  expect(retryAfterSeconds(new Headers())).toBeNull();
  const nonsense = [
    '',
    'soon',
    '-5',
    '1.5',
    'Sun, 06 Nov 2026 25:00:00 GMT',
    'Sun, 31 Feb 2026 08:00:00 GMT',
  ];
  for (const text of [...nonsense, 'Sun, 06 Foo 2026 08:00:00 GMT', 'Sunday, 06-Nov-26 08:49:37 GMT'])
    expect([text, seconds(text)]).toEqual([text, null]);
  expect(seconds('Sun, 06 Nov 2026 08:51:07 GMT', null)).toBeNull();
});
