import { expect, it } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../support/databases.ts';
import { attemptsOf, messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';

eachEngine('the runner, when the program ends or the database fails,', (open) => {
  /** A database whose n-th transaction fails, before it began or after it was committed. */
  function failing(database: Database, nth: number, when: 'before' | 'after'): Database {
    let count = 0;
    return {
      ...database,
      write: async (work) => {
        count += 1;
        if (count === nth && when === 'before') throw new Error('the process ended');
        const value = await database.write(work);
        if (count === nth) throw new Error('the process ended');
        return value;
      },
    };
  }

  it('sends nothing before what an earlier run left half done was freed', async () => {
    const { database, gateway, make, enqueue } = await sendingFirm(await open());
    await enqueue();
    // The first transaction is the recovery's.
    const runner = make('one', { database: failing(database, 1, 'before') });
    await expect(runner.runOnce()).rejects.toThrow('the process ended');
    expect(gateway.sent).toEqual([]);
    await runner.runOnce();
    expect(gateway.sent).toHaveLength(1);
    await database.close();
  });

  for (const when of ['before', 'after'] as const) {
    it(`loses nothing, sends nothing twice and leaves nothing stuck when it ends ${when} any step`, async () => {
      for (let nth = 1; nth <= 12; nth += 1) {
        const { database, clock, gateway, make, enqueue } = await sendingFirm(await open());
        const ids = [await enqueue(), await enqueue({ channel: 'email' })];
        await make('one', { database: failing(database, nth, when) })
          .runOnce()
          .catch(() => {});
        clock.advance(600);
        const second = make(newId());
        await second.recover();
        await second.runOnce();
        clock.advance(600);
        await second.runOnce();
        for (const id of ids) {
          const times = gateway.sent.filter((one) => one.id === id).length;
          const { state, claimed_by: owner } = await messageNow(database, id);
          expect({ nth, times: times <= 1, owner }).toEqual({ nth, times: true, owner: null });
          expect(['delivered', 'not_known']).toContain(state);
          if (times === 0) expect(state).toBe('not_known');
          expect((await attemptsOf(database, id)).every((one) => one.finished_at !== null)).toBe(true);
        }
        await database.close();
      }
    });

    it(`goes on by itself, each message once and none in doubt, when a transaction fails ${when} it`, async () => {
      for (let nth = 1; nth <= 12; nth += 1) {
        const { database, clock, gateway, make, enqueue } = await sendingFirm(await open());
        const ids = [await enqueue(), await enqueue({ channel: 'email' })];
        const runner = make('one', { database: failing(database, nth, when) });
        await runner.runOnce().catch(() => {});
        for (let time = 0; time < 4; time += 1) {
          clock.advance(60);
          await runner.runOnce().catch(() => {});
        }
        expect(gateway.sent.map((one) => one.id).sort()).toEqual([...ids].sort());
        for (const id of ids) expect((await messageNow(database, id)).state).toBe('delivered');
        await database.close();
      }
    });
  }
});
