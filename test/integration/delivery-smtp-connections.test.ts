import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src-main/delivery/gateway.ts';
import type { SmtpAccount, SmtpLimits } from '../../src-main/delivery/smtp-account.ts';
import { createSmtpGateway, type SmtpGateway } from '../../src-main/delivery/smtp-gateway.ts';
import { type SmtpStandIn, smtpTrust, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { startRawServer } from '../support/sockets.ts';

const mail = (id: string, recipient = 'olive@example.com'): Outgoing => ({
  id,
  channel: 'email',
  recipient,
  recipientName: 'Olive Ash',
  subject: 'Searches',
  body: `Your searches are back (${id}).`,
});

const opened: (() => unknown)[] = [];
let smtp: SmtpStandIn;
beforeEach(async () => {
  smtp = await startSmtpStandIn();
  opened.push(smtp.close);
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function gateway(changes: Partial<SmtpAccount> = {}, limits: Partial<SmtpLimits> = {}): SmtpGateway {
  const made = createSmtpGateway(
    {
      host: '127.0.0.1',
      port: smtp.port,
      security: 'starttls',
      auth: { kind: 'none' },
      fromName: 'Ash & Elm',
      fromAddress: 'office@ash.example.org',
      trust: smtpTrust,
      ...changes,
    },
    { connection: 3000, greeting: 2000, socket: 20_000, exchange: 5000, idle: 15_000, ...limits },
  );
  opened.push(made.close);
  return made;
}

const accepted = (id: string) => ({ kind: 'accepted', providerId: `<${id}@ash.example.org>` });
const noneOpen = () => expect.poll(smtp.open, { timeout: 3000 }).toBe(0);

describe('connections to a mail server', () => {
  it('are kept from mail to mail', async () => {
    const office = gateway();
    for (const id of ['m1', 'm2', 'm3']) expect(await office.send(mail(id))).toEqual(accepted(id));
    expect([smtp.connections, smtp.received.length]).toEqual([1, 3]);
  });

  it('are as many as the account says, and no more, each with one mail at a time', async () => {
    smtp.delay = 50;
    const office = gateway({ connections: 3 });
    const ids = Array.from({ length: 12 }, (_, index) => `m${index}`);
    expect(await Promise.all(ids.map((id) => office.send(mail(id))))).toEqual(ids.map(accepted));
    expect(smtp.connections).toBe(3);
    expect(smtp.received.map(({ messageId }) => messageId).sort()).toEqual(
      ids.map((id) => accepted(id).providerId).sort(),
    );
  });

  it('are two unless the account says otherwise', async () => {
    smtp.delay = 50;
    const office = gateway();
    await Promise.all(['m1', 'm2', 'm3', 'm4'].map((id) => office.send(mail(id))));
    expect(smtp.connections).toBe(2);
  });

  it('carry a hundred mails each', async () => {
    const office = gateway({ connections: 1 });
    for (let index = 0; index < 100; index += 1) await office.send(mail(`m${index}`));
    expect(smtp.connections).toBe(1);
    await noneOpen();
    await office.send(mail('m100'));
    expect([smtp.connections, smtp.received.length]).toEqual([2, 101]);
  });

  it('are closed when nothing uses them', async () => {
    const office = gateway({}, { idle: 50 });
    await office.send(mail('m1'));
    expect(smtp.open()).toBe(1);
    await noneOpen();
    expect(await office.send(mail('m2'))).toEqual(accepted('m2'));
  });

  it('end with the gateway, after the mail that is under way', async () => {
    smtp.delay = 100;
    const office = gateway();
    const sending = office.send(mail('m1'));
    await expect.poll(() => smtp.received.length).toBe(1);
    office.close();
    expect(await sending).toEqual(accepted('m1'));
    await noneOpen();
  });

  it('are made anew where the server ended one that nothing used', async () => {
    const office = gateway();
    await office.send(mail('m1'));
    smtp.drop();
    await noneOpen();
    expect(await office.send(mail('m2'))).toEqual(accepted('m2'));
    expect(smtp.connections).toBe(2);
  });
});

describe('a kept connection that breaks before the content', () => {
  it.each([
    [{ kind: 'drop', at: 'mail' }],
    [{ kind: 'drop', at: 'recipient' }],
    [{ kind: 'refuse', at: 'mail', code: 421 }],
  ] as const)('(%j) is replaced by a new one, once, and the mail goes once', async (behaviour) => {
    const office = gateway();
    await office.send(mail('m1'));
    smtp.behave(behaviour);
    expect(await office.send(mail('m2'))).toEqual(accepted('m2'));
    smtp.behave(behaviour, behaviour);
    expect(await office.send(mail('m3'))).toMatchObject({ kind: 'later' });
    expect([smtp.connections, smtp.received.length]).toEqual([3, 2]);
  });

  it('is not replaced for what the server says of the mail', async () => {
    const office = gateway();
    await office.send(mail('m1'));
    smtp.behave({ kind: 'refuse', at: 'recipient', code: 450 });
    expect(await office.send(mail('m2'))).toMatchObject({ kind: 'later', reason: 'mailbox_busy' });
    expect([smtp.connections, smtp.received.length]).toEqual([1, 1]);
  });

  it('is not replaced once the content has begun: nobody knows', async () => {
    const office = gateway();
    await office.send(mail('m1'));
    smtp.behave({ kind: 'accept, then drop' });
    expect(await office.send(mail('m2'))).toMatchObject({ kind: 'not_known', reason: 'connection_lost' });
    expect([smtp.connections, smtp.countOf('olive@example.com')]).toEqual([1, 2]);
  });
});

describe('the stage is known of each mail', () => {
  it('over several connections at once, where some break before the content and some after', async () => {
    const office = gateway({ connections: 4 });
    smtp.behave(
      { kind: 'accept, then drop' },
      { kind: 'drop', at: 'mail' },
      { kind: 'accept' },
      { kind: 'refuse', at: 'content', code: 452 },
    );
    const ids = ['m1', 'm2', 'm3', 'm4'];
    const answers = await Promise.all(ids.map((id) => office.send(mail(id, `${id}@example.com`))));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'later', 'later', 'not_known']);
    const got = ids.map((id) => smtp.countOf(`${id}@example.com`));
    const mayHave = answers.map(({ kind }) => (kind === 'accepted' || kind === 'not_known' ? 1 : 0));
    expect(got).toEqual(mayHave);
  });

  it('where half the recipients are refused', async () => {
    smtp.refuses = (recipient) => (/[02468]@/.test(recipient) ? 550 : null);
    const office = gateway({ connections: 3 });
    const recipients = Array.from({ length: 30 }, (_, index) => `client-${index}@example.com`);
    const answers = await Promise.all(recipients.map((one, index) => office.send(mail(`m${index}`, one))));
    expect(answers.map(({ kind }) => kind)).toEqual(
      recipients.map((_, index) => (index % 2 === 0 ? 'refused' : 'accepted')),
    );
    expect(recipients.map(smtp.countOf)).toEqual(recipients.map((_, index) => index % 2));
  });
});

describe('a server that sends a byte now and then is never silent, and yet ends', () => {
  /** Speaks as a server does up to a point, and from there on trickles. */
  const trickling = (answers: Record<string, string>, from: string) =>
    startRawServer((socket) => {
      const trickle = () => {
        const timer = setInterval(() => socket.write('2'), 20);
        socket.on('close', () => clearInterval(timer));
      };
      const say = (word: string) => (word === from ? trickle() : socket.write(answers[word] ?? '250 OK\r\n'));
      say('GREETING');
      socket.on('data', (chunk) => {
        for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
          if (/^(EHLO|MAIL|RCPT|DATA|\.$)/.test(line)) say(line.slice(0, 4));
        }
      });
    });
  const usual = { GREETING: '220 here\r\n', DATA: '354 go on\r\n' };
  const plain = { security: 'none', connections: 1 } as const;

  it.each([
    ['GREETING', { kind: 'later', reason: 'no_network' }],
    ['EHLO', { kind: 'later', reason: 'no_network' }],
    ['RCPT', { kind: 'later', reason: 'no_network' }],
    ['.', { kind: 'not_known', reason: 'timed_out' }],
  ])('from its answer to %s', async (from, answer) => {
    const server = await trickling(usual, from);
    opened.push(server.close);
    const office = gateway({ ...plain, port: server.port }, { greeting: 60_000, exchange: 300 });
    expect(await office.send(mail('m1'))).toMatchObject(answer);
    // The place is free again.
    expect(await office.send(mail('m2'))).toMatchObject(answer);
  });
});

describe('a server that refuses this computer rather than a mail', () => {
  it('makes the channel wait, and fails no mail', async () => {
    smtp.behave({ kind: 'refuse', at: 'greeting', code: 554 });
    expect(await gateway().send(mail('m1'))).toEqual({
      kind: 'later',
      reason: 'provider_busy',
      detail: '554',
      pauseSeconds: 300,
    });
  });
});
