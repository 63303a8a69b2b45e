import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { matterTypeRow } from '../../test/support/rows.ts';
import type { Database } from './database.ts';

const changed = { area: 'options', matterId: null } as const;
const type = (id: string) => matterTypeRow(id, { name: id });
const ids = async (database: Database) =>
  (await database.read.selectFrom('matter_types').select('id').orderBy('id').execute()).map((row) => row.id);

eachEngine('a write', (open) => {
  it('tells of its changes once, after the commit', async () => {
    const database = await open();
    const seen: Promise<unknown>[] = [];
    database.onChanged((changes) => seen.push(ids(database).then((found) => ({ changes, found }))));
    await database.write(async (tx, tell) => {
      tell(changed);
      await tx.insertInto('matter_types').values(type('a')).execute();
      tell(changed);
      tell({ area: 'matters', matterId: 'm' });
      expect(seen).toEqual([]);
    });
    expect(await Promise.all(seen)).toEqual([
      { changes: [changed, { area: 'matters', matterId: 'm' }], found: ['a'] },
    ]);
  });

  it('tells of nothing, and keeps nothing, when it fails', async () => {
    const database = await open();
    const seen: unknown[] = [];
    database.onChanged((changes) => seen.push(changes));
    const failing = database.write(async (tx, tell) => {
      await tx.insertInto('matter_types').values(type('a')).execute();
      tell(changed);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(seen).toEqual([]);
    expect(await ids(database)).toEqual([]);
  });

  it('keeps nothing when a statement in it is refused', async () => {
    const database = await open();
    const failing = database.write(async (tx) => {
      await tx.insertInto('matter_types').values(type('a')).execute();
      await tx.insertInto('matter_types').values(type('a')).execute();
    });
    await expect(failing).rejects.toThrow();
    expect(await ids(database)).toEqual([]);
    await database.write((tx) => tx.insertInto('matter_types').values(type('b')).execute());
    expect(await ids(database)).toEqual(['b']);
  });

  it('stops telling a listener that no longer listens', async () => {
    const database = await open();
    const seen: unknown[] = [];
    const stop = database.onChanged((changes) => seen.push(changes));
    stop();
    await database.write(async (_tx, tell) => tell(changed));
    expect(seen).toEqual([]);
  });

  it('waits for the one before it, and a read sees only what is committed', async () => {
    const database = await open();
    await database.write((tx) =>
      tx
        .insertInto('matter_types')
        .values({ ...type('counter'), position: 0 })
        .execute(),
    );
    const addOne = () =>
      database.write(async (tx) => {
        const { position } = await tx.selectFrom('matter_types').select('position').executeTakeFirstOrThrow();
        await sql`select 1`.execute(tx);
        await tx
          .updateTable('matter_types')
          .set({ position: position + 1 })
          .execute();
      });
    const read = () => database.read.selectFrom('matter_types').select('position').executeTakeFirstOrThrow();
    const all = await Promise.all([addOne(), read(), addOne(), addOne(), read(), addOne()]);
    expect(all).toHaveLength(6);
    expect(await read()).toEqual({ position: 4 });
  });
});
