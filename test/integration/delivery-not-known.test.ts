import { expect, it } from 'vitest';
import type { FindAnswer, Gateway, GatewayAnswer } from '../../src-main/delivery/gateway.ts';
import { updateFirmSettings } from '../../src-main/options/firm-queries.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { eachEngine } from '../support/databases.ts';
import { attemptsOf, bringTo, messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const lost: GatewayAnswer = { kind: 'not_known', reason: 'connection_lost', detail: '' };

eachEngine('a message that is not known', (open) => {
  async function setUp(channel: 'sms' | 'email' = 'sms') {
    const firm = await sendingFirm(await open(), { gatewayName: channel === 'sms' ? 'twilio' : 'smtp' });
    const { clock, gateway } = firm;
    const finds: FindAnswer[] = [];
    const asked: string[] = [];
    if (channel === 'sms')
      gateway.find = async (_message, at) => {
        asked.push(`${at} ${clock.now()}`);
        return finds.shift() ?? { kind: 'not_found' };
      };
    const enqueue = () => firm.enqueue({ channel });
    /** Has a runner hand a message over that then sleeps till it is doubted. Answers what lets it hear of it. */
    const handOverAsleep = async (id: string) => {
      let hear = (_answer: GatewayAnswer) => {};
      const slow: Gateway = { ...firm.gateway, send: () => new Promise((resolve) => (hear = resolve)) };
      const running = firm.make('slow', { gateway: slow, isAlone: false }).runOnce();
      while ((await messageNow(firm.database, id)).state !== 'dispatching') await new Promise(setImmediate);
      firm.clock.advance(3600);
      await firm.make('second', { isAlone: false }).runOnce();
      return async (answer: GatewayAnswer) => {
        hear(answer);
        await running;
      };
    };
    return { ...firm, finds, asked, enqueue, handOverAsleep };
  }

  it('is looked for until it is found, and is then sent', async () => {
    const { database, clock, gateway, finds, asked, runner, enqueue } = await setUp();
    const at = clock.now();
    gateway.answers.push(lost);
    gateway.poll = async () => ({ kind: 'delivered' });
    const id = await enqueue();
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({
      state: 'not_known',
      may_have_gone: 1,
      attention: 0,
      check_at: addSeconds(at, 60),
    });
    finds.push({ kind: 'not_found' }, { kind: 'found', providerIds: ['found'] });
    clock.advance(60);
    await runner.runOnce();
    expect((await messageNow(database, id)).missed_at).toBe(addSeconds(at, 60));
    clock.advance(240);
    await runner.runOnce();
    expect(asked).toEqual([`${at} ${addSeconds(at, 60)}`, `${at} ${addSeconds(at, 300)}`]);
    expect(await messageNow(database, id)).toMatchObject({
      state: 'accepted',
      provider_id: 'found',
      may_have_gone: 0,
      reason: null,
      check_at: null,
    });
    expect(await attemptsOf(database, id)).toMatchObject([{ outcome: 'accepted', code: 'found' }]);
    clock.advance(5);
    await runner.runOnce();
    expect((await messageNow(database, id)).state).toBe('delivered');
    expect(gateway.sent).toHaveLength(1);
  });

  it('was not missed in a list that could not be asked for', async () => {
    const { database, clock, gateway, finds, asked, runner, enqueue } = await setUp();
    gateway.answers.push(lost);
    const id = await enqueue();
    await runner.runOnce();
    finds.push({ kind: 'unreachable' });
    clock.advance(60);
    await runner.runOnce();
    expect(asked).toHaveLength(1);
    expect(await messageNow(database, id)).toMatchObject({ state: 'not_known', missed_at: null });
  });

  it('is for a person to decide when an hour found nothing, and is never sent again by itself', async () => {
    const { database, clock, gateway, asked, runner, enqueue } = await setUp();
    gateway.answers.push(lost);
    const id = await enqueue();
    for (let minute = 0; minute < 120; minute += 1) {
      await runner.runOnce();
      clock.advance(60);
    }
    expect(asked).toHaveLength(4);
    expect(await messageNow(database, id)).toMatchObject({
      state: 'not_known',
      attention: 1,
      check_at: null,
    });
    expect(gateway.sent).toHaveLength(1);
  });

  it('is not looked for where it went when it is for another number by now', async () => {
    const { database, clock, gateway, asked, runner, enqueue } = await setUp();
    gateway.answers.push(lost);
    const id = await enqueue();
    await runner.runOnce();
    await database.read.updateTable('messages').set({ recipient: '+447700900177' }).execute();
    clock.advance(60);
    await runner.runOnce();
    expect(asked).toEqual([]);
    expect(await messageNow(database, id)).toMatchObject({
      state: 'not_known',
      attention: 1,
      missed_at: null,
    });
  });

  it('by email is tried once more though the password of the account cannot be read just now', async () => {
    const { clock, gateway, runner, enqueue } = await setUp('email');
    gateway.answers.push(lost);
    await enqueue();
    await runner.runOnce();
    // What stands in for such an account knows none.
    gateway.account = 'unknown';
    clock.advance(60);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(2);
  });

  it('is not looked for, nor tried once more, by another account than it went by', async () => {
    const sms = await setUp();
    sms.gateway.answers.push(lost);
    const text = await sms.enqueue();
    await sms.runner.runOnce();
    sms.gateway.account = 'another';
    const email = await setUp('email');
    email.gateway.answers.push(lost);
    const mail = await email.enqueue();
    await email.runner.runOnce();
    await updateFirmSettings(email.database.read, { email_from_address: 'another@example.net' });
    for (const { clock, runner } of [sms, email]) {
      clock.advance(60);
      await runner.runOnce();
    }
    expect(sms.asked).toEqual([]);
    expect(email.gateway.sent).toHaveLength(1);
    for (const [{ database }, id] of [
      [sms, text],
      [email, mail],
    ] as const)
      expect(await messageNow(database, id)).toMatchObject({
        state: 'not_known',
        attention: 1,
        missed_at: null,
      });
  });

  it('is not taken for another of ours with the same words', async () => {
    const { database, clock, gateway, finds, runner, enqueue } = await setUp();
    const mine = await enqueue();
    await runner.runOnce();
    const { provider_id: theirs } = await messageNow(database, mine);
    gateway.answers.push(lost);
    const doubted = await enqueue();
    finds.push({ kind: 'found', providerIds: [theirs ?? ''] });
    await runner.runOnce();
    clock.advance(60);
    await runner.runOnce();
    expect((await messageNow(database, doubted)).state).toBe('not_known');
    finds.push({ kind: 'found', providerIds: [theirs ?? '', 'its own'] });
    clock.advance(240);
    await runner.runOnce();
    expect(await messageNow(database, doubted)).toMatchObject({ state: 'accepted', provider_id: 'its own' });
  });

  it('by email is tried once more with the same id, then it is for a person to decide', async () => {
    const { database, clock, gateway, runner, enqueue } = await setUp('email');
    gateway.answers.push(lost, lost);
    const id = await enqueue();
    for (let minute = 0; minute < 120; minute += 1) {
      await runner.runOnce();
      clock.advance(60);
    }
    expect(gateway.sent.map((one) => one.id)).toEqual([id, id]);
    expect(await messageNow(database, id)).toMatchObject({ state: 'not_known', attention: 1, retried: 1 });
    expect(await attemptsOf(database, id)).toMatchObject([
      { outcome: 'not_known' },
      { outcome: 'not_known' },
    ]);
  });

  it('by email that arrives the second time is sent', async () => {
    const { database, clock, gateway, runner, enqueue } = await setUp('email');
    gateway.answers.push(lost);
    const id = await enqueue();
    await runner.runOnce();
    clock.advance(60);
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({
      state: 'accepted',
      may_have_gone: 0,
      attention: 0,
    });
  });

  it.each([
    ['refused', { kind: 'refused', reason: 'address_refused', detail: '550' }, 'address_refused'],
    ['switched off', null, 'messages_off'],
  ] as const)(
    'by email that is then %s is still not known: the first may have gone',
    async (_why, answer, reason) => {
      const { database, clock, gateway, runner, enqueue } = await setUp('email');
      gateway.answers.push(lost, ...(answer ? [answer] : []));
      const id = await enqueue();
      await runner.runOnce();
      if (!answer) await database.read.updateTable('matters').set({ messages_off: 1 }).execute();
      clock.advance(60);
      await runner.runOnce();
      expect(await messageNow(database, id)).toMatchObject({ state: 'not_known', reason, attention: 1 });
    },
  );

  it('is sent after all when the runner that was thought dead comes back with the proof', async () => {
    const { database, gateway, enqueue, handOverAsleep } = await setUp();
    const id = await enqueue();
    const hear = await handOverAsleep(id);
    expect(await messageNow(database, id)).toMatchObject({ state: 'not_known', reason: 'crashed' });
    await hear({ kind: 'accepted', providerId: 'late' });
    expect(await messageNow(database, id)).toMatchObject({
      state: 'accepted',
      provider_id: 'late',
      attention: 0,
    });
    expect(gateway.sent).toEqual([]);
  });

  it.each([
    ['the same number is not sent again', {}, 0, 'delivered', 0],
    ['the test number is not sent again', {}, 1, 'delivered', 0],
    ['another number is', { recipient: '+447700900101' }, 0, 'accepted', 1],
  ] as const)(
    'waits to go once more and is then heard to have gone: to %s',
    async (_to, wrong, test_mode, state, more) => {
      const { database, clock, gateway, make, enqueue, handOverAsleep } = await setUp();
      const test = { sms_gateway: 'twilio', test_mode, test_mobile: '07700 900199' } as const;
      await updateFirmSettings(database.read, test);
      const id = await enqueue();
      if ('recipient' in wrong) {
        // It was written to a number that a user has corrected since.
        await database.read.updateTable('contacts').set({ mobile: '07700 900177' }).execute();
        await database.read.updateTable('messages').set({ recipient: '+447700900177' }).execute();
      }
      const hear = await handOverAsleep(id);
      const due_at = addSeconds(clock.now(), 60);
      if ('recipient' in wrong)
        await database.read.updateTable('contacts').set({ mobile: '07700 900101' }).execute();
      await bringTo(database, 'queued', () => true, { check_at: null, attention: 0, due_at, ...wrong });
      await hear({ kind: 'accepted', providerId: 'late' });
      clock.advance(60);
      await make('third', { isAlone: false }).runOnce();
      expect((await messageNow(database, id)).state).toBe(state);
      expect(gateway.sent).toHaveLength(more);
    },
  );

  it('is not known to have gone to another number by an answer about the number it was for', async () => {
    const { database, enqueue, handOverAsleep } = await setUp();
    const id = await enqueue();
    const hear = await handOverAsleep(id);
    await database.read.updateTable('messages').set({ recipient: '+447700900177' }).execute();
    await hear({ kind: 'accepted', providerId: 'late' });
    expect(await messageNow(database, id)).toMatchObject({ state: 'not_known', provider_id: null });
  });

  it.each([
    [{ kind: 'refused', reason: 'not_a_mobile', detail: '21614' }, 'failed', 'not_a_mobile', 1],
    // Nobody tries it again by itself any more, as its own reason would say.
    [
      { kind: 'later', reason: 'provider_busy', detail: '', pauseSeconds: null },
      'failed',
      'not_handed_over',
      1,
    ],
    [{ kind: 'accepted', providerId: 'late' }, 'accepted', null, 0],
  ] as const)(
    'marked as sent is what the late answer %o proves',
    async (answer, state, reason, attention) => {
      const { database, enqueue, handOverAsleep } = await setUp();
      const id = await enqueue();
      const hear = await handOverAsleep(id);
      await bringTo(database, 'accepted', () => true, {
        reason: 'marked_sent',
        check_at: null,
        poll_at: null,
      });
      await hear(answer);
      expect(await messageNow(database, id)).toMatchObject({ state, reason, attention, may_have_gone: 0 });
    },
  );

  it('is never said not to have gone: a user who takes it back hears that an earlier try may have', async () => {
    const { database, clock, gateway, runner, enqueue } = await setUp('email');
    gateway.answers.push(lost, { kind: 'later', reason: 'mailbox_busy', detail: '450', pauseSeconds: null });
    const id = await enqueue();
    await runner.runOnce();
    clock.advance(60);
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'queued', may_have_gone: 1 });
    clock.advance(25 * 3600);
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({
      state: 'not_known',
      reason: 'expired',
      attention: 1,
    });
    await expect(bringTo(database, 'cancelled')).rejects.toThrow('cannot make this move');
  });
});
