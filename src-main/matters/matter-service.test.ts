import { expect, it } from 'vitest';
import { fold } from '../../src-shared/domain/fold.ts';
import { newId } from '../../src-shared/ids.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { matterHandlers } from './matter-service.ts';

const user: User = { id: 'u', name: 'Sam Oak', initials: 'SO', role: 'standard' };

/** A firm with one matter for each text to be found by; its reference is its number. */
async function setUp(database: Database, texts: string[]) {
  const seeded = await seedMatter(database);
  const first = await database.read.selectFrom('matters').selectAll().executeTakeFirstOrThrow();
  await database.read.deleteFrom('tasks').execute();
  await database.read.deleteFrom('parties').execute();
  await database.read.deleteFrom('matters').execute();
  const rows = texts.map((text, index) => ({
    ...first,
    id: newId(),
    reference: `M${index}`,
    sort_key: `m${index % 5}`,
    search_key: fold(`M${index} ${text}`),
  }));
  await database.read.insertInto('matters').values(rows).execute();
  const handlers = matterHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
  const find = async (text: string, limit = 50, after: string | null = null) => {
    const found = await handlers['matters.find']({ text, limit, after }, { user });
    if (!found.ok) throw new Error(found.error.message);
    return found.value;
  };
  const references = async (text: string) => (await find(text)).matters.map((row) => row.reference).sort();
  return { ...seeded, handlers, find, references };
}

eachEngine('finding matters', (open) => {
  it('takes every word of the text, in any order, anywhere, whatever its accents and capitals', async () => {
    const { references } = await setUp(await open(), [
      'Mrs Siân O’Brien 12 Harbour Road',
      'Mr Sian Jones 14 Harbour Road',
      'Zoë Brontë 7 Elm Row',
    ]);
    expect(await references('harbour')).toEqual(['M0', 'M1']);
    expect(await references('  HARBOUR   sian ')).toEqual(['M0', 'M1']);
    expect(await references("siân o'brien")).toEqual(['M0']);
    expect(await references('O´Brien')).toEqual(['M0']);
    expect(await references('bronte ZOE')).toEqual(['M2']);
    expect(await references('arbou')).toEqual(['M0', 'M1']);
    expect(await references('harbour elm')).toEqual([]);
    expect(await references('')).toEqual(['M0', 'M1', 'M2']);
    expect(await references('   ')).toEqual(['M0', 'M1', 'M2']);
  });

  it('takes % _ \\ and quotes literally', async () => {
    const { references } = await setUp(await open(), [
      '100% Homes',
      'under_score',
      'back\\slash',
      "o'quote",
      'plain',
    ]);
    expect(await references('%')).toEqual(['M0']);
    expect(await references('0%')).toEqual(['M0']);
    expect(await references('_')).toEqual(['M1']);
    expect(await references('under_score')).toEqual(['M1']);
    expect(await references('under-score')).toEqual([]);
    expect(await references('\\')).toEqual(['M2']);
    expect(await references('back\\slash')).toEqual(['M2']);
    expect(await references("'")).toEqual(['M3']);
    expect(await references("' or 1=1 --")).toEqual([]);
    expect(await references('%plain%')).toEqual([]);
  });

  it.each([1, 3, 7, 23, 24, 50])(
    'visits every matter exactly once by pages of %i, equal keys and all',
    async (limit) => {
      const { find } = await setUp(
        await open(),
        Array.from({ length: 23 }, (_, index) => `same ${index}`),
      );
      const seen: string[] = [];
      const order: string[] = [];
      let after: string | null = null;
      for (let pages = 0; pages < 30; pages += 1) {
        const page: Awaited<ReturnType<typeof find>> = await find('same', limit, after);
        expect(page.matters.length).toBeLessThanOrEqual(limit);
        seen.push(...page.matters.map((row) => row.id));
        order.push(...page.matters.map((row) => `m${Number(row.reference.slice(1)) % 5}`));
        after = page.next;
        if (after === null) break;
      }
      expect(after).toBeNull();
      expect(seen).toHaveLength(23);
      expect(new Set(seen).size).toBe(23);
      expect(order).toEqual([...order].sort().reverse());
    },
  );
});

eachEngine('one matter', (open) => {
  it('is told with its clients first, each number as it was understood', async () => {
    const database = await open();
    const { matterId, contactIds } = await seedMatter(database, {
      clients: [
        { mobile: '+44 (0)7700 900 101' },
        { mobile: 'ask his wife', sms_opted_out_at: '2026-01-01T00:00:00.000Z' },
      ],
    });
    const handlers = matterHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
    const answer = await handlers['matters.get']({ matterId }, { user });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        id: matterId,
        parties: [
          { contactId: contactIds[0], role: 'client', mobile: '07700 900101', optedOut: false },
          { contactId: contactIds[1], role: 'client', mobile: 'ask his wife', optedOut: true },
        ],
        messagesOff: false,
      },
    });
  });

  it('keeps the statuses it can change to when its type is retired', async () => {
    const database = await open();
    const { matterId, statusTypeId } = await seedMatter(database);
    await database.read.updateTable('matter_types').set({ retired: 1 }).execute();
    const handlers = matterHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
    const answer = await handlers['matters.get']({ matterId }, { user });
    expect(answer).toMatchObject({ ok: true, value: { statusTypes: [{ id: statusTypeId }] } });
  });

  it('can have its messages switched off and on, which is audited and told', async () => {
    const database = await open();
    const { matterId } = await seedMatter(database);
    const handlers = matterHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
    const told: unknown[] = [];
    database.onChanged((changes) => told.push(...changes));
    for (const messagesOff of [true, false]) {
      expect(await handlers['matters.setMessagesOff']({ matterId, messagesOff }, { user })).toEqual({
        ok: true,
        value: {},
      });
      const read = await handlers['matters.get']({ matterId }, { user });
      expect(read).toMatchObject({ value: { messagesOff } });
    }
    expect(told).toEqual([
      { area: 'matters', matterId },
      { area: 'matters', matterId },
    ]);
    const lines = await database.read.selectFrom('audit').select(['action', 'after']).orderBy('id').execute();
    expect(lines.map((line) => line.after)).toEqual(['{"messagesOff":true}', '{"messagesOff":false}']);
  });

  it('is not found when there is none, and nothing is written', async () => {
    const database = await open();
    const handlers = matterHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
    const missing = { ok: false, error: { code: 'not_found' } };
    expect(await handlers['matters.get']({ matterId: 'none' }, { user })).toMatchObject(missing);
    expect(
      await handlers['matters.setMessagesOff']({ matterId: 'none', messagesOff: true }, { user }),
    ).toMatchObject(missing);
    expect(await database.read.selectFrom('audit').select('id').execute()).toEqual([]);
  });
});
