import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src-main/delivery/gateway.ts';
import { createMailTrust } from '../../src-main/delivery/mail-trust.ts';
import type { SmtpAccount } from '../../src-main/delivery/smtp-account.ts';
import { createSmtpGateway } from '../../src-main/delivery/smtp-gateway.ts';
import {
  type SmtpBehaviour,
  type SmtpStandIn,
  smtpTrust,
  startSmtpStandIn,
} from '../support/smtp-stand-in.ts';

const message: Outgoing = {
  id: 'm1',
  channel: 'email',
  recipient: 'olive@example.com',
  recipientName: 'Olive Ash',
  subject: 'Searches – £ and ünï on ASH/1',
  body: 'Dear Olive,\n\nYour searches are back.\n.\n\nYours, Ash & Elm',
};

const user = { name: 'office', password: 'right' };
let smtp: SmtpStandIn;
beforeAll(async () => {
  smtp = await startSmtpStandIn({ user });
});
afterEach(() => {
  smtp.received.length = 0;
});
afterAll(() => smtp.close());

const none = { kind: 'none' } as const;
const password = (text: string) => ({ kind: 'password', username: user.name, password: text }) as const;

function gateway(changes: Partial<SmtpAccount> = {}) {
  const limits = { connection: 3000, greeting: 300, socket: 400, exchange: 3000, idle: 30_000 };
  const account: SmtpAccount = {
    host: 'localhost',
    port: smtp.port,
    security: 'starttls',
    auth: password(user.password),
    fromName: 'Ash & Elm',
    fromAddress: 'office@ash.example.org',
    trust: smtpTrust,
  };
  return createSmtpGateway({ ...account, host: '127.0.0.1', ...changes }, limits);
}

