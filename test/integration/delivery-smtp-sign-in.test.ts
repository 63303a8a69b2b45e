import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src-main/delivery/gateway.ts';
import type { AccessToken, SmtpAuth } from '../../src-main/delivery/smtp-account.ts';
import { createSmtpGateway } from '../../src-main/delivery/smtp-gateway.ts';
import { type SmtpSetUp, smtpTrust, startSmtpStandIn } from '../support/smtp-stand-in.ts';

const mail: Outgoing = {
  id: 'm1',
  channel: 'email',
  recipient: 'olive@example.com',
  recipientName: 'Olive Ash',
  subject: 'Searches',
  body: 'Your searches are back.',
};
const user = { name: 'office@ash.example.org', password: 'right', token: 'good-token' };

/** A stand-in and what comes of mails that are sent to it with a sign-in, one after the other. */
async function answersTo(auth: SmtpAuth, changes: Partial<SmtpSetUp> = {}, mails = 1) {
  const smtp = await startSmtpStandIn({ user, ...changes });
  const office = createSmtpGateway(
    {
      host: '127.0.0.1',
      port: smtp.port,
      security: 'starttls',
      auth,
      fromName: 'Ash & Elm',
      fromAddress: user.name,
      trust: smtpTrust,
    },
    { connection: 3000, greeting: 2000, socket: 2000, exchange: 400, idle: 30_000 },
  );
  const answers = [];
  for (let time = 0; time < mails; time += 1) answers.push(await office.send(mail));
  office.close();
  const { received, connections } = smtp;
  await smtp.close();
  return { answers, received: received.length, connections };
}

function byToken(accessToken: () => Promise<AccessToken>): SmtpAuth {
  return { kind: 'oauth2', username: user.name, accessToken };
}

const good: AccessToken = { ok: true, token: user.token };

describe('a sign-in by token', () => {
  it('is by XOAUTH2, and asks for a token once a connection', async () => {
    let asked = 0;
    const auth = byToken(async () => {
      asked += 1;
      return good;
    });
    const { answers, received, connections } = await answersTo(auth, {}, 3);
    expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect([received, connections, asked]).toEqual([3, 1, 1]);
  });

  it('that the server refuses is over: an administrator must sign in again', async () => {
    const { answers, received } = await answersTo(byToken(async () => ({ ok: true, token: 'old-token' })));
    const over = { kind: 'later', reason: 'email_sign_in_expired', detail: '535', pauseSeconds: 300 };
    expect([answers, received]).toEqual([[over], 0]);
  });

  it('waits as long as the token does that cannot be had, and does not trouble the server', async () => {
    const none: AccessToken = { ok: false, reason: 'provider_busy', pauseSeconds: 77 };
    const { answers, connections } = await answersTo(byToken(async () => none));
    expect(answers).toEqual([{ kind: 'later', reason: 'provider_busy', detail: '', pauseSeconds: 77 }]);
    expect(connections).toBe(0);
  });

  it('does not wait for ever for a token', async () => {
    const { answers } = await answersTo(byToken(() => new Promise(() => {})));
    expect(answers).toMatchObject([{ kind: 'later', reason: 'no_network' }]);
  });
});

describe('a sign-in that the server cannot check just now', () => {
  const refusal = { refusal: '4.7.0 Temporary authentication failure', refusalCode: 454 };
  const busy = { kind: 'later', reason: 'provider_busy', detail: '454', pauseSeconds: null };

  it('is tried again, and is no wrong password or ended sign-in', async () => {
    const password: SmtpAuth = { kind: 'password', username: user.name, password: 'wrong' };
    expect((await answersTo(password, refusal)).answers).toEqual([busy]);
    expect(
      (
        await answersTo(
          byToken(async () => ({ ok: true, token: 'x' })),
          refusal,
        )
      ).answers,
    ).toEqual([busy]);
  });
});
