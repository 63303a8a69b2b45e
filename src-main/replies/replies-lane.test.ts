import { expect, it } from 'vitest';
import { millisecondsBetween } from '../../src-shared/time.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import {
  enqueueOne,
  keepingLog,
  makeRunner,
  messageNow,
  scriptedGateway,
} from '../../test/support/outbox.ts';
import { filed, replyGateway, replyOf } from '../../test/support/replies.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import type { Gateway } from '../delivery/gateway.ts';
import { repliesWork } from './replies-lane.ts';

function setUp(database: Database, gateway: Gateway | null) {
  const clock = fakeClock();
  const log = keepingLog();
  const notices: { title: string; body: string }[] = [];
  const gatewayFor = async () => gateway;
  const start = () =>
    repliesWork({ database, clock, log, gatewayFor, tellNotice: (notice) => notices.push(notice) });
  const lane = start();
  return { clock, log, notices, start, lane, drain: () => lane.turn(false) };
}

const cursors = (database: Database) => database.read.selectFrom('reply_cursors').selectAll().execute();

eachEngine('the polling of replies', (open) => {
  it('asks once a minute and files what is new, once', async () => {
    const database = await open();
    await seedMatter(database);
    const [one, two] = [replyOf(), replyOf({ at: '2026-03-02T12:02:00.000Z' })];
    const gateway = replyGateway([one], [one, two]);
    const { clock, drain, lane } = setUp(database, gateway);
    expect(await drain()).toBe(1);
    expect(await lane.nextAt()).toBe('2026-03-02T12:01:00.000Z');
    clock.advance(59);
    expect(await drain()).toBe(0);
    expect(gateway.asked).toHaveLength(1);
    clock.advance(1);
    expect(await drain()).toBe(1);
    clock.advance(60);
    expect(await drain()).toBe(0);
    expect(gateway.asked).toHaveLength(3);
    expect(await filed(database)).toHaveLength(2);
  });

  it('asks from the day before the newest reply, by the day of the provider', async () => {
    const database = await open();
    await seedMatter(database, { firm: { sms_sender: '+447700900001' } });
    const gateway = replyGateway([replyOf({ at: '2026-03-01T23:59:00.000Z' })], []);
    const { clock, drain, start } = setUp(database, gateway);
    await drain();
    expect(await cursors(database)).toEqual([{ sender: '+447700900001', day: '2026-03-01' }]);
    // Off for a fortnight, and started again.
    clock.advance(14 * 86_400);
    await start().turn(false);
    expect(gateway.asked).toEqual(['2026-02-28', '2026-02-28']);
  });

  it('asks of another sender from yesterday on, and of the first one from where it was', async () => {
    const database = await open();
    await seedMatter(database, { firm: { sms_sender: '+447700900001' } });
    const gateway = replyGateway([replyOf({ at: '2026-03-02T09:00:00.000Z' })], []);
    const { clock, drain } = setUp(database, gateway);
    const setSender = (sms_sender: string) =>
      database.read.updateTable('firm_settings').set({ sms_sender }).execute();
    await drain();
    await setSender('+447700900002');
    clock.advance(8 * 86_400);
    await drain();
    await setSender('+447700900001');
    clock.advance(60);
    await drain();
    expect(gateway.asked).toEqual(['2026-02-28', '2026-03-08', '2026-03-01']);
  });

  it('asks of today when the clock was ahead before', async () => {
    const database = await open();
    await seedMatter(database);
    const gateway = replyGateway([]);
    const { clock, drain } = setUp(database, gateway);
    clock.set('2030-01-01T12:00:00.000Z');
    await drain();
    clock.set('2026-03-02T12:00:00.000Z');
    await drain();
    expect(gateway.asked).toEqual(['2029-12-30', '2026-03-01']);
  });

  it.each([null, new Error('reset')])(
    'waits longer after each failure, and is quiet (%s)',
    async (failure) => {
      const database = await open();
      await seedMatter(database);
      const gateway = replyGateway(failure, failure, failure, failure, failure, [replyOf()], []);
      const { clock, drain, lane, notices } = setUp(database, gateway);
      const waits: number[] = [];
      for (let asked = 0; asked < 6; asked += 1) {
        await drain();
        const until = (await lane.nextAt()) ?? '';
        waits.push(millisecondsBetween(clock.now(), until) / 1000);
        clock.set(until);
      }
      expect(waits).toEqual([120, 240, 480, 600, 600, 60]);
      expect(notices).toHaveLength(1);
      expect(await filed(database)).toHaveLength(1);
    },
  );

  it('keeps what can be kept when one of a list cannot, and moves on only with all', async () => {
    const database = await open();
    await seedMatter(database);
    const faulty = replyOf({ at: 'yesterday' });
    const gateway = replyGateway([faulty, replyOf()]);
    const { drain, log } = setUp(database, gateway);
    await drain();
    expect(await filed(database)).toHaveLength(1);
    expect(log.errors).toHaveLength(1);
    expect(await cursors(database)).toEqual([]);
  });

  it('goes on where a crash left it: what was filed is not filed again, and what was not is', async () => {
    const database = await open();
    await seedMatter(database);
    const listed = [1, 2, 3].map((minute) => replyOf({ at: `2026-03-02T12:0${minute}:00.000Z` }));
    const gateway = replyGateway(listed);
    let left = 2;
    const dying: Database = {
      ...database,
      write: (work) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('The power is gone')) : database.write(work);
      },
    };
    await setUp(dying, gateway).drain();
    expect(await filed(database)).toHaveLength(2);
    expect(await cursors(database)).toEqual([]);
    await setUp(database, gateway).drain();
    expect(await filed(database)).toHaveLength(3);
    expect(await cursors(database)).toHaveLength(1);
  });

  it.each(['a sender without replies', 'no account'])('does nothing with %s', async (which) => {
    const database = await open();
    await seedMatter(database);
    const { drain, lane } = setUp(database, which === 'no account' ? null : scriptedGateway());
    expect(await drain()).toBe(0);
    expect(await cursors(database)).toEqual([]);
    expect(await lane.nextAt()).toBe('2026-03-02T12:01:00.000Z');
  });

  it('tells of replies in words that name nobody', async () => {
    const database = await open();
    await seedMatter(database);
    const unknown = replyOf({ from: '+447700900999' });
    const gateway = replyGateway([replyOf()], [replyOf(), unknown], [replyOf({ from: '+447700900998' })]);
    const { clock, drain, notices } = setUp(database, gateway);
    for (let asked = 0; asked < 3; asked += 1) {
      await drain();
      clock.advance(60);
    }
    expect(notices).toEqual([
      { title: 'A client has replied', body: 'Open Clerkwell to read it.' },
      { title: 'Clients have replied', body: 'Open Clerkwell to read them.' },
      { title: 'A text has come in', body: 'Open Clerkwell to read it.' },
    ]);
  });

  it('sends nothing, and STOP withdraws what waits', async () => {
    const database = await open();
    const seeded = await seedMatter(database);
    const gateway = replyGateway([replyOf({ body: 'STOP' })]);
    const { clock, log, drain } = setUp(database, gateway);
    const id = await enqueueOne(database, seeded, clock.now());
    await drain();
    await makeRunner({ database, clock, log, gateway }).runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'cancelled', reason: 'opted_out' });
    expect(gateway.sent).toEqual([]);
  });
});
