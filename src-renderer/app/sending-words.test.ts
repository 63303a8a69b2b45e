import { describe, expect, it } from 'vitest';
import { outboxWords, pauseSentences, practiceWords, safetySentence } from './sending-words.ts';

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

  const until = { early: '2020-03-02T14:05:00.000Z', late: '2020-03-02T14:10:00.000Z' };
  const sms = { channel: 'sms', reason: 'It is so.', until: until.early, offline: true } as const;
  const email = { ...sms, channel: 'email' } as const;

  it.each([
    [[sms], ['Texts wait: It is so. They are tried again 2 Mar 2020 14:05.']],
    [[email, sms], ['Texts and emails wait: It is so. They are tried again 2 Mar 2020 14:05.']],
    [
      [{ ...email, until: until.late }, sms],
      [
        'Texts and emails wait: It is so. Texts are tried again 2 Mar 2020 14:05. Emails are tried again 2 Mar 2020 14:10.',
      ],
    ],
    [
      [{ ...email, reason: 'It is another.' }, sms],
      [
        'Texts wait: It is so. They are tried again 2 Mar 2020 14:05.',
        'Emails wait: It is another. They are tried again 2 Mar 2020 14:05.',
      ],
    ],
    [[], []],
  ])('says why channels wait, and until when: %j', (paused, says) => {
    expect(pauseSentences(paused).map(({ sentence }) => sentence)).toEqual(says);
  });

  const test = { sms: '07700 900555', email: 'office@example.org' };
  const nowhere = { sms: null, email: null };

  it.each([
    [true, true, null, 'Practice: texts and emails are kept here. Nothing leaves this computer.'],
    [true, true, test, 'Practice: texts and emails are kept here. Nothing leaves this computer.'],
    [
      true,
      false,
      null,
      'Practice for texts: they are kept here and do not leave this computer. Emails are sent.',
    ],
    [
      false,
      true,
      null,
      'Practice for emails: they are kept here and do not leave this computer. Texts are sent.',
    ],
    [
      true,
      false,
      test,
      'Practice for texts: they are kept here. Test mode: emails go to office@example.org. Nothing reaches a client.',
    ],
    [
      false,
      true,
      test,
      'Practice for emails: they are kept here. Test mode: texts go to 07700 900555. Nothing reaches a client.',
    ],
    [
      false,
      false,
      test,
      'Test mode: texts go to 07700 900555; emails go to office@example.org. Nothing reaches a client.',
    ],
    [
      false,
      false,
      { ...test, email: null },
      'Test mode: texts go to 07700 900555; emails wait, for no address is set for them. Nothing reaches a client.',
    ],
    [
      false,
      true,
      nowhere,
      'Practice for emails: they are kept here. Test mode: texts wait, for no number is set for them. Nothing reaches a client.',
    ],
    [false, false, null, ''],
  ])(
    'says what reaches no client: practice texts %s, emails %s, test mode %j',
    (sms, email, testMode, says) => {
      expect(safetySentence({ practice: { sms, email }, testMode })).toBe(says);
    },
  );

  it.each([
    [true, true, 'Practice'],
    [true, false, 'Practice for texts'],
    [false, true, 'Practice for emails'],
    [false, false, ''],
  ])('says in short which channels are in practice: texts %s, emails %s', (sms, email, says) => {
    expect(practiceWords({ sms, email })).toBe(says);
  });
});
