import { pick } from '../bench/random.ts';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts';
import { type SmtpBehaviour, type SmtpStandIn, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { startTwilioStandIn, type TwilioBehaviour, type TwilioStandIn } from '../support/twilio-stand-in.ts';

/** Where a firm's messages end, all that can go wrong there, and what really arrived. */
export type Networks = {
  twilio: TwilioStandIn;
  smtp: SmtpStandIn;
  /** What mails go through, so that their TLS can be cut. */
  proxy: CuttingProxy;
  /** Is fulfilled as soon as a text, or a mail, reaches one of them. */
  nextReached(what: 'text' | 'mail'): Promise<void>;
  /** Chooses at random whether TLS is cut from here on, seldom. */
  shuffle(): void;
  /** Ends all misbehaviour but the refused recipients. */
  mend(): void;
  close(): Promise<void>;
};

/** As often accepted as not. The last is beyond every time limit: a life ends before that. */
const texts: TwilioBehaviour[] = [
  { kind: 'accept, then 500' },
  { kind: 'accept, then 502 page' },
  { kind: 'accept, then drop' },
  { kind: 'accept, then stop in the answer' },
  { kind: 'drop' },
  { kind: 'error', status: 429, code: 20429, retryAfter: '20' },
  { kind: 'accept, then hang' },
];
const mails: SmtpBehaviour[] = [
  { kind: 'accept, then drop' },
  { kind: 'drop', at: 'mail' },
  { kind: 'drop', at: 'content' },
  { kind: 'refuse', at: 'recipient', code: 450 },
  { kind: 'refuse', at: 'content', code: 554 },
  { kind: 'accept, then silence' },
];

/** Starts stand-ins that misbehave at random. `refuses`: recipients whom they never take. `clock`: what theirs says, in ms. */
export async function startBadNetworks(
  random: () => number,
  refuses: (recipient: string) => boolean,
  clock: () => number,
): Promise<Networks> {
  const twilio = await startTwilioStandIn();
  const smtp = await startSmtpStandIn({ security: 'starttls' });
  const proxy = await startCuttingProxy(smtp.port);
  proxy.cut = false;
  twilio.now = () => new Date(clock());
  // A text stands in no list for its first two minutes: the first looking, after one, does not find it.
  twilio.lag.milliseconds = 2 * 60 * 1000;
  twilio.refuses = (to) => (refuses(to) ? 21614 : null);
  smtp.refuses = (to) => (refuses(to) ? 550 : null);
  const tellReached = { text: () => {}, mail: () => {} };
  twilio.usually = () => {
    tellReached.text();
    return random() < 0.5 ? { kind: 'accept' } : pick(texts, random);
  };
  smtp.usually = () => {
    tellReached.mail();
    return random() < 0.5 ? { kind: 'accept' } : pick(mails, random);
  };
  return {
    twilio,
    smtp,
    proxy,
    nextReached: (what) =>
      new Promise((resolve) => {
        tellReached[what] = resolve;
      }),
    shuffle: () => {
      proxy.cut = random() < 0.1;
    },
    mend: () => {
      proxy.cut = false;
      twilio.usually = () => ({ kind: 'accept' });
      smtp.usually = () => ({ kind: 'accept' });
    },
    close: async () => {
      await Promise.all([twilio.close(), proxy.close()]);
      await smtp.close();
    },
  };
}
