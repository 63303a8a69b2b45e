import { describe } from 'vitest';
import { createPracticeGateway } from '../../src-main/delivery/practice-gateway.ts';
import { createSmtpGateway } from '../../src-main/delivery/smtp-gateway.ts';
import { createTwilioGateway } from '../../src-main/delivery/twilio-gateway.ts';
import { systemClock } from '../../src-shared/time.ts';
import { eachEngine } from '../support/databases.ts';
import { itKeepsTheContract } from '../support/gateway-contract.ts';
import { type SmtpBehaviour, smtpTrust, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { startTwilioStandIn, type TwilioBehaviour } from '../support/twilio-stand-in.ts';

eachEngine('the practice gateway', (openDatabase) => {
  itKeepsTheContract(async () => {
    const database = await openDatabase();
    return {
      gateway: createPracticeGateway(database, systemClock),
      channel: 'sms',
      recipient: '+447700900101',
      countOf: async (recipient) =>
        (
          await database.read
            .selectFrom('practice_inbox')
            .select('id')
            .where('recipient', '=', recipient)
            .execute()
        ).length,
      failures: {},
      vanish: null,
      close: async () => {},
    };
  });
});

describe('the Twilio gateway', () => {
  const error = (status: number, code: number, retryAfter?: string): TwilioBehaviour => ({
    kind: 'error',
    status,
    code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
  const ways: TwilioBehaviour[] = [
    { kind: 'accept, then 500' },
    { kind: 'accept, then 502 page' },
    { kind: 'accept, then drop' },
    { kind: 'accept, then hang' },
    { kind: 'accept, then stop in the answer' },
    { kind: 'drop' },
    { kind: 'page', status: 200 },
    { kind: 'page', status: 403 },
    error(400, 21211),
    error(429, 20429, '1'),
    error(401, 20003),
    error(503, 20503),
  ];
  itKeepsTheContract(async () => {
    const twilio = await startTwilioStandIn();
    const { accountSid, authToken, url: apiAddress } = twilio;
    const account = { accountSid, authToken, apiAddress, sender: '+447700900999' };
    let closed = false;
    const close = async () => {
      if (!closed) await twilio.close();
      closed = true;
    };
    return {
      gateway: createTwilioGateway(account, fetch, 0.5),
      channel: 'sms',
      recipient: '+447700900101',
      countOf: twilio.countOf,
      failures: waysOf(ways, twilio.behave),
      vanish: close,
      close,
    };
  });
});

describe('the SMTP gateway', () => {
  const ways: SmtpBehaviour[] = [
    { kind: 'accept, then drop' },
    { kind: 'accept, then silence' },
    ...(['mail', 'recipient', 'content'] as const).flatMap((at): SmtpBehaviour[] => [
      { kind: 'refuse', at },
      { kind: 'refuse', at, code: 450 },
      { kind: 'refuse', at, code: 421 },
    ]),
    { kind: 'drop', at: 'content' },
  ];
  itKeepsTheContract(async () => {
    const smtp = await startSmtpStandIn({ security: 'none' });
    const gateway = createSmtpGateway(
      {
        host: '127.0.0.1',
        port: smtp.port,
        security: 'none',
        trust: smtpTrust,
        auth: { kind: 'none' },
        fromName: 'Ash & Elm',
        fromAddress: 'office@ash.example.org',
      },
      { connection: 3000, greeting: 300, socket: 400, exchange: 3000, idle: 30_000 },
    );
    let closed = false;
    const vanish = async () => {
      if (!closed) await smtp.close();
      closed = true;
    };
    return {
      gateway,
      channel: 'email',
      recipient: 'olive@example.com',
      countOf: smtp.countOf,
      failures: waysOf(ways, smtp.behave),
      vanish,
      close: async () => {
        gateway.close();
        await vanish();
      },
    };
  });
});

/** Each way as the contract wants it: what says "accept" really took the message. */
function waysOf<Way extends { kind: string }>(ways: Way[], behave: (way: Way) => void) {
  return Object.fromEntries(
    ways.map((way) => [
      JSON.stringify(way),
      { begin: () => behave(way), taken: way.kind.startsWith('accept') },
    ]),
  );
}
