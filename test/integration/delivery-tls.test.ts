import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src-main/delivery/gateway.ts';
import { createSmtpGateway } from '../../src-main/delivery/smtp-gateway.ts';
import { createTwilioGateway } from '../../src-main/delivery/twilio-gateway.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { smtpTrust, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { standInTls } from '../support/tls.ts';
import { startTwilioStandIn } from '../support/twilio-stand-in.ts';

const text: Outgoing = {
  id: 'm1',
  channel: 'sms',
  recipient: '+447700900101',
  recipientName: 'Olive Ash',
  subject: null,
  body: 'Dear Olive, your searches are back.',
};
const mail: Outgoing = { ...text, channel: 'email', recipient: 'olive@example.com', subject: 'Searches' };

describe('Twilio over TLS', () => {
  const usual = getCACertificates('default');
  beforeAll(() => setDefaultCACertificates([...usual, standInTls.cert]));
  afterAll(() => setDefaultCACertificates(usual));

  async function setUp() {
    const twilio = await startTwilioStandIn({ secure: true });
    const proxy = await startCuttingProxy(Number(new URL(twilio.url).port));
    const { accountSid, authToken } = twilio;
    const by = (apiAddress: string) =>
      createTwilioGateway({ accountSid, authToken, sender: '+447700900999', apiAddress }, fetch, 2);
    return {
      twilio,
      proxy,
      direct: by(twilio.url),
      cut: by(`https://localhost:${proxy.port}`),
      close: () => Promise.all([proxy.close(), twilio.close()]),
    };
  }

  it('does not know what became of a text when TLS is cut, in the handshake or after the request', async () => {
    const { twilio, proxy, direct, cut, close } = await setUp();
    expect(await cut.send(text)).toMatchObject({ kind: 'not_known', reason: 'connection_lost' });
    expect([proxy.cuts, twilio.creates]).toEqual([1, 0]);
    proxy.cut = false;
    expect(await cut.send(text)).toMatchObject({ kind: 'accepted' });
    twilio.behave({ kind: 'accept, then drop' });
    expect(await direct.send(text)).toMatchObject({ kind: 'not_known', reason: 'connection_lost' });
    expect([twilio.creates, twilio.countOf(text.recipient)]).toEqual([2, 2]);
    await close();
  });

  it('sends nothing over a certificate that nobody vouches for', async () => {
    const { twilio, direct, close } = await setUp();
    setDefaultCACertificates(usual);
    expect(await direct.send(text)).toMatchObject({ kind: 'later', reason: 'tls', pauseSeconds: 300 });
    setDefaultCACertificates([...usual, standInTls.cert]);
    expect(twilio.creates).toBe(0);
    await close();
  });
});

describe('a mail server over TLS', () => {
  it.each(['starttls', 'tls'] as const)('took nothing when %s is cut in the handshake', async (security) => {
    const smtp = await startSmtpStandIn({ security });
    const proxy = await startCuttingProxy(smtp.port);
    const gateway = createSmtpGateway(
      {
        host: 'localhost',
        port: proxy.port,
        security,
        auth: { kind: 'none' },
        fromName: 'Ash & Elm',
        fromAddress: 'office@ash.example.org',
        trust: smtpTrust,
      },
      { connection: 2000, greeting: 2000, socket: 2000, exchange: 5000, idle: 30_000 },
    );
    const answer = await gateway.send(mail);
    expect(answer.kind).toBe('later');
    expect(['tls', 'no_network']).toContain(answer.kind === 'later' && answer.reason);
    expect(proxy.cuts).toBe(1);
    proxy.cut = false;
    expect(await gateway.send(mail)).toMatchObject({ kind: 'accepted' });
    expect(smtp.received.map(({ secure }) => secure)).toEqual([true]);
    gateway.close();
    await Promise.all([proxy.close(), smtp.close()]);
  });
});
