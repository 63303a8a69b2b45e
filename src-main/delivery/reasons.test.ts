import { describe, expect, it } from 'vitest';
import { allReasons, isReasonCode, type ReasonCode, reasonFor, reasonSentence } from './reasons.ts';
import { classifySmtpFailure } from './smtp-answers.ts';
import { classifyStatus } from './twilio-answers.ts';
import { twilioReasons } from './twilio-codes.ts';

/** What is a secretary's word for nothing. */
const jargon =
  /\b(API|HTTP|SID|null|undefined|payload|exception|error|retry|timeout|sender ID|MX|RCPT|DATA)\b/;

describe('every failure', () => {
  it.each(allReasons())('%s is a sentence in plain words', (reason) => {
    for (const detail of ['', '30008']) {
      const sentence = reasonSentence(reason, detail);
      expect(sentence).toMatch(/^[A-Z].*[^ .]\.$/);
      expect(sentence).not.toMatch(/ {2}|\(\)|\bcode \)/);
      if (reasonFor(reason).concerns !== 'account') expect(sentence).not.toMatch(jargon);
    }
  });

  it.each(allReasons())('%s offers each remedy once, and no account where it is about none', (reason) => {
    const { remedies, concerns } = reasonFor(reason);
    expect(new Set(remedies).size).toBe(remedies.length);
    if (remedies.includes('account')) expect(concerns).toBe('account');
    if (remedies[0] === 'correct_contact' && reason !== 'sms_held_back') expect(concerns).toBe('contact');
  });
});

describe('the codes of Twilio', () => {
  it.each([21211, 21212, 21606, 21657, 21408, 21608, 21610, 21612, 21614, 21617, 14103])(
    '%d, which comes at the door, has a sentence of its own',
    (code) => {
      expect(twilioReasons[code]).toSatisfy((reason: string) => isReasonCode(reason) && reason !== 'refused');
    },
  );

  it.each([30003, 30005, 30006, 30007, 30008])('%d, later, is a failure that says what to do', (code) => {
    const reason = twilioReasons[code];
    expect(classifyStatus('undelivered', code)).toEqual({
      kind: 'undelivered',
      reason,
      detail: String(code),
    });
  });

  it('that nobody has heard of are told with the code', () => {
    expect(classifyStatus('failed', 39999)).toMatchObject({ reason: 'not_delivered', detail: '39999' });
  });

  it.each(Object.keys(twilioReasons))('%s names a reason that can be in a text’s way', (code) => {
    const reason = twilioReasons[Number(code)] as ReasonCode;
    expect(reasonSentence(reason, code)).not.toMatch(/mail/);
  });
});

it('whatever SMTP answers has an entry', () => {
  for (const contentBegun of [false, true]) {
    for (const code of ['EAUTH', 'EENVELOPE', 'EMESSAGE', 'ECONNECTION', 'ETIMEDOUT', 'ETLS', 'EPROTOCOL']) {
      for (const responseCode of [undefined, 421, 450, 535, 550, 554]) {
        for (const command of ['CONN', 'MAIL FROM', 'RCPT TO', 'DATA']) {
          const answer = classifySmtpFailure(
            Object.assign(new Error(), { code, responseCode, command }),
            contentBegun,
            'password',
          );
          expect('reason' in answer && isReasonCode(answer.reason)).toBe(true);
        }
      }
    }
  }
});
