import { expect, it } from 'vitest';
import type { ReplyRow } from '../../src-shared/contract/replies.ts';
import type { Result } from '../../src-shared/result.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { auditLines } from '../../test/support/options-calls.ts';
import { keepingLog } from '../../test/support/outbox.ts';
import { filed, takeOne } from '../../test/support/replies.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { sessionHandlers } from '../session/session-service.ts';
import type { User } from '../session/user-queries.ts';
import { repliesHandlers } from './replies-service.ts';

const unknown = '+447700900999';

async function setUp(database: Database, options: SeedOptions = {}) {
  const seeded = await seedMatter(database, options);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const deps = { database, clock: fakeClock(), log: keepingLog() };
  const handlers = repliesHandlers(deps);
  const session = sessionHandlers({ ...deps, loadSample: null });
  return {
    ...seeded,
    list: async (show: 'all' | 'tray' = 'all', limit = 50, after: string | null = null) =>
      value(await handlers['replies.list']({ show, limit, after }, { user })),
    unreadOn: async (matterId = seeded.matterId) =>
      value(await handlers['replies.unreadOn']({ matterId }, { user })).unread,
    unread: async () => value(await session['session.current']({}, { user })).replies,
    markRead: (replyId: string) => handlers['replies.markRead']({ replyId }, { user }),
    file: (replyId: string, matterId = seeded.matterId, contactId: string | null = null) =>
      handlers['replies.file']({ replyId, matterId, contactId }, { user }),
  };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

eachEngine('the list of replies', (open) => {
  it('says of each whose it is, where it is, and whether it can be answered', async () => {
    const database = await open();
    const { list, matterId, contactIds } = await setUp(database);
    await takeOne(database, { body: 'Thank you' });
    await takeOne(database, { from: unknown, body: 'Who is this?', at: '2026-03-02T12:00:00.000Z' });
    const shared = { id: expect.any(String), unread: true, meaning: 'reply' };
    expect((await list()).replies).toEqual([
      {
        ...shared,
        name: 'Olive Ash',
        number: '07700 900101',
        text: 'Thank you',
        at: '2026-03-02T12:01:00.000Z',
        matter: {
          id: matterId,
          reference: `ASH/${matterId.slice(-6)}`,
          clients: 'Olive Ash, Rowan Ash',
          subject: '1 Elm Road',
          feeEarner: 'Sam Oak',
        },
        documentId: expect.any(String),
        answerTo: contactIds[0],
      },
      {
        ...shared,
        name: null,
        number: '07700 900999',
        text: 'Who is this?',
        at: '2026-03-02T12:00:00.000Z',
        matter: null,
        documentId: null,
        answerTo: null,
      },
    ]);
    expect((await list('tray')).replies.map((one) => one.text)).toEqual(['Who is this?']);
  });

  it.each([1, 3, 8])('visits each once by pages of %i: unread ones first, then the newest', async (limit) => {
    const database = await open();
    const { list, markRead } = await setUp(database);
    const ids: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      const at = `2026-03-02T12:0${index % 3}:00.000Z`;
      ids.push(await takeOne(database, { at, ...(index > 4 ? { from: unknown } : {}) }));
    }
    for (const id of ids.slice(0, 4)) await markRead(id);
    const seen: ReplyRow[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list('all', limit, after);
      seen.push(...page.replies);
      after = page.next;
    } while (after !== null && seen.length < 20);
    expect(seen.map((one) => one.id).sort()).toEqual(ids.sort());
    const keys = seen.map((one) => `${one.unread ? 1 : 0} ${one.at}`);
    expect(keys).toEqual(keys.toSorted().reverse());
  });
});

