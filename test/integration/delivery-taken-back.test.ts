import { expect, it } from 'vitest';
import type { Gateway, GatewayAnswer } from '../../src-main/delivery/gateway.ts';
import { listPauses } from '../../src-main/delivery/pause-queries.ts';
import { tickTask } from '../../src-main/tasks/tick-service.ts';
import { untickTask } from '../../src-main/tasks/untick-service.ts';
import type { Change } from '../../src-shared/contract/changes.ts';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { eachEngine } from '../support/databases.ts';
import { messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

const later: GatewayAnswer = { kind: 'later', reason: 'rate', detail: '', pauseSeconds: 60 };

eachEngine('a message whose tick is taken back while it is handed over', (open) => {
  /** A ticked task of one text, and a runner whose gateway does `meanwhile` and then answers `first`, then accepts. */
  async function setUp(
    first: GatewayAnswer,
    meanwhile: (untick: () => Promise<void>, tick: () => Promise<void>) => Promise<void>,
  ) {
    const firm = await sendingFirm(await open(), {
      firm: { undo_window_seconds: 0 },
      clients: [{}],
      actions: [{ channel: 'sms', subject: null, body: 'Your searches are back.' }],
    });
    const { database, clock, seeded } = firm;
    const user = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
    const answers = { notes: [], reviews: [], sendAgain: [] };
    const tick = async () => {
      expect((await tickTask(firm, seeded.taskId, user, answers)).ok).toBe(true);
    };
    const untick = async () => {
      expect((await untickTask(firm, seeded.taskId, user)).ok).toBe(true);
    };
    await tick();
    const { id } = await database.read.selectFrom('messages').select('id').executeTakeFirstOrThrow();
    const sent: string[] = [];
    const gateway: Gateway = {
      name: 'twilio',
      account: '',
      poll: null,
      find: null,
      replies: null,
      send: async (message) => {
        sent.push(message.id);
        if (sent.length > 1) return { kind: 'accepted', providerId: 'p' };
        await meanwhile(untick, tick);
        return first;
      },
    };
    return { database, clock, runner: firm.make('one', { gateway }), sent, id };
  }

  async function afterAnHour({ database, clock, runner, sent, id }: Awaited<ReturnType<typeof setUp>>) {
    await runner.runOnce();
    const atOnce = await messageNow(database, id);
    clock.advance(3600);
    await runner.runOnce();
    return { atOnce, in1Hour: await messageNow(database, id), sent };
  }

  it('is withdrawn at once when it was not taken over, and never goes', async () => {
    const { atOnce, sent } = await afterAnHour(await setUp(later, (untick) => untick()));
    expect(atOnce).toMatchObject({ state: 'cancelled', reason: 'withdrawn' });
    expect(sent).toHaveLength(1);
  });

  it('goes after all when the task was ticked again meanwhile: the second tick did not tell the client', async () => {
    const both = async (untick: () => Promise<void>, tick: () => Promise<void>) => {
      await untick();
      await tick();
    };
    const { atOnce, in1Hour, sent } = await afterAnHour(await setUp(later, both));
    expect(atOnce).toMatchObject({ state: 'queued', reason: 'rate' });
    expect(in1Hour.state).toBe('accepted');
    expect(new Set(sent).size).toBe(1);
  });

  it('stays on the file as sent when it was taken over', async () => {
    const accepted: GatewayAnswer = { kind: 'accepted', providerId: 'p' };
    const { in1Hour, sent } = await afterAnHour(await setUp(accepted, (untick) => untick()));
    expect(in1Hour.state).toBe('accepted');
    expect(sent).toHaveLength(1);
  });

  it('ends the pause of its channel when that is over, and tells the frame', async () => {
    const { database, clock, runner } = await setUp(later, async () => {});
    await runner.runOnce();
    expect(await listPauses(database.read, clock.now())).toHaveLength(1);
    const told: Change[] = [];
    clock.advance(60);
    database.onChanged((changes) => told.push(...changes));
    await runner.runOnce();
    expect(await database.read.selectFrom('channel_pauses').selectAll().execute()).toEqual([]);
    expect(told).toContainEqual({ area: 'session', matterId: null });
  });

  it('says why it waits of what becomes due while the channel stands still', async () => {
    const { database, clock, runner, id } = await setUp(later, async () => {});
    await runner.runOnce();
    const row = await messageNow(database, id);
    const second = {
      ...row,
      id: newId(),
      document_id: newId(),
      reason: 'undo_window',
      due_at: addSeconds(clock.now(), 30),
    };
    const document = await database.read.selectFrom('documents').selectAll().executeTakeFirstOrThrow();
    await database.write(async (tx) => {
      await tx
        .insertInto('documents')
        .values({ ...document, id: second.document_id })
        .execute();
      await tx.insertInto('messages').values(second).execute();
    });
    clock.advance(31);
    await runner.runOnce();
    expect(await messageNow(database, second.id)).toMatchObject({ state: 'queued', reason: 'rate' });
  });

  it('says no old reason while it is tried again', async () => {
    const { database, clock, runner, id } = await setUp(later, async () => {});
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'queued', reason: 'rate' });
    clock.advance(3600);
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'accepted', reason: null });
  });
});
