import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { filed, replyOf, sentText, takeOne } from '../../test/support/replies.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import type { Reply } from '../delivery/gateway.ts';
import { takeReply } from './take-reply.ts';

const noon = '2026-03-02T12:00:00.000Z';
const olive = '+447700900101';

const take = (database: Database, reply: Reply) =>
  database.write((tx, changed) => takeReply(tx, changed, reply, reply.at));
const replyNow = (database: Database) =>
  database.read.selectFrom('replies').selectAll().executeTakeFirstOrThrow();
const optedOut = async (database: Database) => {
  const rows = await database.read.selectFrom('contacts').selectAll().orderBy('full_name').execute();
  return rows.filter((row) => row.sms_opted_out_at !== null).map((row) => row.full_name);
};
const actions = async (database: Database) => {
  const rows = await database.read.selectFrom('audit').select('action').orderBy('id').execute();
  return rows.map((row) => row.action);
};

eachEngine('a reply', (open) => {
  it('is filed on the matter of the last text to its number, at the time at which it came', async () => {
    const database = await open();
    const first = await seedMatter(database);
    const second = await seedMatter(database, { clients: [{ mobile: '07700 900555' }] });
    await sentText(database, second, noon, { number: olive });
    await sentText(database, first, '2026-03-02T11:00:00.000Z');
    expect(await take(database, replyOf({ body: 'Yes,\nthat is fine' }))).toBe('filed');
    expect(await replyNow(database)).toMatchObject({
      matter_id: second.matterId,
      contact_id: second.contactIds[0],
      meaning: 'reply',
      unread: 1,
      filed_by: null,
    });
    expect(await filed(database)).toEqual([
      {
        matter_id: second.matterId,
        kind: 'reply',
        description: 'Yes,',
        created_at: '2026-03-02T12:01:00.000Z',
        created_by: null,
      },
    ]);
    expect(await actions(database)).toEqual(['reply.received']);
  });

  it('is taken once, however often it is listed', async () => {
    const database = await open();
    await seedMatter(database);
    const reply = replyOf();
    expect(await take(database, reply)).toBe('filed');
    expect(await take(database, reply)).toBeNull();
    expect(await filed(database)).toHaveLength(1);
    expect(await actions(database)).toHaveLength(1);
  });

  it.each([{ gateway: 'practice' as const }, { testNumber: '+447700900900' }])(
    'is no answer to a text that reached nobody: %j',
    async (changes) => {
      const database = await open();
      const told = await seedMatter(database, { clients: [{ mobile: '07700 900555' }] });
      await sentText(database, told, noon, { number: olive, ...changes });
      expect(await take(database, replyOf())).toBe('tray');
    },
  );

  it('of a tester in test mode is no reply of the client whose text they were shown', async () => {
    const database = await open();
    const seeded = await seedMatter(database);
    await sentText(database, seeded, noon, { testNumber: '+447700900900' });
    expect(await take(database, replyOf({ from: '+447700900900' }))).toBe('tray');
    expect(await replyNow(database)).toMatchObject({ contact_id: null, matter_id: null });
  });

  it('goes to the one open matter of whoever has the number, however it was typed', async () => {
    const database = await open();
    const { matterId, contactIds } = await seedMatter(database, {
      clients: [{ mobile: '(07700) 900-101', search_key: 'olive ash +447700900101' }],
    });
    expect(await take(database, replyOf())).toBe('filed');
    expect(await replyNow(database)).toMatchObject({ matter_id: matterId, contact_id: contactIds[0] });
  });

  it.each(['cancelled', 'archived'] as const)(
    'waits in the tray when their only matter is %s',
    async (kind) => {
      const database = await open();
      const { contactIds } = await seedMatter(database, { statusKind: kind });
      expect(await take(database, replyOf())).toBe('tray');
      expect(await replyNow(database)).toMatchObject({ matter_id: null, contact_id: contactIds[0] });
      expect(await filed(database)).toEqual([]);
    },
  );

  it.each(['+447700900999', '+33612345678', 'HMRC', '60066', '_'])(
    'of %s waits in the tray',
    async (from) => {
      const database = await open();
      await seedMatter(database);
      expect(await take(database, replyOf({ from }))).toBe('tray');
      expect(await replyNow(database)).toMatchObject({ from_number: from, contact_id: null });
    },
  );

  it('without words says that it may have been a picture', async () => {
    const database = await open();
    await seedMatter(database);
    await take(database, replyOf({ body: '  \n' }));
    expect(await filed(database)).toMatchObject([{ description: 'A reply without words' }]);
  });
});

