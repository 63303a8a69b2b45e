import { expect, it } from 'vitest';
import {
  canMove,
  canSendAgain,
  type MessageState,
  messageStates,
} from '../../src-shared/domain/message-states.ts';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { enqueueOne } from '../../test/support/outbox.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from './database.ts';

type Changes = { sends_again?: number; retried?: 0 | 1; may_have_gone?: 0 | 1 };

eachEngine('the moves of a message in the database', (open) => {
  /** Makes messages in a state, whatever leads there, and answers a way to try a move with one. */
  async function setUp(database: Database) {
    const clock = fakeClock();
    const seeded = await seedMatter(database);
    return async (from: MessageState, to: MessageState, changes: Changes = {}, channel: Channel = 'sms') => {
      const id = await enqueueOne(database, seeded, clock.now(), { channel });
      const row = await database.read
        .selectFrom('messages')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      // Only updates are looked at, so that a row put there says where it starts.
      await database.read.deleteFrom('messages').where('id', '=', id).execute();
      await database.read
        .insertInto('messages')
        .values({ ...row, state: from })
        .execute();
      try {
        await database.read
          .updateTable('messages')
          .set({ state: to, ...changes })
          .where('id', '=', id)
          .execute();
        return true;
      } catch (error) {
        expect(String(error)).toContain('a message cannot make this move');
        return false;
      }
    };
  }

  it('are those of the domain, and no others', async () => {
    const move = await setUp(await open());
    for (const from of messageStates) {
      for (const to of messageStates) {
        if (from === to) continue;
        expect([from, to, await move(from, to)]).toEqual([from, to, canMove(from, to)]);
        const again = to === 'queued' && canSendAgain(from);
        const pressed = await move(from, to, { sends_again: 1 });
        expect([from, to, pressed]).toEqual([from, to, again || canMove(from, to)]);
      }
    }
  });

  it('let an email that is not known, and nothing else, be tried once more by itself', async () => {
    const move = await setUp(await open());
    expect(await move('not_known', 'queued', { retried: 1 }, 'email')).toBe(true);
    expect(await move('not_known', 'queued', { retried: 1 }, 'sms')).toBe(false);
    expect(await move('failed', 'queued', { retried: 1 }, 'email')).toBe(false);
  });

  it('never say of one that may have gone that it did not', async () => {
    const move = await setUp(await open());
    for (const to of ['cancelled', 'expired', 'blocked'] as const)
      expect([to, await move('queued', to, { may_have_gone: 1 })]).toEqual([to, false]);
    expect(await move('dispatching', 'failed', { may_have_gone: 1 })).toBe(false);
    expect(await move('queued', 'not_known', { may_have_gone: 1 })).toBe(true);
  });
});
