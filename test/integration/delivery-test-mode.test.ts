import { expect, it } from 'vitest';
import { attentionHandlers } from '../../src-main/attention/attention-service.ts';
import type { GatewayAnswer } from '../../src-main/delivery/gateway.ts';
import { updateFirmSettings } from '../../src-main/options/firm-queries.ts';
import type { User } from '../../src-main/session/user-queries.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { eachEngine } from '../support/databases.ts';
import { messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const busy: GatewayAnswer = { kind: 'later', reason: 'provider_busy', detail: '', pauseSeconds: null };
const lost: GatewayAnswer = { kind: 'not_known', reason: 'connection_lost', detail: '' };
/** Test mode before, and after it is switched. */
const switches = [
  [1, 0],
  [0, 1],
] as const;
const stopped = { reason: 'opted_out', detail: '21610' } as const;

eachEngine('test mode', (open) => {
  async function setUp(testMode: 0 | 1, channel: Channel = 'sms') {
    const { database, clock, log, seeded, gateway, runner, enqueue } = await sendingFirm(await open(), {
      gatewayName: channel === 'sms' ? 'twilio' : 'smtp',
      firm: {
        sms_gateway: 'twilio',
        email_gateway: 'smtp',
        test_mode: testMode,
        test_mobile: '07700 900199',
        test_email: 'office@example.com',
      },
    });
    const id = await enqueue({ channel });
    return {
      gateway,
      now: () => messageNow(database, id),
      optedOut: () =>
        database.read.selectFrom('contacts').select('id').where('sms_opted_out_at', 'is not', null),
      /** Presses Send again, as a user of the firm. */
      sendAgain: async () => {
        const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
        const { state_at: at, recipient_shown: to } = await messageNow(database, id);
        const pressed = { messageId: id, at, to, despiteLimit: false };
        const answer = await attentionHandlers({ database, clock, log })['attention.sendAgain'](pressed, {
          user,
        });
        expect(answer).toMatchObject({ ok: true });
      },
      /** The switch, at a time at which nothing waits that it could cancel. */
      turn: (test_mode: 0 | 1) => updateFirmSettings(database.read, { test_mode }),
      goOn: async (seconds = 0) => {
        clock.advance(seconds);
        await runner.runOnce();
      },
    };
  }

  it('takes a STOP of the firm’s own number for no wish of the client, at once or late', async () => {
    const atOnce = await setUp(1);
    atOnce.gateway.answers.push({ kind: 'refused', ...stopped });
    await atOnce.goOn();
    expect(await atOnce.now()).toMatchObject({ state: 'failed', test_recipient: '+447700900199' });
    expect(await atOnce.optedOut().execute()).toEqual([]);
    const late = await setUp(1);
    late.gateway.polls.push({ kind: 'failed', ...stopped });
    await late.goOn();
    await late.goOn(10);
    expect(await late.now()).toMatchObject({ state: 'failed', reason: 'opted_out' });
    expect(await late.optedOut().execute()).toEqual([]);
  });

  it('takes the client’s own STOP for one, at once or late', async () => {
    const atOnce = await setUp(0);
    atOnce.gateway.answers.push({ kind: 'refused', ...stopped });
    await atOnce.goOn();
    expect(await atOnce.optedOut().execute()).toHaveLength(1);
    const late = await setUp(0);
    late.gateway.polls.push({ kind: 'failed', ...stopped });
    await late.goOn();
    await late.goOn(10);
    expect(await late.optedOut().execute()).toHaveLength(1);
  });

  it.each(switches)(
    'turned from %i to %i while a text is out cancels it if it was turned away',
    async (from, to) => {
      const { gateway, now, turn, goOn, sendAgain } = await setUp(from);
      gateway.answers.push(busy);
      await goOn();
      await turn(to);
      await goOn(60);
      expect(await now()).toMatchObject({ state: 'cancelled', reason: 'test_mode_changed', attention: 1 });
      expect(gateway.sent).toHaveLength(1);
      await sendAgain();
      await goOn(60);
      expect(gateway.sent[1]?.recipient).toBe(to === 1 ? '+447700900199' : '+447700900101');
    },
  );

  it.each(switches)(
    'turned from %i to %i while a text that was sent again is out cancels it too',
    async (from, to) => {
      const { gateway, now, turn, goOn, sendAgain } = await setUp(from);
      gateway.answers.push({ kind: 'refused', reason: 'refused', detail: '' }, busy);
      await goOn();
      await sendAgain();
      await goOn(60);
      await turn(to);
      await goOn(60);
      expect(await now()).toMatchObject({ state: 'cancelled', reason: 'test_mode_changed', attention: 1 });
      expect(gateway.sent).toHaveLength(2);
    },
  );

  it.each(switches)(
    'turned from %i to %i leaves an email in doubt for a person to decide',
    async (from, to) => {
      const { gateway, now, turn, goOn } = await setUp(from, 'email');
      gateway.answers.push(lost);
      await goOn();
      await turn(to);
      await goOn(60);
      expect(await now()).toMatchObject({ state: 'not_known', attention: 1, may_have_gone: 1 });
      expect(gateway.sent).toHaveLength(1);
    },
  );

  it.each([...switches, [1, 1]] as const)(
    'does not keep what a user sends again: from %i to %i, also when it is turned away again',
    async (from, to) => {
      const { gateway, turn, goOn, sendAgain } = await setUp(from);
      gateway.answers.push({ kind: 'refused', reason: 'refused', detail: '' }, busy);
      await goOn();
      await turn(to);
      await sendAgain();
      await goOn(60);
      await goOn(60);
      const expected = to === 1 ? '+447700900199' : '+447700900101';
      expect(gateway.sent.map(({ recipient }) => recipient).slice(1)).toEqual([expected, expected]);
    },
  );

  it('tries an email in doubt once more by itself, to the same address', async () => {
    const { gateway, goOn } = await setUp(1, 'email');
    gateway.answers.push(lost);
    await goOn();
    await goOn(60);
    expect(gateway.sent.map(({ recipient }) => recipient)).toEqual([
      'office@example.com',
      'office@example.com',
    ]);
  });
});
