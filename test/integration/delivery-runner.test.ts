import { expect, it } from 'vitest';
import type { Change } from '../../src-shared/contract/changes.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { eachEngine } from '../support/databases.ts';
import { attemptsOf, messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

eachEngine('the runner', (open) => {
  it('sends what is due, once, follows it to delivered, and tells the screens', async () => {
    const { database, clock, gateway, runner, enqueue, seeded } = await sendingFirm(await open());
    const changes: Change[] = [];
    database.onChanged((more) => changes.push(...more));
    const waits = await enqueue({ dueAt: addSeconds(clock.now(), 60) });
    const goes = await enqueue();
    await runner.runOnce();
    expect(gateway.sent.map((one) => one.id)).toEqual([goes]);
    expect(await messageNow(database, goes)).toMatchObject({
      state: 'accepted',
      provider_id: 'p1',
      gateway: 'twilio',
      attempts: 1,
    });
    expect(await messageNow(database, goes)).toMatchObject({
      claimed_by: null,
      reason: null,
      poll_at: addSeconds(clock.now(), 5),
    });
    expect(await messageNow(database, waits)).toMatchObject({
      state: 'queued',
      reason: 'undo_window',
      attempts: 0,
    });
    expect(await attemptsOf(database, goes)).toEqual([
      { number: 1, gateway: 'twilio', outcome: 'accepted', code: null, finished_at: clock.now() },
    ]);
    expect(changes).toContainEqual({ area: 'documents', matterId: seeded.matterId });
    expect(changes).toContainEqual({ area: 'session', matterId: null });
    expect(changes.some((change) => change.area === 'progress')).toBe(false);
    gateway.polls.push({ kind: 'pending' });
    clock.advance(5);
    await runner.runOnce();
    expect(await messageNow(database, goes)).toMatchObject({
      state: 'accepted',
      polls: 1,
      poll_at: addSeconds(clock.now(), 10),
    });
    clock.advance(60);
    await runner.runOnce();
    expect(await messageNow(database, goes)).toMatchObject({ state: 'delivered', poll_at: null });
    expect(gateway.sent).toHaveLength(2);
    expect(await runner.runOnce()).toBe(0);
  });

  it('never sends again what is not known, not even when the gateway threw', async () => {
    const { database, clock, gateway, runner, enqueue, log } = await sendingFirm(await open());
    gateway.answers.push({ kind: 'not_known', reason: 'timed_out', detail: '' }, new Error('a fault'));
    const [first, second] = [await enqueue(), await enqueue()];
    for (let day = 0; day < 3; day += 1) {
      await runner.runOnce();
      clock.advance(24 * 3600);
    }
    expect(gateway.sent).toHaveLength(2);
    expect(await messageNow(database, first)).toMatchObject({
      state: 'not_known',
      reason: 'timed_out',
      poll_at: null,
    });
    expect(await messageNow(database, second)).toMatchObject({ state: 'not_known', reason: 'crashed' });
    expect(log.errors).toHaveLength(1);
  });

  it('gives each message to one of two runners', async () => {
    const { gateway, make, enqueue } = await sendingFirm(await open());
    const ids = [];
    for (let count = 0; count < 10; count += 1) ids.push(await enqueue());
    await Promise.all([make('one').runOnce(), make('two').runOnce()]);
    expect(gateway.sent.map((one) => one.id).sort()).toEqual(ids.sort());
  });
});
