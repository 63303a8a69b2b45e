import { expect, it } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';
import type { GatewayAnswer, Outgoing } from '../../src-main/delivery/gateway.ts';
import { sendWork } from '../../src-main/delivery/send-lane.ts';
import { updateFirmSettings } from '../../src-main/options/firm-queries.ts';
import { eachEngine } from '../support/databases.ts';
import { enqueueOne, messageNow, runnerParts } from '../support/outbox.ts';
import { seedMatter } from '../support/seed.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const accepted: GatewayAnswer = { kind: 'accepted', providerId: 'p' };
const offline: GatewayAnswer = { kind: 'later', reason: 'no_network', detail: '', pauseSeconds: 30 };

eachEngine('the places of a channel', (open) => {
  async function setUp(places: number) {
    const opened = await open();
    let writes = 0;
    const database: Database = {
      ...opened,
      write: (work) => {
        writes += 1;
        return opened.write(work);
      },
    };
    const { clock, log, gateway, runner } = await sendingFirm(database);
    await database.write((tx) => updateFirmSettings(tx, { sms_connections: places }));
    const out = new Map<string, (answer: GatewayAnswer) => void>();
    const sent: Outgoing[] = [];
    gateway.send = (message) => {
      sent.push(message);
      return new Promise((resolve) => out.set(message.id, resolve));
    };
    const parts = { ...runnerParts, database, clock, log, owner: 'one', gatewayFor: async () => gateway };
    const lane = sendWork('sms', parts);
    /** Puts a message to another client in the outbox. */
    const enqueue = async () => enqueueOne(database, await seedMatter(database), clock.now());
    const answer = async (id: string, answered: GatewayAnswer) => {
      out.get(id)?.(answered);
      out.delete(id);
      await new Promise(setImmediate);
    };
    /** Turns until nothing more can be done. */
    const work = async () => {
      for (let turns = 0; turns < 20; turns += 1) if ((await lane.turn(false)) === 0) return;
      throw new Error('The lane goes on for ever');
    };
    return { database, clock, out, sent, answer, work, runner, enqueue, countWrites: () => writes };
  }

  it('are all taken, what is next is claimed, and no transaction is opened until one is free', async () => {
    const { database, clock, out, answer, work, enqueue, countWrites } = await setUp(2);
    const ids = [await enqueue(), await enqueue(), await enqueue()] as const;
    await work();
    expect([...out.keys()]).toEqual(ids.slice(0, 2));
    expect((await messageNow(database, ids[2])).state).toBe('claimed');
    const before = countWrites();
    await work();
    expect(countWrites()).toBe(before);
    clock.advance(1);
    await answer(ids[1], accepted);
    await work();
    expect([...out.keys()]).toEqual([ids[0], ids[2]]);
  });

  it('are left to what is out when the program ends: what was claimed waits again at once', async () => {
    const { database, out, answer, runner, enqueue } = await setUp(1);
    const [first, second] = [await enqueue(), await enqueue()];
    const running = runner.runOnce();
    while (out.size === 0 || (await messageNow(database, second)).state !== 'claimed')
      await new Promise(setImmediate);
    const ended = runner.stop();
    for (let turns = 0; turns < 100; turns += 1) await new Promise(setImmediate);
    expect(await messageNow(database, second)).toMatchObject({ state: 'queued', claimed_by: null });
    await answer(first, accepted);
    await Promise.all([running, ended]);
    expect((await messageNow(database, first)).state).toBe('accepted');
  });

  it('are all used again once one message has found the way after a pause', async () => {
    const { clock, out, answer, work, enqueue } = await setUp(3);
    const [first = '', ...others] = [await enqueue(), await enqueue(), await enqueue(), await enqueue()];
    await work();
    for (const id of [...out.keys()]) await answer(id, offline);
    await work();
    clock.advance(3600);
    await work();
    expect([...out.keys()]).toEqual([first]);
    await answer(first, accepted);
    await work();
    expect([...out.keys()].sort()).toEqual(others.sort());
  });

  it('are for a message as it is now, not as it was when it was claimed', async () => {
    const { database, clock, sent, answer, work, enqueue } = await setUp(2);
    const first = await enqueue();
    await enqueue();
    const wrong = await enqueue();
    await work();
    expect((await messageNow(database, wrong)).state).toBe('claimed');
    const change = (to: object) =>
      database.write((tx) => tx.updateTable('messages').set(to).where('id', '=', wrong).execute());
    // Its number was wrong: somebody takes it back, corrects the contact, and sends it again.
    await change({ state: 'cancelled', claimed_by: null, claimed_until: null });
    const { contact_id } = await messageNow(database, wrong);
    await database.write((tx) =>
      tx.updateTable('contacts').set({ mobile: '+447700900155' }).where('id', '=', contact_id).execute(),
    );
    await change({ state: 'queued', sends_again: 1, recipient: '+447700900155' });
    clock.advance(1);
    await work();
    expect(await messageNow(database, wrong)).toMatchObject({ state: 'claimed', claimed_by: 'one' });
    await answer(first, accepted);
    await work();
    expect(sent.filter(({ id }) => id === wrong).map(({ recipient }) => recipient)).toEqual([
      '+447700900155',
    ]);
  });
});
