import { expect, it } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';
import type { Gateway, GatewayAnswer } from '../../src-main/delivery/gateway.ts';
import { listPauses, resumeChannel } from '../../src-main/delivery/pause-queries.ts';
import { createRunner } from '../../src-main/delivery/runner.ts';
import { cancelWaitingMessages } from '../../src-main/messages/outbox-queries.ts';
import type { Change } from '../../src-shared/contract/changes.ts';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { fakeClock } from '../support/clock.ts';
import { eachEngine } from '../support/databases.ts';
import {
  attemptsOf,
  enqueueOne,
  keepingLog,
  messageNow,
  runnerParts,
  scriptedGateway,
} from '../support/outbox.ts';
import { seedMatter } from '../support/seed.ts';

const later = (pauseSeconds: number | null, reason: 'rate' | 'provider_busy' = 'rate'): GatewayAnswer => ({
  kind: 'later',
  reason,
  detail: '',
  pauseSeconds,
});

eachEngine('the runner', (open) => {
  async function setUp(gateways: { sms?: Gateway | null; email?: Gateway | null } = {}) {
    const database = await open();
    const clock = fakeClock();
    const log = keepingLog();
    const seeded = await seedMatter(database);
    const gateway = scriptedGateway();
    const make = (owner: string, on: Database = database) =>
      createRunner({
        database: on,
        clock,
        log,
        owner,
        ...runnerParts,
        gatewayFor: async (channel) => (channel in gateways ? (gateways[channel] ?? null) : gateway),
      });
    const enqueue = (changes?: Parameters<typeof enqueueOne>[3]) =>
      enqueueOne(database, seeded, clock.now(), changes);
    return { database, clock, log, seeded, gateway, make, runner: make('one'), enqueue };
  }

  it('sends what is due, once, follows it to delivered, and tells the screens', async () => {
    const { database, clock, gateway, runner, enqueue, seeded } = await setUp();
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

  it('tries again, ever later, only what was certainly not taken over', async () => {
    const { database, clock, gateway, runner, enqueue } = await setUp();
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
    const { database, clock, gateway, runner, enqueue } = await setUp();
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

  it('waits while an account is not complete, and goes when it is', async () => {
    const accounts: { sms: Gateway | null } = { sms: null };
    const { database, clock, runner, enqueue, gateway } = await setUp(accounts);
    const id = await enqueue();
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({
      state: 'queued',
      reason: 'account_incomplete',
      attempts: 0,
    });
    accounts.sms = gateway;
    await database.write((tx) => resumeChannel(tx, 'sms', clock.now()));
    await runner.runOnce();
    expect((await messageNow(database, id)).state).toBe('accepted');
  });

  it('lets nothing lie that was claimed when its account was made incomplete', async () => {
    const { database, clock, enqueue, gateway, log } = await setUp();
    const id = await enqueue();
    const gatewayFor = async () => ((await messageNow(database, id)).state === 'claimed' ? null : gateway);
    const runner = createRunner({ database, clock, log, owner: 'one', ...runnerParts, gatewayFor });
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'queued', reason: 'account_incomplete' });
  });

  it('never sends again what is not known, not even when the gateway threw', async () => {
    const { database, clock, gateway, runner, enqueue, log } = await setUp();
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

  it('looks again just before sending', async () => {
    const { database, clock, gateway, runner, enqueue, seeded } = await setUp();
    const set = (column: 'send_texts' | 'send_emails', flag: 0 | 1) =>
      database.read
        .updateTable('contacts')
        .set({ [column]: flag })
        .execute();
    const reasonOf = async (channel: 'sms' | 'email') => {
      const id = await enqueue({ channel });
      await runner.runOnce();
      const { state, reason } = await messageNow(database, id);
      return `${state} ${reason}`;
    };
    await set('send_texts', 0);
    await set('send_emails', 0);
    expect(await reasonOf('sms')).toBe('cancelled not_flagged_for_texts');
    expect(await reasonOf('email')).toBe('cancelled not_flagged_for_emails');
    await set('send_texts', 1);
    await set('send_emails', 1);
    await database.read.updateTable('contacts').set({ sms_opted_out_at: clock.now() }).execute();
    expect(await reasonOf('sms')).toBe('cancelled opted_out');
    await database.read.updateTable('matters').set({ messages_off: 1 }).execute();
    expect(await reasonOf('email')).toBe('cancelled messages_off');
    await database.read
      .updateTable('status_types')
      .set({ kind: 'archived' })
      .where('id', '=', seeded.statusTypeId)
      .execute();
    expect(await reasonOf('email')).toBe('cancelled matter_closed');
    expect(gateway.sent).toEqual([]);
  });

  it('sends nothing to the old number, and keeps the new one to be told', async () => {
    const { database, gateway, runner, enqueue } = await setUp();
    const id = await enqueue();
    await database.read.updateTable('contacts').set({ mobile: '07700 900119' }).execute();
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({
      state: 'cancelled',
      reason: 'number_changed',
      reason_detail: '07700 900119',
    });
    expect(gateway.sent).toEqual([]);
  });

  it('lets what could not go in time expire, also while its channel stands still', async () => {
    const { database, clock, gateway, runner, enqueue } = await setUp();
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

  it('takes over that a client has opted out', async () => {
    const { database, clock, gateway, runner, enqueue, seeded } = await setUp();
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
    const { database, clock, gateway, runner, enqueue } = await setUp();
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

  it('pauses a channel for as long as the longest of several answers asks', async () => {
    const { database, clock, gateway, runner, enqueue, seeded } = await setUp();
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

  it('tells late failures, and stops asking after two days', async () => {
    const { database, clock, gateway, runner, enqueue } = await setUp();
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

  it('gives each message to one of two runners', async () => {
    const { gateway, make, enqueue } = await setUp();
    const ids = [];
    for (let count = 0; count < 10; count += 1) ids.push(await enqueue());
    await Promise.all([make('one').runOnce(), make('two').runOnce()]);
    expect(gateway.sent.map((one) => one.id).sort()).toEqual(ids.sort());
  });

  it('does not send what was withdrawn while it was claimed', async () => {
    const { database, clock, gateway, seeded, log, enqueue } = await setUp();
    const id = await enqueue();
    const gatewayFor = async () => {
      const row = await database.read
        .selectFrom('messages')
        .select('document_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      await database.write((tx) =>
        cancelWaitingMessages(tx, { documentId: row.document_id }, 'withdrawn', clock.now()),
      );
      return gateway;
    };
    await createRunner({ database, clock, log, owner: 'one', ...runnerParts, gatewayFor }).runOnce();
    expect(gateway.sent).toEqual([]);
    expect(await messageNow(database, id)).toMatchObject({ state: 'cancelled', reason: 'withdrawn' });
    expect(seeded.contactIds).toHaveLength(2);
  });

  /** A database whose n-th transaction fails, before it began or after it was committed. */
  function failing(database: Database, nth: number, when: 'before' | 'after'): Database {
    let count = 0;
    return {
      ...database,
      write: async (work) => {
        count += 1;
        if (count === nth && when === 'before') throw new Error('the process ended');
        const value = await database.write(work);
        if (count === nth) throw new Error('the process ended');
        return value;
      },
    };
  }

  it('sends nothing before what an earlier run left half done was freed', async () => {
    const { database, gateway, make, enqueue } = await setUp();
    await enqueue();
    // The first transaction is the recovery's.
    const runner = make('one', failing(database, 1, 'before'));
    await expect(runner.runOnce()).rejects.toThrow('the process ended');
    expect(gateway.sent).toEqual([]);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(1);
    await database.close();
  });

  for (const when of ['before', 'after'] as const) {
    it(`loses nothing, sends nothing twice and leaves nothing stuck when it ends ${when} any step`, async () => {
      for (let nth = 1; nth <= 12; nth += 1) {
        const { database, clock, gateway, make, enqueue } = await setUp();
        const ids = [await enqueue(), await enqueue({ channel: 'email' })];
        await make('one', failing(database, nth, when))
          .runOnce()
          .catch(() => {});
        clock.advance(600);
        const second = make(newId());
        await second.recover();
        await second.runOnce();
        clock.advance(600);
        await second.runOnce();
        for (const id of ids) {
          const times = gateway.sent.filter((one) => one.id === id).length;
          const { state, claimed_by: owner } = await messageNow(database, id);
          expect({ nth, times: times <= 1, owner }).toEqual({ nth, times: true, owner: null });
          expect(['delivered', 'not_known']).toContain(state);
          if (times === 0) expect(state).toBe('not_known');
          expect((await attemptsOf(database, id)).every((one) => one.finished_at !== null)).toBe(true);
        }
        await database.close();
      }
    });

    it(`goes on by itself, each message once and none in doubt, when a transaction fails ${when} it`, async () => {
      for (let nth = 1; nth <= 12; nth += 1) {
        const { database, clock, gateway, make, enqueue } = await setUp();
        const ids = [await enqueue(), await enqueue({ channel: 'email' })];
        const runner = make('one', failing(database, nth, when));
        await runner.runOnce().catch(() => {});
        for (let time = 0; time < 4; time += 1) {
          clock.advance(60);
          await runner.runOnce().catch(() => {});
        }
        expect(gateway.sent.map((one) => one.id).sort()).toEqual([...ids].sort());
        for (const id of ids) expect((await messageNow(database, id)).state).toBe('delivered');
        await database.close();
      }
    });
  }
});
