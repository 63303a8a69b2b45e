import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markTest } from './test-message.ts';

const text = { channel: 'sms', shown: '07700 900123', subject: null } as const;

it('marks a text with the number it was for, and an email in its subject', () => {
  expect(markTest({ ...text, body: 'Dear Olive' })).toEqual({
    subject: null,
    body: 'TEST for 07700 900123: Dear Olive',
  });
  const email = { channel: 'email', shown: 'olive@example.com', body: 'Dear Olive' } as const;
  expect(markTest({ ...email, subject: 'Searches' })).toEqual({
    subject: '[Test for olive@example.com] Searches',
    body: 'Dear Olive',
  });
  expect(markTest({ ...email, subject: null }).subject).toBe('[Test for olive@example.com]');
});

it('takes the end off a text that the mark makes too long for a gateway, and no half of an emoji stays', () => {
  const fits = 1600 - 'TEST for 07700 900123: '.length;
  expect(markTest({ ...text, body: 'a'.repeat(fits) }).body).toMatch(/a$/);
  expect(markTest({ ...text, body: 'a'.repeat(fits + 1) }).body).toMatch(/aaa\.\.\.$/);
  fc.assert(
    fc.property(fc.integer({ min: 1570, max: 1600 }), fc.constantFrom('', 'b'), (length, first) => {
      const { body } = markTest({ ...text, body: first + '😀'.repeat(length / 2) });
      expect(body.length).toBeLessThanOrEqual(1600);
      expect(body.isWellFormed()).toBe(true);
      expect(body.startsWith('TEST for 07700 900123: ')).toBe(true);
    }),
  );
});
