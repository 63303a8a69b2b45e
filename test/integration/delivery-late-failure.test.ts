import { expect, it } from 'vitest';
import { markOvertaken } from '../../src-main/delivery/attempt-queries.ts';
import type { GatewayAnswer, PollAnswer } from '../../src-main/delivery/gateway.ts';
import { eachEngine } from '../support/databases.ts';
import { bringTo, messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const lost: GatewayAnswer = { kind: 'not_known', reason: 'connection_lost', detail: '' };

eachEngine('a text that a user sent again', (open) => {
  async function setUp(first: GatewayAnswer) {
    const firm = await sendingFirm(await open());
    const { database, clock, gateway } = firm;
    gateway.answers.push(first);
    const make = (owner: string) => firm.make(owner, { isAlone: false });
    const id = await firm.enqueue();
    const sendAgain = () =>
      bringTo(database, 'queued', () => true, { polls: 0, attention: 0, poll_at: null });
    const goOn = async (owner: string, seconds: number) => {
      clock.advance(seconds);
      await make(owner).runOnce();
    };
    return { database, clock, gateway, make, id, sendAgain, goOn };
  }

  /** The first try sleeps until it is doubted, a user sends it again, and the second is out too; each is heard of when it is told. */
  async function bothOut() {
    const { database, clock, gateway, make, id, sendAgain } = await setUp(lost);
    gateway.answers.length = 0;
    const answers: ((answer: GatewayAnswer) => void)[] = [];
    gateway.send = () => new Promise((resolve) => answers.push(resolve));
    const isSent = async (times: number) => {
      while (answers.length < times) await new Promise(setImmediate);
    };
    const first = make('slow').runOnce();
    await isSent(1);
    clock.advance(360);
    const second = make('two');
    await second.runOnce();
    await sendAgain();
    const again = second.runOnce();
    await isSent(2);
    const hear = (index: number, running: Promise<unknown>) => async (answer: GatewayAnswer) => {
      answers[index]?.(answer);
      await running;
    };
    return {
      database,
      clock,
      make,
      id,
      second,
      answers,
      hearFirst: hear(0, first),
      hearSecond: hear(1, again),
    };
  }

  it.each(['undelivered', 'failed'] as const)(
    'and that was then %s is not known while the first try may have gone',
    async (kind) => {
      const { database, gateway, id, sendAgain, goOn } = await setUp(lost);
      await goOn('one', 0);
      await sendAgain();
      await goOn('two', 0);
      expect((await messageNow(database, id)).state).toBe('accepted');
      gateway.polls.push({ kind, reason: 'handset_off', detail: '30003' });
      await goOn('three', 5);
      expect(await messageNow(database, id)).toMatchObject({
        state: 'not_known',
        may_have_gone: 1,
        attention: 1,
        reason: 'handset_off',
      });
      expect(gateway.sent).toHaveLength(2);
    },
  );

  it('is not said to have failed by a late report on the first', async () => {
    const { database, gateway, make, id, sendAgain, goOn } = await setUp({
      kind: 'accepted',
      providerId: 'first',
    });
    await goOn('one', 0);
    const reports: ((answer: PollAnswer) => void)[] = [];
    const { poll } = gateway;
    gateway.poll = () => new Promise((resolve) => reports.push(resolve));
    const slow = goOn('slow', 5);
    while (reports.length === 0) await new Promise(setImmediate);
    const undelivered: PollAnswer = { kind: 'undelivered', reason: 'handset_off', detail: '30003' };
    gateway.polls.push(undelivered);
    gateway.poll = poll;
    await make('two').runOnce();
    expect((await messageNow(database, id)).state).toBe('undelivered');
    await sendAgain();
    await make('three').runOnce();
    reports[0]?.(undelivered);
    await slow;
    expect(await messageNow(database, id)).toMatchObject({ state: 'accepted', provider_id: 'p2' });
  });

  it('and was written down twice, because a commit was not heard of, is said to have failed when it has', async () => {
    const { database, gateway, id, goOn } = await setUp({ kind: 'accepted', providerId: 'first' });
    await goOn('one', 0);
    await database.write((tx) => markOvertaken(tx, { messageId: id, number: 1, owner: 'one' }));
    gateway.polls.push({ kind: 'undelivered', reason: 'handset_off', detail: '30003' });
    await goOn('one', 5);
    expect((await messageNow(database, id)).state).toBe('undelivered');
  });

  it.each<GatewayAnswer>([
    { kind: 'refused', reason: 'refused', detail: '21211' },
    { kind: 'later', reason: 'provider_busy', detail: '', pauseSeconds: null },
    lost,
  ])(
    'is sent when the first is heard to have gone while the second is out, which is then %j',
    async (answer) => {
      const { database, clock, id, second, answers, hearFirst, hearSecond } = await bothOut();
      await hearFirst({ kind: 'accepted', providerId: 'first' });
      await hearSecond(answer);
      expect(await messageNow(database, id)).toMatchObject({
        state: 'accepted',
        provider_id: 'first',
        may_have_gone: 0,
        attention: 0,
      });
      clock.advance(3600);
      await second.runOnce();
      expect(answers).toHaveLength(2);
    },
  );

  it('while the first was only slow, is not said to have failed: the first was taken over after all', async () => {
    const { database, clock, make, id, hearFirst, hearSecond } = await bothOut();
    clock.advance(360);
    await make('three').runOnce();
    await hearFirst({ kind: 'accepted', providerId: 'first' });
    await hearSecond({ kind: 'refused', reason: 'refused', detail: '21211' });
    expect(await messageNow(database, id)).toMatchObject({
      state: 'accepted',
      provider_id: 'first',
      may_have_gone: 0,
    });
  });

  it('waits once more when the first is heard to have gone, and does not go again', async () => {
    const { database, clock, id, second, answers, hearFirst, hearSecond } = await bothOut();
    await hearSecond({ kind: 'later', reason: 'provider_busy', detail: '', pauseSeconds: null });
    expect((await messageNow(database, id)).state).toBe('queued');
    await hearFirst({ kind: 'accepted', providerId: 'first' });
    clock.advance(3600);
    await second.runOnce();
    expect((await messageNow(database, id)).provider_id).toBe('first');
    expect(answers).toHaveLength(2);
  });
});
