import { expect, it } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';
import type { GatewayAnswer } from '../../src-main/delivery/gateway.ts';
import { sendWork } from '../../src-main/delivery/send-lane.ts';
import type { Change } from '../../src-shared/contract/changes.ts';
import { millisecondsBetween } from '../../src-shared/time.ts';
import { eachEngine } from '../support/databases.ts';
import { messageNow, runnerParts } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const lost: GatewayAnswer = { kind: 'not_known', reason: 'connection_lost', detail: '' };
const hour = 60 * 60;
const year = 365 * 24 * hour;

eachEngine('a clock that ran a year ahead and is set right', (open) => {
  async function setUp() {
    const firm = await sendingFirm(await open());
    const { clock, runner } = firm;
    const waitTwoDays = async () => {
      for (let count = 0; count < 9; count += 1) {
        clock.advance(6 * hour);
        await runner.runOnce();
      }
    };
    return { ...firm, waitTwoDays };
  }

  it('is no reason to ask after a message for a year', async () => {
    const { database, clock, gateway, runner, enqueue, waitTwoDays } = await setUp();
    gateway.poll = async () => ({ kind: 'pending' });
    const id = await enqueue();
    await runner.runOnce();
    clock.advance(-year);
    await waitTwoDays();
    expect(await messageNow(database, id)).toMatchObject({ reason: 'no_receipt', poll_at: null });
  });

  it('is no reason to ask after a message in a year whose answer came before, and is written down after', async () => {
    const { database, clock, log, gateway, enqueue } = await setUp();
    const id = await enqueue();
    const parts = { ...runnerParts, database, clock, log, owner: 'one' };
    const lane = sendWork('sms', { ...parts, gatewayFor: async () => gateway });
    await lane.turn(false);
    await lane.turn(false);
    expect(gateway.sent).toHaveLength(1);
    await lane.underWay();
    clock.advance(-year);
    await lane.turn(false);
    const { state, poll_at } = await messageNow(database, id);
    expect(state).toBe('accepted');
    expect(millisecondsBetween(clock.now(), poll_at ?? '')).toBeLessThan(hour * 1000);
  });

  it.each([{ kind: 'not_found' }, { kind: 'unreachable' }] as const)(
    'is no reason to look for a message for a year, when it is $kind',
    async (answer) => {
      const { database, clock, gateway, runner, enqueue, waitTwoDays } = await setUp();
      gateway.find = async () => answer;
      gateway.answers.push(lost);
      const id = await enqueue();
      await runner.runOnce();
      clock.advance(-year);
      await waitTwoDays();
      expect(await messageNow(database, id)).toMatchObject({
        state: 'not_known',
        attention: 1,
        check_at: null,
      });
    },
  );

  it('is no reason for what was claimed then to wait for a year', async () => {
    const { database, clock, make, enqueue } = await setUp();
    const id = await enqueue();
    /** The turn that hands it over meets a clock that was set right and a database that does not answer. */
    let writes = 0;
    const failing: Database = {
      ...database,
      write: async (work) => {
        writes += 1;
        if (writes === 4) {
          clock.advance(-year);
          throw new Error('no answer');
        }
        return database.write(work);
      },
    };
    const runner = make('two', { database: failing });
    await runner.runOnce().catch(() => {});
    expect((await messageNow(database, id)).state).toBe('claimed');
    await runner.runOnce();
    expect((await messageNow(database, id)).state).toBe('accepted');
  });

  it('shows on the screens: what waited until then waits as long as it was meant to', async () => {
    const { database, clock, runner, enqueue } = await setUp();
    await enqueue();
    await runner.runOnce();
    await enqueue();
    clock.advance(-year);
    const told: Change[] = [];
    database.onChanged((changes) => told.push(...changes));
    await runner.recover();
    await runner.runOnce();
    expect(told).toContainEqual({ area: 'documents', matterId: null });
  });
});
