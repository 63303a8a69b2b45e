import { expect, it } from 'vitest';
import type { GatewayAnswer } from '../../src-main/delivery/gateway.ts';
import { updateFirmSettings } from '../../src-main/options/firm-queries.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { eachEngine } from '../support/databases.ts';
import { messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const busy: GatewayAnswer = { kind: 'later', reason: 'provider_busy', detail: '503', pauseSeconds: null };

eachEngine('many messages', (open) => {
  async function setUp() {
    const firm = await sendingFirm(await open());
    const [olive = '', rowan = ''] = firm.seeded.contactIds;
    const enqueue = (contactId: string, changes: Parameters<typeof firm.enqueue>[0] = {}) =>
      firm.enqueue({
        contactId,
        recipient: contactId === olive ? '+447700900101' : '+447700900102',
        ...changes,
      });
    return { ...firm, enqueue, olive, rowan };
  }

  it('go to one client in the order they were due, and to another meanwhile', async () => {
    const { database, clock, gateway, runner, enqueue, olive, rowan } = await setUp();
    gateway.answers.push(busy);
    const first = await enqueue(olive);
    const second = await enqueue(olive);
    const other = await enqueue(rowan);
    await runner.runOnce();
    expect(gateway.sent.map(({ id }) => id)).toEqual([first, other]);
    expect(await messageNow(database, second)).toMatchObject({ state: 'queued', reason: 'behind_earlier' });
    clock.advance(30);
    await runner.runOnce();
    expect(gateway.sent.map(({ id }) => id)).toEqual([first, other, first, second]);
  });

  it('to one client do not wait for what can still be undone, nor for another channel', async () => {
    const { clock, gateway, runner, enqueue, olive } = await setUp();
    await enqueue(olive, { dueAt: addSeconds(clock.now(), 60) });
    gateway.answers.push({ ...busy, reason: 'mailbox_busy' });
    const email = { channel: 'email', recipient: 'olive@example.com' } as const;
    const [text, mail] = [await enqueue(olive), await enqueue(olive, email)];
    await runner.runOnce();
    expect(gateway.sent.map(({ id }) => id).sort()).toEqual([text, mail].sort());
  });

  it('are handed over as many at once as Options says, and no faster', async () => {
    const { database, clock, gateway, runner, enqueue, olive, rowan } = await setUp();
    await database.write((tx) => updateFirmSettings(tx, { sms_connections: 1, sms_per_second: 2 }));
    let at = 0;
    let most = 0;
    const send = gateway.send;
    gateway.send = async (message) => {
      at += 1;
      most = Math.max(most, at);
      const answer = await send(message);
      at -= 1;
      return answer;
    };
    for (let count = 0; count < 3; count += 1) for (const who of [olive, rowan]) await enqueue(who);
    await runner.runOnce();
    expect([gateway.sent.length, most]).toEqual([2, 1]);
    clock.advance(1);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(4);
    await database.write((tx) => updateFirmSettings(tx, { sms_connections: 2, sms_per_second: 50 }));
    clock.advance(1);
    await runner.runOnce();
    expect([gateway.sent.length, most]).toEqual([6, 2]);
  });

  it('wait while their channel is turned away, and one of them tries the way for all', async () => {
    const { clock, gateway, runner, enqueue, olive, rowan } = await setUp();
    const offline: GatewayAnswer = { kind: 'later', reason: 'no_network', detail: '', pauseSeconds: 30 };
    gateway.answers.push(offline, offline, offline);
    await enqueue(olive);
    await enqueue(rowan);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(2);
    clock.advance(30);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(3);
    clock.advance(30);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(5);
  });
});
