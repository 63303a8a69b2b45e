import { expect, it } from 'vitest';
import { createRunner } from '../../src-main/delivery/runner.ts';
import { tickTask } from '../../src-main/tasks/tick-service.ts';
import { newId } from '../../src-shared/ids.ts';
import { fakeClock } from '../support/clock.ts';
import { eachEngine } from '../support/databases.ts';
import { keepingLog, messageNow, runnerParts, scriptedGateway } from '../support/outbox.ts';
import { seedMatter } from '../support/seed.ts';

eachEngine('a task that tells the client and closes the matter', (open) => {
  /** A ticked task of a text and a change to Archived, and what sends it. */
  async function setUp() {
    const database = await open();
    const clock = fakeClock();
    const archivedId = newId();
    const cancelledId = newId();
    const every = { condition: null } as const;
    const seeded = await seedMatter(database, {
      firm: { undo_window_seconds: 60, sms_gateway: 'twilio' },
      clients: [{}],
      definition: {
        actions: [
          {
            ...every,
            id: newId(),
            kind: 'send_progress_message',
            channel: 'sms',
            subject: '',
            body: 'We have closed your file.',
            reviewFirst: false,
          },
          { ...every, id: newId(), kind: 'change_status', statusTypeId: archivedId },
        ],
      },
    });
    await database.write(async (tx) => {
      for (const [id, name, kind] of [
        [archivedId, 'Archived', 'archived'],
        [cancelledId, 'Cancelled', 'cancelled'],
      ] as const)
        await tx
          .insertInto('status_types')
          .values({ id, matter_type_id: seeded.matterTypeId, name, kind, position: 9, revision: 1 })
          .execute();
    });
    const deps = { database, clock, log: keepingLog() };
    const user = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
    expect((await tickTask(deps, seeded.taskId, user)).ok).toBe(true);
    const gateway = scriptedGateway();
    const runner = createRunner({ ...deps, owner: 'one', ...runnerParts, gatewayFor: async () => gateway });
    const { id } = await database.read.selectFrom('messages').select('id').executeTakeFirstOrThrow();
    clock.advance(61);
    return { database, seeded, cancelledId, gateway, runner, id };
  }

  it('still tells the client, after the undo window', async () => {
    const { database, gateway, runner, id } = await setUp();
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'accepted' });
    expect(gateway.sent.map((message) => message.body)).toEqual(['We have closed your file.']);
  });

  it('tells nobody when the matter was cancelled meanwhile', async () => {
    const { database, seeded, cancelledId, gateway, runner, id } = await setUp();
    await database.write((tx) =>
      tx
        .updateTable('matters')
        .set({ status_type_id: cancelledId })
        .where('id', '=', seeded.matterId)
        .execute(),
    );
    await runner.runOnce();
    expect(await messageNow(database, id)).toMatchObject({ state: 'cancelled', reason: 'matter_closed' });
    expect(gateway.sent).toEqual([]);
  });
});
