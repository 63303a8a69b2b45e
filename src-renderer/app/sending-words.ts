import type { CurrentSession } from '../../src-shared/contract/session.ts';
import { countOf } from './count-words.ts';
import { sayInstantNow } from './time-words.ts';

const channelWord = { sms: 'Texts', email: 'Emails' } as const;

/** What decides which messages reach no client. */
export type Safety = Pick<CurrentSession, 'practice' | 'testMode'>;

/** Which messages reach no client: kept here in practice, or sent to the firm itself in test mode; empty when all do. */
export function safetySentence({ practice: { sms, email }, testMode }: Safety): string {
  if (sms && email) return 'Practice: texts and emails are kept here. Nothing leaves this computer.';
  if (testMode) {
    if (sms)
      return 'Practice for texts: they are kept here. Test mode: emails go to the firm’s own address. Nothing reaches a client.';
    if (email)
      return 'Practice for emails: they are kept here. Test mode: texts go to the firm’s own number. Nothing reaches a client.';
    return 'Test mode: texts and emails go to the firm’s own number and address. Nothing reaches a client.';
  }
  if (sms) return 'Practice for texts: they are kept here and do not leave this computer. Emails are sent.';
  if (email) return 'Practice for emails: they are kept here and do not leave this computer. Texts are sent.';
  return '';
}

/** Why a channel waits, and when it is tried again. */
export function pauseSentence({ channel, reason, until }: CurrentSession['paused'][number]): string {
  return `${channelWord[channel]} wait: ${reason} They are tried again ${sayInstantNow(until)}.`;
}

/** How many messages are on their way and how many wait: "Sending 3", "12 messages wait, next Mon 2 Mar 08:00". */
export function outboxWords({
  sending,
  waiting,
  nextDue,
}: Pick<CurrentSession, 'sending' | 'waiting' | 'nextDue'>): string[] {
  const words: string[] = [];
  if (sending > 0) words.push(`Sending ${sending}`);
  const next = nextDue === null ? '' : `, next at ${sayInstantNow(nextDue)}`;
  if (waiting > 0) words.push(`${countOf(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'}${next}`);
  return words.length > 0 ? words : ['No message waits'];
}
