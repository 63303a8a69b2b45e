import { expect, it } from 'vitest';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo, keepingLog } from '../../test/support/outbox.ts';
import { seedMatter } from '../../test/support/seed.ts';
import { updateFirmSettings } from '../options/firm-queries.ts';
import { tickTask } from './tick-service.ts';
import { untickTask } from './untick-service.ts';

eachEngine('a second tick', (open) => {
  /** A task ticked and un-ticked, whose text went by `gateway`; then the firm's own gateway is `now`. */
  async function tickedBefore(gateway: 'practice' | 'twilio', now: 'practice' | 'twilio') {
    const database = await open();
    const clock = fakeClock();
    const { taskId, userId } = await seedMatter(database, {
      clients: [{}],
      actions: [{ channel: 'sms', subject: null, body: 'Your searches are back.' }],
    });
    const deps = { database, clock, log: keepingLog() };
    const user = { id: userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
    await tickTask(deps, taskId, user);
    await bringTo(database, 'delivered', () => true, { gateway });
    await database.write((tx) => updateFirmSettings(tx, { sms_gateway: now }));
    await untickTask(deps, taskId, user);
    const answers = { notes: [], reviews: [], sendAgain: [] };
    expect((await tickTask(deps, taskId, user, answers)).ok).toBe(true);
    const messages = await database.read.selectFrom('messages').select('id').execute();
    return messages.length;
  }

  it('does not tell a client again who was told', async () => {
    expect(await tickedBefore('twilio', 'twilio')).toBe(1);
    expect(await tickedBefore('practice', 'practice')).toBe(1);
  });

  it('tells a client who had been told in practice only, once the account is real', async () => {
    expect(await tickedBefore('practice', 'twilio')).toBe(2);
  });

  it('is refused for a task that is not required', async () => {
    const database = await open();
    const { taskId, userId } = await seedMatter(database);
    await database.write((tx) => tx.updateTable('tasks').set({ not_required: 1 }).execute());
    const deps = { database, clock: fakeClock(), log: keepingLog() };
    const user = { id: userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' } as const;
    const answer = await tickTask(deps, taskId, user);
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('not required') } });
    expect(await database.read.selectFrom('messages').select('id').execute()).toEqual([]);
  });
});
