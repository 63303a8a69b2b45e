import type { CurrentSession } from '../../src-shared/contract/session.ts';
import { countOf } from './count-words.ts';
import { sayInstantNow } from './time-words.ts';

const channelWord = { sms: 'texts', email: 'emails' } as const;

/** What decides which messages reach no client. */
export type Safety = Pick<CurrentSession, 'practice' | 'testMode'>;

/** Which messages reach no client: kept here in practice, or sent to the firm itself in test mode; empty when all do. */
export function safetySentence({ practice: { sms, email }, testMode }: Safety): string {
  if (sms && email) return 'Practice: texts and emails are kept here. Nothing leaves this computer.';
  if (testMode) {
    const kept = sms || email ? `${practiceWords({ sms, email })}: they are kept here. ` : '';
    const texts = sms ? [] : [testWords('texts', testMode.sms, 'number')];
    const emails = email ? [] : [testWords('emails', testMode.email, 'address')];
    return `${kept}Test mode: ${[...texts, ...emails].join('; ')}. Nothing reaches a client.`;
  }
  if (sms) return 'Practice for texts: they are kept here and do not leave this computer. Emails are sent.';
  if (email) return 'Practice for emails: they are kept here and do not leave this computer. Texts are sent.';
  return '';
}

/** Which channels are in practice, in a word or three; empty when none is. */
export function practiceWords({ sms, email }: CurrentSession['practice']): string {
  if (sms && email) return 'Practice';
  if (sms) return 'Practice for texts';
  return email ? 'Practice for emails' : '';
}

function testWords(what: string, to: string | null, missing: string): string {
  return to === null ? `${what} wait, for no ${missing} is set for them` : `${what} go to ${to}`;
}

type Pause = CurrentSession['paused'][number];

/** Why channels wait and when they are tried again, a sentence for each reason: what both wait for is said once. */
export function pauseSentences(pauses: readonly Pause[]): { id: string; sentence: string }[] {
  const paused = pauses.toSorted((one, other) => other.channel.localeCompare(one.channel));
  const reasons = [...new Set(paused.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const channels = paused.filter((pause) => pause.reason === reason);
    const who = asSentence(channels.map(({ channel }) => channelWord[channel]).join(' and '));
    const isOneTime = new Set(channels.map(({ until }) => sayInstantNow(until))).size === 1;
    const [first] = channels;
    const when =
      isOneTime && first
        ? `They are tried again ${sayInstantNow(first.until)}.`
        : channels
            .map(({ channel, until }) =>
              asSentence(`${channelWord[channel]} are tried again ${sayInstantNow(until)}.`),
            )
            .join(' ');
    return {
      id: channels.map(({ channel }) => channel).join(' '),
      sentence: `${who} wait: ${reason} ${when}`,
    };
  });
}

function asSentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
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