eachEngine('reading a reply', (open) => {
  it('counts no longer as unread, once, for whoever looks', async () => {
    const database = await open();
    const { markRead, unread, unreadOn, userId } = await setUp(database);
    const id = await takeOne(database);
    await takeOne(database, { from: unknown });
    expect([await unread(), await unreadOn()]).toEqual([2, 1]);
    expect(await markRead(id)).toMatchObject({ ok: true });
    expect(await markRead(id)).toMatchObject({ ok: true });
    expect([await unread(), await unreadOn()]).toEqual([1, 0]);
    const row = await database.read
      .selectFrom('replies')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ read_by: userId, read_at: '2026-03-02T12:00:00.000Z' });
    expect((await auditLines(database)).filter((one) => one.action === 'reply.read')).toHaveLength(1);
    expect(await markRead('none')).toMatchObject({ error: { code: 'not_found' } });
  });
});

eachEngine('filing a reply of the tray', (open) => {
  it('puts it on the matter, as the chosen person’s, and marks it as read', async () => {
    const database = await open();
    const { file, list, unread, matterId, contactIds } = await setUp(database);
    const id = await takeOne(database, { from: unknown, body: 'It is Rowan, on a new number' });
    const [, rowan = ''] = contactIds;
    const { documentId } = value(await file(id, matterId, rowan));
    expect(await filed(database)).toMatchObject([
      { kind: 'reply', matter_id: matterId, created_at: '2026-03-02T12:01:00.000Z' },
    ]);
    expect((await list()).replies).toMatchObject([
      { name: 'Rowan Ash', documentId, unread: false, answerTo: rowan },
    ]);
    expect(await unread()).toBe(0);
    expect(await auditLines(database)).toContainEqual({
      action: 'reply.file',
      subjectId: id,
      before: { contactId: null },
      after: { matterId, contactId: rowan },
    });
  });

  it('leaves it with whoever alone has the number, unless somebody else is chosen', async () => {
    const database = await open();
    const { file, list, contactIds, matterId } = await setUp(database, { statusKind: 'archived' });
    const other = await seedMatter(database, { clients: [] });
    await file(await takeOne(database, { body: 'One' }), other.matterId);
    await file(await takeOne(database, { body: 'Two' }), matterId, contactIds[1]);
    const names = (await list()).replies.map((one) => `${one.text}: ${one.name}`);
    expect(names.sort()).toEqual(['One: Olive Ash', 'Two: Rowan Ash']);
  });

  it('is refused when it is filed already, and for who or what is not there', async () => {
    const database = await open();
    const { file, matterId } = await setUp(database);
    const other = await seedMatter(database);
    const id = await takeOne(database, { from: unknown });
    expect(await file('none')).toMatchObject({ error: { code: 'not_found' } });
    expect(await file(id, 'none')).toMatchObject({ error: { code: 'not_found' } });
    expect(await file(id, matterId, other.contactIds[0])).toMatchObject({ error: { code: 'not_found' } });
    expect(await filed(database)).toEqual([]);
    expect(await file(id)).toMatchObject({ ok: true });
    expect(await file(id, other.matterId)).toMatchObject({ error: { code: 'changed_meanwhile' } });
    expect(await filed(database)).toHaveLength(1);
  });

  it('stops texts to the person who is said to have answered STOP, unless they answered START since', async () => {
    const database = await open();
    const { file, matterId, contactIds } = await setUp(database);
    const [olive = '', rowan = ''] = contactIds;
    const early = await takeOne(database, { from: '+447700900998', body: 'STOP' });
    await takeOne(database, { from: '+447700900998', body: 'START', at: '2026-03-02T12:05:00.000Z' });
    const stop = await takeOne(database, { from: unknown, body: 'STOP' });
    await file(early, matterId, olive);
    await file(stop, matterId, rowan);
    const contacts = await database.read
      .selectFrom('contacts')
      .select(['full_name', 'sms_opted_out_at'])
      .orderBy('full_name')
      .execute();
    expect(contacts).toEqual([
      { full_name: 'Olive Ash', sms_opted_out_at: null },
      { full_name: 'Rowan Ash', sms_opted_out_at: '2026-03-02T12:00:00.000Z' },
    ]);
    expect((await filed(database)).map((one) => one.description)).toContain(
      'Rowan Ash answered STOP: no more texts go to 07700 900999.',
    );
  });
});
