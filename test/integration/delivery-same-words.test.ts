import { expect, it } from 'vitest';
import type { Gateway, GatewayAnswer } from '../../src-main/delivery/gateway.ts';
import { eachEngine } from '../support/databases.ts';
import { messageNow, scriptedGateway } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const lost: GatewayAnswer = { kind: 'not_known', reason: 'connection_lost', detail: '' };

eachEngine('two texts with the same words to the same client, of which one arrived', (open) => {
  async function setUp() {
    const firm = await sendingFirm(await open());
    const { database, clock, gateway: quick, enqueue } = firm;
    const make = (owner: string, gateway: Gateway) => firm.make(owner, { isAlone: false, gateway });
    /** Its next text is on its way until `arrive` says that it was taken. */
    const slow = { arrive: () => {} };
    const slowGateway: Gateway = {
      ...scriptedGateway(),
      send: () =>
        new Promise((resolve) => {
          slow.arrive = () => resolve({ kind: 'accepted', providerId: 'the one' });
        }),
    };
    quick.answers.push(lost);
    quick.find = async () => ({ kind: 'found', providerIds: ['the one'] });
    const state = async (id: string) => (await messageNow(database, id)).state;
    /** Answers, once a text is on its way, how to let the runner that holds it end. */
    const begin = async (id: string) => {
      const running = make('slow', slowGateway).runOnce();
      while ((await state(id)) !== 'dispatching') await new Promise(setImmediate);
      return async () => {
        slow.arrive();
        await running;
      };
    };
    return { clock, quick, make, state, enqueue, begin };
  }

  it('are not taken for each other while the second is still being handed over', async () => {
    const { clock, quick, make, state, enqueue, begin } = await setUp();
    const first = await enqueue();
    await make('one', quick).runOnce();
    const second = await enqueue();
    const end = await begin(second);
    clock.advance(60);
    await make('two', quick).runOnce();
    expect([await state(first), await state(second)]).toEqual(['not_known', 'dispatching']);
    await end();
    clock.advance(300);
    await make('three', quick).runOnce();
    expect([await state(first), await state(second)]).toEqual(['not_known', 'delivered']);
  });

  it('are not both said to have gone when a late proof comes for what was taken for the other', async () => {
    const { clock, quick, make, state, enqueue, begin } = await setUp();
    const first = await enqueue();
    const end = await begin(first);
    // Its computer slept, and another doubts it; the same words are sent again, and not taken.
    clock.advance(3600);
    quick.find = async () => ({ kind: 'not_found' });
    await make('one', quick).recover();
    const second = await enqueue();
    await make('two', quick).runOnce();
    expect([await state(first), await state(second)]).toEqual(['not_known', 'not_known']);
    quick.find = async (message) =>
      message.id === second ? { kind: 'found', providerIds: ['the one'] } : { kind: 'not_found' };
    quick.poll = async () => ({ kind: 'pending' });
    clock.advance(60);
    await make('three', quick).runOnce();
    expect(await state(second)).toBe('accepted');
    await end();
    expect([await state(first), await state(second)]).toEqual(['not_known', 'accepted']);
  });
});
