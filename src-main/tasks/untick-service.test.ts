import { expect, it } from 'vitest';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { tickTask } from './tick-service.ts';
import { untickTask } from './untick-service.ts';

async function setUp(database: Database, options?: SeedOptions) {
  const seeded = await seedMatter(database, options);
  const clock = fakeClock('2026-03-02T12:00:00.000Z');
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const deps = { database, clock, log: createLog(() => {}) };
  const become = (state: MessageState, channel: 'sms' | 'email' = 'sms') =>
    bringTo(database, state, (message) => message.channel === channel && message.state !== 'cancelled', {
      state_at: clock.now(),
    });
  return {
    ...seeded,
    clock,
    become,
    tick: () => tickTask(deps, seeded.taskId, user),
    /** Ticks it again, leaving who was told before as they are. */
    tickAgain: () => tickTask(deps, seeded.taskId, user, { notes: [], reviews: [], sendAgain: [] }),
    untick: (taskId = seeded.taskId) => untickTask(deps, taskId, user),
  };
}

const states = async (database: Database) =>
  (
    await database.read.selectFrom('messages').select(['channel', 'state', 'reason']).orderBy('id').execute()
  ).map((one) => `${one.channel} ${one.state} ${one.reason}`);
const skips = (database: Database) =>
  database.read
    .selectFrom('tick_outcomes')
    .innerJoin('ticks', 'ticks.id', 'tick_outcomes.tick_id')
    .select(['channel', 'skip_reason', 'skip_detail'])
    .where('ticks.undone_at', 'is', null)
    .orderBy('tick_outcomes.position')
    .execute();

