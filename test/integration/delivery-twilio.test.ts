import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src-main/delivery/gateway.ts';
import { createTwilioGateway } from '../../src-main/delivery/twilio-gateway.ts';
import { closedPort } from '../support/sockets.ts';
import { startTwilioStandIn, type TwilioBehaviour, type TwilioStandIn } from '../support/twilio-stand-in.ts';

const message: Outgoing = {
  id: 'm1',
  channel: 'sms',
  recipient: '+447700900101',
  recipientName: 'Olive Ash',
  subject: null,
  body: 'Dear Olive, your £ searches & more are back + 1.',
};

let twilio: TwilioStandIn;
beforeAll(async () => {
  twilio = await startTwilioStandIn();
});
afterEach(() => {
  twilio.received.length = 0;
  twilio.creates = 0;
});
afterAll(() => twilio.close());

function gateway(changes: Partial<Parameters<typeof createTwilioGateway>[0]> = {}, seconds = 20) {
  const { accountSid, authToken, url } = twilio;
  return createTwilioGateway(
    { accountSid, authToken, sender: '+15005550006', apiAddress: url, ...changes },
    fetch,
    seconds,
  );
}

describe('the Twilio gateway', () => {
  it('hands a text over as the description says, with a number, a name and a service as the sender', async () => {
    const sent = await gateway().send(message);
    await gateway({ sender: 'Ash and Elm' }).send(message);
    await gateway({ sender: `MG${'b'.repeat(32)}`, apiAddress: `${twilio.url}/` }).send(message);
    expect(twilio.problems).toEqual([]);
    expect(sent).toEqual({ kind: 'accepted', providerId: twilio.received[0]?.sid });
    expect(twilio.received.map(({ from }) => from)).toEqual(['+15005550006', 'Ash and Elm', null]);
    expect(twilio.received[0]).toMatchObject({ to: message.recipient, body: message.body });
  });

  const refused = (code: number, reason: string, status = 400) =>
    [
      { kind: 'error', status, code } as TwilioBehaviour,
      { kind: 'refused', reason, detail: String(code) },
    ] as const;
  const account = { kind: 'later', pauseSeconds: 300 };
  const rows: (readonly [TwilioBehaviour, object])[] = [
    refused(21211, 'number_not_valid'),
    refused(21212, 'sms_sender_refused'),
    refused(21606, 'sms_sender_refused'),
    refused(21657, 'sms_sender_refused'),
    refused(21408, 'region_off', 403),
    refused(21608, 'trial_account'),
    refused(21610, 'opted_out'),
    refused(21612, 'not_routable'),
    refused(21614, 'not_a_mobile'),
    refused(21617, 'too_long'),
    refused(29999, 'refused'),
    refused(21266, 'own_number'),
    [
      { kind: 'error', status: 403, code: 10001 },
      { ...account, reason: 'sms_account_suspended', detail: '10001' },
    ],
    [
      { kind: 'error', status: 400, code: 21730 },
      { kind: 'later', reason: 'provider_busy' },
    ],
    [
      { kind: 'error', status: 401, code: 20003 },
      { ...account, reason: 'sms_auth', detail: '20003' },
    ],
    [
      { kind: 'error', status: 403, code: 20003 },
      { ...account, reason: 'sms_auth' },
    ],
    [
      { kind: 'error', status: 404, code: 20404 },
      { ...account, reason: 'sms_account_not_found' },
    ],
    [
      { kind: 'error', status: 429, code: 20429, retryAfter: '17' },
      { kind: 'later', reason: 'rate', pauseSeconds: 17 },
    ],
    [
      { kind: 'error', status: 429, code: 20429 },
      { kind: 'later', reason: 'rate', pauseSeconds: 60 },
    ],
    [
      { kind: 'error', status: 400, code: 21611 },
      { kind: 'later', reason: 'queue_full' },
    ],
    [{ kind: 'accept, then 500' }, { kind: 'not_known', reason: 'unclear_answer', detail: '20500' }],
    [{ kind: 'accept, then 502 page' }, { kind: 'not_known', reason: 'unclear_answer', detail: '502' }],
    [{ kind: 'accept, then drop' }, { kind: 'not_known', reason: 'connection_lost' }],
    [{ kind: 'accept, then stop in the answer' }, { kind: 'not_known', reason: 'timed_out' }],
    [{ kind: 'drop' }, { kind: 'not_known', reason: 'connection_lost' }],
    [
      { kind: 'page', status: 200 },
      { kind: 'not_known', reason: 'unclear_answer' },
    ],
    [
      { kind: 'page', status: 302 },
      { kind: 'not_known', reason: 'unclear_answer' },
    ],
    [
      { kind: 'page', status: 400 },
      { kind: 'not_known', reason: 'unclear_answer' },
    ],
  ];
  it.each(rows)('classifies %j, asking once', async (behaviour, answer) => {
    twilio.behave(behaviour);
    expect(await gateway({}, 0.5).send(message)).toMatchObject(answer);
    expect(twilio.creates).toBe(1);
  });

  it('waits until the date that an answer gives, as its server counts', async () => {
    const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString();
    twilio.behave({ kind: 'error', status: 429, code: 20429, retryAfter: inTwoMinutes });
    const answer = await gateway().send(message);
    const seconds = answer.kind === 'later' ? (answer.pauseSeconds ?? 0) : 0;
    expect(seconds > 100 && seconds <= 120).toBe(true);
  });

  it('gives up on an answer that does not come, and does not know', async () => {
    twilio.behave({ kind: 'accept, then hang' });
    expect(await gateway({}, 0.3).send(message)).toEqual({
      kind: 'not_known',
      reason: 'timed_out',
      detail: '',
    });
  });

  it('says that a wrong token, or what is no account SID, is the account', async () => {
    const answer = { kind: 'later', reason: 'sms_auth', pauseSeconds: 300 };
    expect(await gateway({ authToken: 'wrong' }).send(message)).toMatchObject(answer);
    expect(await gateway({ accountSid: 'SK123' }).send(message)).toMatchObject(answer);
    expect(twilio.received).toEqual([]);
  });

  it('knows that nothing went where no connection was made', async () => {
    const refusedAt = `http://127.0.0.1:${await closedPort()}`;
    const answer = { kind: 'later', reason: 'no_network', detail: '', pauseSeconds: 30 };
    expect(await gateway({ apiAddress: refusedAt }).send(message)).toEqual(answer);
    expect(await gateway({ apiAddress: 'http://nowhere.invalid' }).send(message)).toEqual(answer);
  });

  it('follows a message to its end, and says why it failed', async () => {
    const sent = await gateway().send(message);
    const sid = sent.kind === 'accepted' ? sent.providerId : '';
    const { poll } = gateway();
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push((await poll?.(sid))?.kind);
    expect(answers).toEqual(['pending', 'pending', 'delivered']);
    twilio.statuses = ['undelivered'];
    twilio.errorCode = 30003;
    expect(await poll?.(sid)).toEqual({ kind: 'undelivered', reason: 'handset_off', detail: '30003' });
    twilio.statuses = ['failed'];
    twilio.errorCode = 30007;
    expect(await poll?.(sid)).toEqual({ kind: 'failed', reason: 'filtered', detail: '30007' });
    expect(await poll?.(`SM${'f'.repeat(32)}`)).toEqual({ kind: 'pending' });
    expect(twilio.problems).toEqual([]);
  });
});

