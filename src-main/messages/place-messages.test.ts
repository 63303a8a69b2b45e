import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo, enqueueOne, messageNow } from '../../test/support/outbox.ts';
import { seedMatter } from '../../test/support/seed.ts';

const saturday = '2026-03-07T19:59:30.000Z';
const hours = { sending_days: '1,2,3,4,5,6', sending_from: '08:00', sending_until: '20:00' };
const afterAMinute = '2026-03-07T20:00:30.000Z';

eachEngine('a message that is queued', (open) => {
  it('waits for the hours in which its undo window ends, and has a day from then', async () => {
    const database = await open();
    const seeded = await seedMatter(database, { firm: hours });
    const now = await enqueueOne(database, seeded, saturday);
    expect(await messageNow(database, now)).toMatchObject({
      state: 'queued',
      reason: null,
      due_at: saturday,
      not_after: '2026-03-08T19:59:30.000Z',
    });
    const held = await enqueueOne(database, seeded, saturday, { dueAt: afterAMinute });
    expect(await messageNow(database, held)).toMatchObject({
      state: 'queued',
      attention: 0,
      reason: 'outside_hours',
      due_at: '2026-03-09T08:00:00.000Z',
      ordered_at: '2026-03-09T08:00:00.000Z',
      not_after: '2026-03-10T08:00:00.000Z',
    });
    const undoable = await enqueueOne(database, seeded, '2026-03-07T12:00:00.000Z', {
      dueAt: '2026-03-07T12:01:00.000Z',
    });
    expect(await messageNow(database, undoable)).toMatchObject({
      reason: 'undo_window',
      due_at: '2026-03-07T12:01:00.000Z',
    });
  });

  it('is blocked from the start, for a person to look at, when it has bank details in it', async () => {
    const database = await open();
    const seeded = await seedMatter(database);
    const text = await enqueueOne(database, seeded, saturday, { body: 'Pay to 20-11-22 12345674' });
    const subject = await enqueueOne(database, seeded, saturday, {
      channel: 'email',
      subject: 'Pay to 20-11-22 12345674',
    });
    for (const id of [text, subject])
      expect(await messageNow(database, id)).toMatchObject({
        state: 'blocked',
        reason: 'bank_details',
        reason_detail: expect.stringContaining('12345674'),
        attention: 1,
      });
    const documents = await database.read.selectFrom('documents').select('id').execute();
    expect(documents).toHaveLength(2);
  });

  it('is blocked when its client has, or will have, had the most of its day; each day and client by itself', async () => {
    const database = await open();
    const seeded = await seedMatter(database, { firm: { ...hours, daily_limit: 2 } });
    const put = async (changes: Parameters<typeof enqueueOne>[3] = {}) =>
      messageNow(database, await enqueueOne(database, seeded, saturday, changes));
    expect([(await put()).state, (await put({ channel: 'email' })).state]).toEqual(['queued', 'queued']);
    expect(await put()).toMatchObject({
      state: 'blocked',
      reason: 'daily_limit',
      reason_detail: '2',
      attention: 1,
    });
    expect((await put({ contactId: seeded.contactIds[1] ?? '' })).state).toBe('queued');
    expect((await put({ isToProfessional: true })).state).toBe('queued');
    const monday = [await put({ dueAt: afterAMinute }), await put({ dueAt: afterAMinute })];
    expect(monday.map(({ state }) => state)).toEqual(['queued', 'queued']);
    expect((await put({ dueAt: afterAMinute })).state).toBe('blocked');
    await bringTo(database, 'cancelled', ({ id }) => id === monday[0]?.id);
    expect((await put({ dueAt: afterAMinute })).state).toBe('queued');
  });
});