eachEngine('un-ticking a task', (open) => {
  it('within the undo window withdraws every message, as if it had never been ticked', async () => {
    const database = await open();
    const { tick, untick, clock } = await setUp(database);
    await tick();
    clock.advance(59);
    expect(await untick()).toEqual({
      ok: true,
      value: { taskName: 'Searches received', withdrawn: 4, alreadyGone: [], putBack: [], stays: [] },
    });
    expect(await states(database)).toEqual([
      'sms cancelled withdrawn',
      'sms cancelled withdrawn',
      'email cancelled withdrawn',
      'email cancelled withdrawn',
    ]);
    const task = await database.read.selectFrom('tasks').selectAll().executeTakeFirstOrThrow();
    expect(task).toMatchObject({ completed_at: null, completed_by: null });
    const record = await database.read.selectFrom('ticks').selectAll().executeTakeFirstOrThrow();
    expect(record.undone_at).toBe(clock.now());
  });

  it('withdraws what the runner has claimed but not yet sent', async () => {
    const database = await open();
    const { tick, untick, become } = await setUp(database);
    await tick();
    await become('claimed');
    expect(await untick()).toMatchObject({ ok: true, value: { withdrawn: 4, alreadyGone: [] } });
  });

  it.each([
    ['accepted', 'told'],
    ['delivered', 'told'],
    ['dispatching', 'perhaps'],
    ['not_known', 'perhaps'],
    ['undelivered', 'not_reached'],
  ] as const)(
    'keeps a text that is %s, names each client once as %s, and withdraws the rest',
    async (state, certainty) => {
      const database = await open();
      const { tick, untick, become } = await setUp(database);
      await tick();
      await become(state);
      const unticked = await untick();
      expect(unticked).toMatchObject({ ok: true, value: { withdrawn: 2 } });
      const named = unticked.ok ? unticked.value.alreadyGone : [];
      expect(named).toHaveLength(2);
      for (const name of ['Olive Ash', 'Rowan Ash']) expect(named).toContainEqual({ name, certainty });
      expect((await states(database)).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
        `sms ${state}`,
        `sms ${state}`,
        'email cancelled',
        'email cancelled',
      ]);
    },
  );

  it.each([
    ['delivered', 'delivered', 'told'],
    ['not_known', 'accepted', 'told'],
    ['accepted', 'undelivered', 'told'],
    ['undelivered', 'dispatching', 'perhaps'],
  ] as const)(
    'names a client with a text that is %s and an email that is %s once: %s',
    async (sms, email, certainty) => {
      const { tick, untick, become } = await setUp(await open(), { clients: [{}] });
      await tick();
      await become(sms, 'sms');
      await become(email, 'email');
      const unticked = await untick();
      expect(unticked.ok && unticked.value).toMatchObject({ withdrawn: 0 });
      expect(unticked.ok && unticked.value.alreadyGone).toEqual([{ name: 'Olive Ash', certainty }]);
    },
  );

  it('names two clients of one name each for themselves', async () => {
    const database = await open();
    const { tick, untick, become, contactIds } = await setUp(database, {
      clients: [{ full_name: 'Jo Ash' }, { full_name: 'Jo Ash' }],
    });
    await tick();
    await become('accepted');
    await bringTo(
      database,
      'undelivered',
      ({ channel, contact_id }) => channel === 'sms' && contact_id === contactIds[1],
    );
    const unticked = await untick();
    expect(unticked.ok && unticked.value.alreadyGone).toEqual([
      { name: 'Jo Ash', certainty: 'told' },
      { name: 'Jo Ash', certainty: 'not_reached' },
    ]);
  });

  it('is refused when it is outstanding already, and when it is not there', async () => {
    const { tick, untick } = await setUp(await open());
    expect(await untick()).toMatchObject({ ok: false, error: { code: 'not_ticked' } });
    await tick();
    const both = await Promise.all([untick(), untick()]);
    expect(both.map((one) => (one.ok ? 'ok' : one.error.code)).sort()).toEqual(['not_ticked', 'ok']);
    expect(await untick('none')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

eachEngine('ticking a task again', (open) => {
  it('sends what was withdrawn before it went', async () => {
    const database = await open();
    const { tick, untick } = await setUp(database);
    await tick();
    await untick();
    expect(await tick()).toMatchObject({ ok: true });
    expect((await states(database)).filter((one) => one.includes('queued'))).toHaveLength(4);
  });

  it.each([
    ['accepted', 'already_told'],
    ['delivered', 'already_told'],
    ['dispatching', 'perhaps_told'],
    ['not_known', 'perhaps_told'],
  ] as const)(
    'does not send again what is %s (%s), says when it was, and sends the rest',
    async (state, reason) => {
      const database = await open();
      const { tick, tickAgain, untick, become, clock } = await setUp(database);
      await tick();
      // London's day of this instant is the next one.
      clock.set('2026-03-29T23:30:00.000Z');
      await become(state);
      await untick();
      expect(await tick()).toMatchObject({ ok: false, error: { code: 'answer_needed' } });
      await tickAgain();
      const told = { channel: 'sms', skip_reason: reason, skip_detail: '30 Mar 2026' };
      const sent = { channel: 'email', skip_reason: null, skip_detail: null };
      expect(await skips(database)).toEqual([told, told, sent, sent]);
      expect((await states(database)).filter((one) => one.startsWith('sms'))).toHaveLength(2);
    },
  );

  it.each(['failed', 'undelivered', 'expired', 'blocked'] as const)(
    'sends again what is %s',
    async (state) => {
      const database = await open();
      const { tick, untick, become } = await setUp(database);
      await tick();
      await become(state);
      await untick();
      await tick();
      expect((await states(database)).filter((one) => one.startsWith('sms queued'))).toHaveLength(2);
    },
  );

  it.each([
    ['first', 'already_told', '3 Jan 2026'],
    ['second', 'perhaps_told', '4 Feb 2026'],
  ] as const)(
    'goes by the latest message when there are several: the %s made',
    async (which, reason, day) => {
      const database = await open();
      const { tick, tickAgain, untick, become } = await setUp(database, {
        clients: [{}],
        actions: [{ channel: 'sms', subject: null, body: 'Done.' }],
      });
      await tick();
      await become('failed');
      await untick();
      await tick();
      const [first, second] = await database.read
        .selectFrom('messages')
        .select(['id', 'tick_id'])
        .orderBy('id')
        .execute();
      const set = (id: string | undefined, state: MessageState, state_at: string) =>
        bringTo(database, state, (message) => message.id === id, { state_at });
      await set(first?.id, 'delivered', '2026-01-03T12:00:00.000Z');
      await set(second?.id, 'not_known', '2026-02-04T12:00:00.000Z');
      await untick();
      await database.read
        .updateTable('ticks')
        .set({ ticked_at: '2026-03-02T13:00:00.000Z' })
        .where('id', '=', (which === 'first' ? first : second)?.tick_id ?? '')
        .execute();
      await tickAgain();
      expect(await skips(database)).toEqual([{ channel: 'sms', skip_reason: reason, skip_detail: day }]);
    },
  );

  it('remembers who was told through any number of ticks', async () => {
    const database = await open();
    const { tick, tickAgain, untick, become } = await setUp(database, { clients: [{}] });
    await tick();
    await become('delivered', 'sms');
    await become('delivered', 'email');
    for (let times = 0; times < 3; times += 1) {
      await untick();
      expect(await tickAgain()).toMatchObject({ ok: true });
    }
    expect(await states(database)).toHaveLength(2);
  });
});