describe('the SMTP gateway', () => {
  it('hands a mail over STARTTLS, with a fixed Message-ID', async () => {
    const answer = await gateway().send(message);
    expect(answer).toEqual({ kind: 'accepted', providerId: '<m1@ash.example.org>' });
    expect(smtp.received).toEqual([
      {
        from: 'office@ash.example.org',
        recipients: ['olive@example.com'],
        to: 'Olive Ash <olive@example.com>',
        subject: message.subject,
        messageId: '<m1@ash.example.org>',
        text: message.body,
        secure: true,
      },
    ]);
  });

  const rows: [SmtpBehaviour, object][] = [
    [
      { kind: 'refuse', at: 'mail' },
      { kind: 'refused', reason: 'email_sender_refused', detail: '550' },
    ],
    [
      { kind: 'refuse', at: 'mail', code: 451 },
      { kind: 'later', reason: 'provider_busy', pauseSeconds: null },
    ],
    [
      { kind: 'refuse', at: 'recipient' },
      { kind: 'refused', reason: 'address_refused', detail: '550' },
    ],
    [
      { kind: 'refuse', at: 'recipient', code: 450 },
      { kind: 'later', reason: 'mailbox_busy', detail: '450' },
    ],
    [
      { kind: 'refuse', at: 'content', code: 554 },
      { kind: 'refused', reason: 'content_refused', detail: '554' },
    ],
    [
      { kind: 'refuse', at: 'content', code: 452 },
      { kind: 'later', reason: 'provider_busy', detail: '452' },
    ],
    [
      { kind: 'refuse', at: 'mail', code: 421 },
      { kind: 'later', reason: 'provider_busy', detail: '421' },
    ],
    [
      { kind: 'refuse', at: 'recipient', code: 452 },
      { kind: 'later', reason: 'mailbox_busy', detail: '452' },
    ],
    [
      { kind: 'refuse', at: 'content', code: 421 },
      { kind: 'later', reason: 'provider_busy', detail: '421' },
    ],
    [
      { kind: 'refuse', at: 'greeting', code: 421 },
      { kind: 'later', reason: 'provider_busy', detail: '421' },
    ],
    [
      { kind: 'drop', at: 'greeting' },
      { kind: 'later', reason: 'no_network' },
    ],
    [
      { kind: 'drop', at: 'mail' },
      { kind: 'later', reason: 'no_network' },
    ],
    [
      { kind: 'drop', at: 'recipient' },
      { kind: 'later', reason: 'no_network' },
    ],
    [{ kind: 'silence' }, { kind: 'later', reason: 'no_network' }],
    [
      { kind: 'drop', at: 'content' },
      { kind: 'not_known', reason: 'connection_lost' },
    ],
    [{ kind: 'accept, then drop' }, { kind: 'not_known', reason: 'connection_lost' }],
    [{ kind: 'accept, then silence' }, { kind: 'not_known', reason: 'timed_out' }],
  ];
  it.each(rows)('classifies %j', async (behaviour, answer) => {
    smtp.behave(behaviour);
    expect(await gateway().send(message)).toMatchObject(answer);
    expect(smtp.received).toHaveLength(behaviour.kind.startsWith('accept') ? 1 : 0);
  });

  it('knows a wrong password, and that passwords are turned off', async () => {
    const account = { kind: 'later', pauseSeconds: 300, detail: '535' };
    expect(await gateway({ auth: password('wrong') }).send(message)).toEqual({
      ...account,
      reason: 'email_auth',
    });
    const modern = await startSmtpStandIn({
      user,
      refusal: '5.7.139 Authentication unsuccessful, basic authentication is disabled',
    });
    const answer = await gateway({ auth: password('wrong'), port: modern.port }).send(message);
    expect(answer).toEqual({ ...account, reason: 'email_password_off' });
    await modern.close();
  });

  it('says that a server which wants a sign-in wants the account filled in', async () => {
    expect(await gateway({ auth: none }).send(message)).toMatchObject({
      kind: 'later',
      reason: 'email_auth',
    });
  });

  it('speaks TLS from the start where that is asked for, and none only where none is asked for', async () => {
    const tls = await startSmtpStandIn({ security: 'tls' });
    expect(await gateway({ port: tls.port, security: 'tls', auth: none }).send(message)).toMatchObject({
      kind: 'accepted',
    });
    expect(tls.received[0]?.secure).toBe(true);
    await tls.close();
    const plain = await startSmtpStandIn({ security: 'none' });
    const bare = { port: plain.port, auth: none };
    expect(await gateway({ ...bare, security: 'starttls' }).send(message)).toMatchObject({
      kind: 'later',
      reason: 'tls',
    });
    expect(plain.received).toEqual([]);
    expect(await gateway({ ...bare, security: 'none' }).send(message)).toMatchObject({ kind: 'accepted' });
    await plain.close();
  });

  it('never sends over a certificate that nobody vouches for', async () => {
    const tls = await startSmtpStandIn({ security: 'tls' });
    const answer = { kind: 'later', reason: 'tls', pauseSeconds: 300 };
    expect(await gateway({ trust: createMailTrust() }).send(message)).toMatchObject(answer);
    expect(
      await gateway({ trust: createMailTrust(), port: tls.port, security: 'tls' }).send(message),
    ).toMatchObject(answer);
    expect(smtp.received).toEqual([]);
    await tls.close();
  });

  it('knows that nothing went where no connection was made', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    closed.close();
    await once(closed, 'close');
    const port = typeof address === 'object' && address ? address.port : 0;
    const answer = { kind: 'later', reason: 'no_network', pauseSeconds: 30 };
    expect(await gateway({ port }).send(message)).toMatchObject(answer);
    expect(await gateway({ host: 'nowhere.invalid' }).send(message)).toMatchObject(answer);
  });

  it('reaches one person only, whatever is in the address, the name or the subject', async () => {
    for (const recipient of [
      'a@example.com, b@example.com',
      'a@example.com\nBcc: b@example.com',
      'A <a@example.com>',
    ]) {
      expect(await gateway().send({ ...message, recipient })).toMatchObject({
        kind: 'refused',
        reason: 'address_not_valid',
      });
    }
    const recipientName = 'Olive\r\nBcc: evil@example.net, "X" <evil@example.net>';
    await gateway().send({ ...message, recipientName, subject: 'Hello\r\nBcc: evil@example.net' });
    expect(smtp.received.map((mail) => mail.recipients)).toEqual([['olive@example.com']]);
  });
});
