import { expect, it } from 'vitest';
import type { Gateway, GatewayAnswer } from '../../src-main/delivery/gateway.ts';
import { listPauses, resumeChannel } from '../../src-main/delivery/pause-queries.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { eachEngine } from '../support/databases.ts';
import { attemptsOf, messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const later = (pauseSeconds: number | null, reason: 'rate' | 'provider_busy' = 'rate'): GatewayAnswer => ({
  kind: 'later',
  reason,
  detail: '',
  pauseSeconds,
});

eachEngine('the runner, when a message cannot go yet,', (open) => {
  it('tries again, ever later, only what was certainly not taken over', async () => {
    const { database, clock, gateway, runner, enqueue } = await sendingFirm(await open());
    const id = await enqueue();
    const waits = [];
    for (let time = 0; time < 8; time += 1) gateway.answers.push(later(null, 'provider_busy'));
    for (let time = 0; time < 8; time += 1) {
      await runner.runOnce();
      const { state, due_at: dueAt, reason } = await messageNow(database, id);
      expect([state, reason]).toEqual(['queued', 'provider_busy']);
      waits.push(Math.round((Date.parse(dueAt) - Date.parse(clock.now())) / 1000));
      clock.set(dueAt);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800]);
    await runner.runOnce();
    expect((await messageNow(database, id)).state).toBe('accepted');
    expect((await attemptsOf(database, id)).map((one) => one.outcome)).toEqual([
      ...Array(8).fill('later'),
      'accepted',
    ]);
  });

  it('lets the whole channel wait when the gateway says so, says why, and goes on by itself', async () => {
    const { database, clock, gateway, runner, enqueue } = await sendingFirm(await open());
    gateway.answers.push(later(90));
    const [first, second] = [await enqueue(), await enqueue()];
    const other = await enqueue({ channel: 'email' });
    await runner.runOnce();
    expect((await messageNow(database, first)).due_at).toBe(addSeconds(clock.now(), 90));
    expect(await messageNow(database, second)).toMatchObject({
      state: 'queued',
      reason: 'rate',
      attempts: 0,
    });
    expect(await listPauses(database.read, clock.now())).toMatchObject([{ channel: 'sms', reason: 'rate' }]);
    expect((await messageNow(database, other)).state).toBe('accepted');
    clock.advance(89);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(2);
    clock.advance(1);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(4);
    expect(await listPauses(database.read, clock.now())).toEqual([]);
  });

  it('pauses a channel for as long as the longest of several answers asks', async () => {
    const { database, clock, gateway, runner, enqueue, seeded } = await sendingFirm(await open());
    gateway.answers.push(later(600), later(30, 'provider_busy'));
    await enqueue();
    await enqueue({ contactId: seeded.contactIds[1] ?? '', recipient: '+447700900102' });
    const until = addSeconds(clock.now(), 600);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(2);
    expect(await listPauses(database.read, clock.now())).toMatchObject([
      { reason: 'rate', paused_until: until },
    ]);
  });

  it('waits while an account is not complete, and goes when it is', async () => {
    const { database, clock, make, enqueue, gateway } = await sendingFirm(await open());
    let account: Gateway | null = null;
    const runner = make('one', { gatewayFor: async () => account });
    const id = await enqueue();
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({
      state: 'queued',
      reason: 'account_incomplete',
      attempts: 0,
    });
    account = gateway;
    await database.write((tx) => resumeChannel(tx, 'sms', clock.now()));
    await runner.runOnce();
    expect((await messageNow(database, id)).state).toBe('accepted');
  });

  it('lets nothing lie that was claimed when its account was made incomplete', async () => {
    const { database, enqueue, gateway, make } = await sendingFirm(await open());
    const id = await enqueue();
    const gatewayFor = async () => ((await messageNow(database, id)).state === 'claimed' ? null : gateway);
    await make('one', { gatewayFor }).runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'queued', reason: 'account_incomplete' });
  });

  it('lets what could not go in time expire, also while its channel stands still', async () => {
    const { database, clock, gateway, runner, enqueue } = await sendingFirm(await open());
    gateway.answers.push(later(30 * 3600));
    const id = await enqueue();
    await runner.runOnce();
    const { due_at: dueAt, not_after: notAfter } = await messageNow(database, id);
    expect(dueAt).toBe(notAfter);
    clock.set(notAfter);
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'expired', reason: 'expired' });
    expect(gateway.sent).toHaveLength(1);
  });
});
