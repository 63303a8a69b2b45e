import { describe, expect, it } from 'vitest';
import { outboxWords, pauseSentence, safetySentence } from './sending-words.ts';

describe('the status line', () => {
  const none = { sending: 0, waiting: 0, nextDue: null };

  it.each([
    [none, ['No message waits']],
    [{ ...none, sending: 3 }, ['Sending 3']],
    [{ ...none, waiting: 1 }, ['1 message waits']],
    [{ ...none, waiting: 12 }, ['12 messages wait']],
    [{ ...none, sending: 2, waiting: 12 }, ['Sending 2', '12 messages wait']],
    [
      { ...none, waiting: 12, nextDue: '2020-03-02T08:00:00.000Z' },
      ['12 messages wait, next at 2 Mar 2020 08:00'],
    ],
  ])('says of %j: %j', (outbox, words) => {
    expect(outboxWords(outbox)).toEqual(words);
  });

  it('says why a channel waits, and until when', () => {
    const paused = {
      channel: 'sms',
      reason: 'It is so.',
      until: '2020-03-02T14:05:00.000Z',
      offline: true,
    } as const;
    expect(pauseSentence(paused)).toBe('Texts wait: It is so. They are tried again 2 Mar 2020 14:05.');
  });

  it.each([
    [true, true, true, 'Practice: texts and emails are kept here.'],
    [true, false, false, 'Practice for texts'],
    [false, true, false, 'Practice for emails'],
    [true, false, true, 'Practice for texts: they are kept here. Test mode: emails go'],
    [false, true, true, 'Practice for emails: they are kept here. Test mode: texts go'],
    [false, false, true, 'Test mode: texts and emails go'],
  ])(
    'says what reaches no client: practice texts %s, emails %s, test mode %s',
    (sms, email, testMode, start) => {
      expect(safetySentence({ practice: { sms, email }, testMode })).toMatch(new RegExp(`^${start}`));
    },
  );

  it('says nothing of practice where there is none', () => {
    expect(safetySentence({ practice: { sms: false, email: false }, testMode: false })).toBe('');
  });
});
