import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src-main/delivery/gateway.ts';
import { createTwilioGateway, type TwilioAccount } from '../../src-main/delivery/twilio-gateway.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { startTwilioStandIn, type TwilioStandIn } from '../support/twilio-stand-in.ts';

const ourNumber = '+447700900999';
const at = '2026-03-02T12:00:00.000Z';
const message: Outgoing = {
  id: 'm1',
  channel: 'sms',
  recipient: '+447700900101',
  recipientName: 'Olive Ash',
  subject: null,
  body: 'Dear Olive, your searches are back.',
};

let twilio: TwilioStandIn;
beforeEach(async () => {
  twilio = await startTwilioStandIn();
  twilio.now = () => new Date(at);
});
afterEach(async () => {
  expect(twilio.problems).toEqual([]);
  await twilio.close();
});

function gateway(changes: Partial<TwilioAccount> = {}) {
  const { accountSid, authToken, url } = twilio;
  return createTwilioGateway(
    { accountSid, authToken, sender: ourNumber, apiAddress: url, ...changes },
    fetch,
    2,
  );
}

/** Sends texts, each so many seconds after `at`; answers their SIDs. */
async function sendAt(seconds: number[], text: Outgoing = message): Promise<string[]> {
  for (const after of seconds) {
    twilio.now = () => new Date(addSeconds(at, after));
    await gateway().send(text);
  }
  return twilio.received.slice(-seconds.length).map(({ sid }) => sid);
}

const find = (text: Outgoing = message, by = gateway()) => by.find?.(text, at);

describe('looking for a text that may have been taken', () => {
  it('finds it by recipient and exact body, whatever came of the request', async () => {
    twilio.behave({ kind: 'accept, then drop' });
    expect(await gateway().send(message)).toMatchObject({ kind: 'not_known' });
    await sendAt([0], { ...message, body: `${message.body} ` });
    await sendAt([0], { ...message, recipient: '+447700900102' });
    expect(await find()).toEqual({ kind: 'found', providerIds: [twilio.received[0]?.sid] });
  });

  it('looks from a minute before it was handed over to a quarter of an hour after, the nearest first', async () => {
    const [, early, soon, late] = await sendAt([-61, -60, 5, 900, 901]);
    expect(await find()).toEqual({ kind: 'found', providerIds: [soon, early, late] });
  });

  it('leaves out what the client wrote, were it the same words', async () => {
    twilio.receive({ from: ourNumber, to: message.recipient, body: message.body });
    expect(await find()).toEqual({ kind: 'not_found' });
  });

  it('looks at four pages of fifty, and no more', async () => {
    const [oldest] = await sendAt([0]);
    const other = { ...message, body: 'Another text.' };
    for (let time = 0; time < 199; time += 1) await gateway().send(other);
    expect(await find()).toEqual({ kind: 'found', providerIds: [oldest] });
    expect(twilio.lists).toBe(4);
    await gateway().send(other);
    expect(await find()).toEqual({ kind: 'not_found' });
    expect(twilio.lists).toBe(8);
  });

  it('does not find what the list does not show yet, which is no proof', async () => {
    const [sid] = await sendAt([0]);
    twilio.lag = { lists: 1, milliseconds: 0 };
    expect(await find()).toEqual({ kind: 'not_found' });
    expect(await find()).toEqual({ kind: 'found', providerIds: [sid] });
    twilio.lag = { lists: 0, milliseconds: 60_000 };
    expect(await find()).toEqual({ kind: 'not_found' });
    twilio.now = () => new Date(addSeconds(at, 60));
    expect(await find()).toEqual({ kind: 'found', providerIds: [sid] });
  });

  it('says that it could not be asked, and never throws', async () => {
    await sendAt([0]);
    expect(await find(message, gateway({ authToken: 'wrong' }))).toEqual({ kind: 'unreachable' });
    expect(await find(message, gateway({ accountSid: 'SK123' }))).toEqual({ kind: 'unreachable' });
  });
});

describe('replies', () => {
  it('are what came in for our number since a day, the oldest first', async () => {
    const reply = (body: string, seconds: number, to = ourNumber) =>
      twilio.receive({ from: '+447700900101', to, body, at: new Date(addSeconds(at, seconds)) });
    twilio.now = () => new Date(addSeconds(at, 600));
    reply('Of yesterday', -86_400);
    const second = reply('STOP', 60);
    const first = reply('Thank you', 0);
    reply('To another number', 0, '+447700900998');
    await gateway().send({ ...message, recipient: ourNumber });
    expect(await gateway().replies?.('2026-03-02')).toEqual([
      { providerId: first, from: '+447700900101', body: 'Thank you', at },
      { providerId: second, from: '+447700900101', body: 'STOP', at: addSeconds(at, 60) },
    ]);
  });

  it('of the same second stand in the order in which they came', async () => {
    for (const body of ['STOP', 'START', 'Is Friday certain?']) {
      twilio.receive({ from: '+447700900101', to: ourNumber, body });
    }
    const bodies = (await gateway().replies?.('2026-03-02'))?.map(({ body }) => body);
    expect(bodies).toEqual(['STOP', 'START', 'Is Friday certain?']);
  });

  it('are all of them, over as many pages as there are', async () => {
    for (let time = 0; time < 450; time += 1) {
      twilio.receive({ from: '+447700900101', to: ourNumber, body: `Text ${time}` });
    }
    const bodies = (await gateway().replies?.('2026-03-02'))?.map(({ body }) => body);
    expect([bodies?.length, new Set(bodies).size]).toEqual([450, 450]);
  });

  it('cannot come to a name or a messaging service', () => {
    expect(gateway({ sender: 'Ash and Elm' }).replies).toBeNull();
    expect(gateway({ sender: `MG${'b'.repeat(32)}` }).replies).toBeNull();
  });

  it('are not known where the API cannot be asked', async () => {
    expect(await gateway({ authToken: 'wrong' }).replies?.('2026-03-02')).toBeNull();
    expect(await gateway({ accountSid: 'SK123' }).replies?.('2026-03-02')).toBeNull();
  });
});

describe('the count of texts', () => {
  it('is not known at first with a messaging service, and a number later', async () => {
    const service = gateway({ sender: `MG${'b'.repeat(32)}` });
    await service.send(message);
    const sid = twilio.received[0]?.sid ?? '';
    expect(await service.poll?.(sid)).toEqual({ kind: 'pending', segments: null });
    expect(await service.poll?.(sid)).toEqual({ kind: 'pending', segments: 1 });
    expect(await service.poll?.(sid)).toEqual({ kind: 'delivered', segments: 1 });
  });
});

describe('the stand-in', () => {
  it('refuses half the numbers, and counts what each other really got', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => `+4477009001${String(index).padStart(2, '0')}`);
    twilio.refuses = (to) => (Number(to.at(-1)) % 2 === 0 ? 21614 : null);
    const answers = [];
    for (const recipient of numbers) answers.push((await gateway().send({ ...message, recipient })).kind);
    expect(answers.filter((kind) => kind === 'refused')).toHaveLength(10);
    expect(numbers.map(twilio.countOf)).toEqual(numbers.map((_, index) => index % 2));
  });
});
