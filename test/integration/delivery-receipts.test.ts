import { expect, it } from 'vitest';
import { eachEngine } from '../support/databases.ts';
import { messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

eachEngine('the runner, after it handed a message over,', (open) => {
  it('takes over that a client has opted out', async () => {
    const { database, clock, gateway, runner, enqueue, seeded } = await sendingFirm(await open());
    gateway.answers.push({ kind: 'refused', reason: 'opted_out', detail: '21610' });
    const [first, second] = [await enqueue(), await enqueue()];
    await runner.runOnce();
    expect(await messageNow(database, first)).toMatchObject({
      state: 'failed',
      reason: 'opted_out',
      reason_detail: '21610',
    });
    expect(await messageNow(database, second)).toMatchObject({ state: 'cancelled', reason: 'opted_out' });
    const contacts = database.read.selectFrom('contacts').select(['id', 'sms_opted_out_at']);
    expect(await contacts.where('id', '=', seeded.contactIds[0] ?? '').execute()).toMatchObject([
      { sms_opted_out_at: clock.now() },
    ]);
    expect(await contacts.where('id', '=', seeded.contactIds[1] ?? '').execute()).toMatchObject([
      { sms_opted_out_at: null },
    ]);
  });

  it('takes over how many texts the provider counted, once it has', async () => {
    const { database, clock, gateway, runner, enqueue } = await sendingFirm(await open());
    gateway.polls.push({ kind: 'pending', segments: null }, { kind: 'delivered', segments: 3 });
    const id = await enqueue();
    await runner.runOnce();
    clock.advance(5);
    await runner.runOnce();
    expect((await messageNow(database, id)).segments).toBe(1);
    clock.advance(10);
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'delivered', segments: 3 });
  });

  it('tells late failures, and stops asking after two days', async () => {
    const { database, clock, gateway, runner, enqueue } = await sendingFirm(await open());
    gateway.polls.push({ kind: 'undelivered', reason: 'handset_off', detail: '30003' });
    const failed = await enqueue();
    await runner.runOnce();
    clock.advance(5);
    await runner.runOnce();
    expect(await messageNow(database, failed)).toMatchObject({
      state: 'undelivered',
      reason: 'handset_off',
      poll_at: null,
    });
    const silent = await enqueue();
    let asked = 0;
    gateway.poll = async () => {
      asked += 1;
      return { kind: 'pending' };
    };
    await runner.runOnce();
    for (
      let at = (await messageNow(database, silent)).poll_at;
      at !== null;
      at = (await messageNow(database, silent)).poll_at
    ) {
      clock.set(at);
      await runner.runOnce();
    }
    expect(await messageNow(database, silent)).toMatchObject({ state: 'accepted', reason: 'no_receipt' });
    expect(asked).toBeGreaterThan(50);
    expect(asked).toBeLessThan(120);
  });
});
