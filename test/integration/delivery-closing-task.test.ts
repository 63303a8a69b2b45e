import { expect, it } from 'vitest';
import { tickTask } from '../../src-main/tasks/tick-service.ts';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../support/databases.ts';
import { messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

eachEngine('a task that tells the client and closes the matter', (open) => {
  /** A ticked task of a text and a change to Archived, and what sends it. */
  async function setUp() {
    const archivedId = newId();
    const cancelledId = newId();
    const every = { condition: null } as const;
    const firm = await sendingFirm(await open(), {
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
    const { database, clock, seeded } = firm;
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
    const user = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
    expect((await tickTask(firm, seeded.taskId, user)).ok).toBe(true);
    const { id } = await database.read.selectFrom('messages').select('id').executeTakeFirstOrThrow();
    clock.advance(61);
    return { ...firm, cancelledId, id };
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