describe("the stand-in for Twilio's API", () => {
  const ask = (path: string, form?: Record<string, string>) =>
    fetch(`${twilio.url}/2010-04-01/Accounts/${twilio.accountSid}/${path}`, {
      method: form ? 'POST' : 'GET',
      headers: {
        authorization: `Basic ${Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString('base64')}`,
      },
      body: form ? new URLSearchParams(form) : null,
    });

  it('refuses what the description does not have', async () => {
    const good = { To: '+447700900101', From: '+15005550006', Body: 'Hello' };
    expect((await ask('Messages.json', { ...good, IdempotencyKey: '1' })).status).toBe(400);
    expect((await ask('Messages.json', { To: good.To, Body: 'Hello' })).status).toBe(400);
    expect((await ask('Messages.json', { From: good.From, Body: 'Hello' })).status).toBe(400);
    expect((await ask('Messages.json', { ...good, MessagingServiceSid: 'nonsense' })).status).toBe(400);
    expect((await ask('Texts.json', good)).status).toBe(404);
    expect(twilio.received).toEqual([]);
    expect(twilio.problems.splice(0)).toHaveLength(4);
  });

  it('lists messages by recipient and day', async () => {
    await gateway().send(message);
    await gateway().send({ ...message, recipient: '+447700900102' });
    const answer = await ask('Messages.json?To=%2B447700900102&DateSent%3E=2020-01-01');
    const { messages } = (await answer.json()) as { messages: { to: string }[] };
    expect(messages.map((one) => one.to)).toEqual(['+447700900102']);
    expect(twilio.problems).toEqual([]);
  });
});