eachEngine('STOP and START', (open) => {
  it('stop texts to whoever was sent the text that is answered, from a number they had', async () => {
    const database = await open();
    const seeded = await seedMatter(database, { clients: [{ mobile: '07700 900555' }] });
    await sentText(database, seeded, noon, { number: olive });
    expect(await take(database, replyOf({ body: 'STOP' }))).toBe('filed');
    expect(await optedOut(database)).toEqual(['Olive Ash']);
    expect((await filed(database)).map(({ description }) => description)).toContain(
      'Olive Ash answered STOP: no more texts go to 07700 900101.',
    );
  });

  it('stop texts to all who have the number, and say so on the file', async () => {
    const database = await open();
    const { matterId } = await seedMatter(database, { clients: [{}, { mobile: '07700 900101' }] });
    await database.read
      .updateTable('contacts')
      .set({ search_key: 'rowan ash +447700900101' })
      .where('full_name', '=', 'Rowan Ash')
      .execute();
    await take(database, replyOf({ body: 'Stop.' }));
    expect(await optedOut(database)).toEqual(['Olive Ash', 'Rowan Ash']);
    expect(await filed(database)).toMatchObject([
      { kind: 'reply', matter_id: matterId },
      {
        kind: 'file_note',
        matter_id: matterId,
        description:
          'Olive Ash answered STOP: no more texts go to 07700 900101. It is also the number of Rowan Ash.',
      },
    ]);
    expect(await actions(database)).toEqual(['contact.opted_out', 'contact.opted_out', 'reply.received']);
  });

  it('are noted on each open matter on which one of them is a client, also when the reply waits in the tray', async () => {
    const database = await open();
    const first = await seedMatter(database);
    const second = await seedMatter(database, { clients: [] });
    const asClient = { id: newId(), matter_id: second.matterId, role: 'client' as const, position: 1 };
    await database.read
      .insertInto('parties')
      .values({ ...asClient, contact_id: first.contactIds[0] ?? '' })
      .execute();
    expect(await take(database, replyOf({ body: 'STOP' }))).toBe('tray');
    const notes = await filed(database);
    expect(notes.map((one) => one.kind)).toEqual(['file_note', 'file_note']);
    expect(notes.map((one) => one.matter_id).sort()).toEqual([first.matterId, second.matterId].sort());
  });

  it('start texts again, for the sender asked for it', async () => {
    const database = await open();
    await seedMatter(database, { clients: [{ sms_opted_out_at: noon }, { sms_opted_out_at: noon }] });
    await take(database, replyOf({ body: 'Yes' }));
    expect(await optedOut(database)).toEqual(['Rowan Ash']);
    expect((await filed(database)).at(-1)?.description).toBe(
      'Olive Ash answered YES: texts go to 07700 900101 again.',
    );
    expect(await actions(database)).toEqual(['contact.opted_in', 'reply.received']);
  });

  it('change nothing and note nothing where texts are sent already', async () => {
    const database = await open();
    await seedMatter(database);
    await take(database, replyOf({ body: 'START' }));
    expect((await filed(database)).map((one) => one.kind)).toEqual(['reply']);
  });

  it('hold in the order in which they were sent, whichever is listed first', async () => {
    const database = await open();
    await seedMatter(database);
    await takeOne(database, { body: 'START', at: '2026-03-02T12:02:00.000Z' });
    await takeOne(database, { body: 'STOP', at: '2026-03-02T12:01:00.000Z' });
    expect(await optedOut(database)).toEqual([]);
    await takeOne(database, { body: 'STOP', at: '2026-03-02T12:03:00.000Z' });
    expect(await optedOut(database)).toEqual(['Olive Ash']);
  });

  it('of a number that nobody has change nobody', async () => {
    const database = await open();
    await seedMatter(database);
    await take(database, replyOf({ from: '+447700900999', body: 'STOP' }));
    expect(await replyNow(database)).toMatchObject({ meaning: 'stop' });
    expect(await optedOut(database)).toEqual([]);
    expect(await filed(database)).toEqual([]);
  });
});
