import { expect, it } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';
import type { Gateway, GatewayAnswer, Outgoing } from '../../src-main/delivery/gateway.ts';
import { eachEngine } from '../support/databases.ts';
import { attemptsOf, bringTo, messageNow, scriptedGateway } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const offline: GatewayAnswer = { kind: 'later', reason: 'no_network', detail: '', pauseSeconds: 30 };

eachEngine('what a runner has claimed', (open) => {
  it('waits again when its account is taken away before it is handed over', async () => {
    const { database, clock, gateway, make, enqueue } = await sendingFirm(await open());
    let isTakenAway: boolean | null = null;
    const gatewayFor = async () => {
      const claimed = database.read.selectFrom('messages').select('id').where('state', '=', 'claimed');
      if ((await claimed.execute()).length > 0) isTakenAway ??= true;
      return isTakenAway === true ? null : gateway;
    };
    const id = await enqueue();
    const runner = make('one', { gatewayFor });
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'queued', reason: 'account_incomplete' });
    isTakenAway = false;
    clock.advance(300);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(1);
  });

  it('does not go when the computer slept before it was handed over: by then it may have been sent again', async () => {
    const { database, clock, gateway, make, enqueue } = await sendingFirm(await open());
    const id = await enqueue();
    let isTired = true;
    /** Sleeps once, when it has written that it hands a message over. */
    const sleepy: Database = {
      ...database,
      write: async (work) => {
        const done = await database.write(work);
        const out = database.read.selectFrom('messages').select('id').where('state', '=', 'dispatching');
        if (isTired && (await out.execute()).length > 0) {
          isTired = false;
          clock.advance(3600);
        }
        return done;
      },
    };
    const runner = make('one', { database: sleepy });
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(0);
    expect(await messageNow(database, id)).toMatchObject({ state: 'queued', reason: 'slept' });
    clock.advance(60);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(1);
  });

  it('waits again then also while an earlier try of it is still out', async () => {
    const answers: ((answer: GatewayAnswer) => void)[] = [];
    const gateway: Gateway = {
      ...scriptedGateway(),
      send: () => new Promise((resolve) => answers.push(resolve)),
    };
    const { database, clock, make, enqueue } = await sendingFirm(await open());
    let isTakenAway = false;
    const gatewayFor = async () => {
      const again = database.read.selectFrom('messages').select('id').where('sends_again', '>', 0);
      isTakenAway ||= (await again.where('state', '=', 'claimed').execute()).length > 0;
      return isTakenAway ? null : gateway;
    };
    const id = await enqueue();
    const runner = make('one', { gatewayFor, isAlone: false });
    const running = runner.runOnce();
    while (answers.length === 0) await new Promise(setImmediate);
    clock.advance(400);
    await make('two', { gatewayFor, isAlone: false }).runOnce();
    await bringTo(database, 'queued', () => true, { check_at: null, attention: 0 });
    const again = runner.runOnce();
    while ((await messageNow(database, id)).reason !== 'account_incomplete') await new Promise(setImmediate);
    expect((await messageNow(database, id)).state).toBe('queued');
    answers[0]?.(offline);
    await Promise.all([running, again]);
  });

  it('is not put back for a pause while it is out, though an earlier try of it came back meanwhile', async () => {
    const answers: ((answer: GatewayAnswer) => void)[] = [];
    const gateway: Gateway = {
      ...scriptedGateway(),
      poll: null,
      send: (_message: Outgoing) => new Promise((resolve) => answers.push(resolve)),
    };
    const { database, clock, seeded, make, enqueue } = await sendingFirm(await open());
    const out = async (count: number) => {
      while (answers.length < count) await new Promise(setImmediate);
    };
    const [olive = '', rowan = ''] = seeded.contactIds;
    const id = await enqueue({ contactId: olive });
    const runner = make('one', { gateway, isAlone: false });
    const running = runner.runOnce();
    await out(1);
    // It is out for so long that another computer says that it is not known, and a user sends it again.
    clock.advance(400);
    await make('two', { gateway, isAlone: false }).runOnce();
    expect((await messageNow(database, id)).state).toBe('not_known');
    await bringTo(database, 'queued', () => true, { check_at: null, attention: 0 });
    const other = await enqueue({ contactId: rowan, recipient: '+447700900102' });
    const again = runner.runOnce();
    await out(3);
    answers[0]?.({ kind: 'accepted', providerId: 'first' });
    while ((await attemptsOf(database, id))[0]?.outcome !== 'accepted') await new Promise(setImmediate);
    answers[2]?.(offline);
    while ((await messageNow(database, other)).state === 'dispatching') await new Promise(setImmediate);
    expect((await messageNow(database, id)).state).toBe('dispatching');
    answers[1]?.({ kind: 'accepted', providerId: 'second' });
    await Promise.all([running, again]);
    expect(await messageNow(database, id)).toMatchObject({ state: 'accepted', provider_id: 'second' });
    expect(answers).toHaveLength(3);
  });
});
