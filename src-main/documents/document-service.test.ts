import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { takeOne } from '../../test/support/replies.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import { messageHandlers } from '../messages/message-service.ts';
import type { User } from '../session/user-queries.ts';
import { tickTask } from '../tasks/tick-service.ts';
import { documentHandlers } from './document-service.ts';

async function setUp(database: Database) {
  const seeded = await seedMatter(database);
  const clock = fakeClock('2026-03-02T12:00:00.000Z');
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const deps = { database, clock, log: createLog(() => {}) };
  const handlers = documentHandlers(deps);
  const list = async (limit = 50, after: string | null = null, matterId = seeded.matterId) => {
    const listed = await handlers['documents.list']({ matterId, limit, after }, { user });
    if (!listed.ok) throw new Error(listed.error.message);
    return listed.value;
  };
  return {
    ...seeded,
    clock,
    list,
    open: (documentId: string) => handlers['documents.open']({ documentId }, { user }),
    tick: () => tickTask(deps, seeded.taskId, user),
    sendSms: async (text: string) => {
      const [contactId = ''] = seeded.contactIds;
      const sent = await messageHandlers(deps)['messages.sendSms'](
        {
          matterId: seeded.matterId,
          contactId,
          mobile: '07700 900101',
          text,
          messageId: newId(),
          isAgain: false,
        },
        { user },
      );
      return sent.ok ? sent.value.documentId : '';
    },
  };
}

/** Notes on a file, several of them at the same instant. */
async function addNotes(database: Database, matterId: string, userId: string, count: number) {
  const notes = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    matter_id: matterId,
    kind: 'file_note' as const,
    description: `Note ${index}`,
    folder: null,
    text: 'x',
    created_at: `2026-03-01T12:00:0${index % 4}.000Z`,
    created_by: userId,
  }));
  await database.read.insertInto('documents').values(notes).execute();
}

eachEngine('the Document screen', (open) => {
  it.each([1, 4, 10, 11, 200])(
    'visits every document exactly once by pages of %i, newest first',
    async (limit) => {
      const database = await open();
      const { list, matterId, userId } = await setUp(database);
      const other = await seedMatter(database);
      await addNotes(database, matterId, userId, 11);
      await addNotes(database, other.matterId, other.userId, 3);
      const seen: { id: string; at: string }[] = [];
      let after: string | null = null;
      for (let pages = 0; pages < 20; pages += 1) {
        const page: Awaited<ReturnType<typeof list>> = await list(limit, after);
        seen.push(...page.documents);
        after = page.next;
        if (after === null) break;
      }
      expect(after).toBeNull();
      expect(new Set(seen.map((one) => one.id)).size).toBe(11);
      expect(seen).toHaveLength(11);
      const times = seen.map((one) => one.at);
      expect(times).toEqual([...times].sort().reverse());
    },
  );

  it('keeps its place when something new is put on the file between two pages', async () => {
    const database = await open();
    const { list, matterId, userId, sendSms } = await setUp(database);
    await addNotes(database, matterId, userId, 6);
    const first = await list(3);
    await sendSms('Newest of all');
    const second = await list(3, first.next);
    const ids = [...first.documents, ...second.documents].map((one) => one.id);
    expect(new Set(ids).size).toBe(6);
    expect((await list()).documents[0]?.description).toBe('Newest of all');
  });

  it('says of each message who gets it, who sent it, and until when it waits', async () => {
    const { tick, list } = await setUp(await open());
    await tick();
    const { documents } = await list();
    expect(documents.map((one) => `${one.kind} to ${one.to} by ${one.by}`).sort()).toEqual([
      'email to Olive Ash by SO',
      'email to Rowan Ash by SO',
      'sms to Olive Ash by SO',
      'sms to Rowan Ash by SO',
    ]);
    for (const one of documents) {
      expect(one.status).toEqual({
        state: 'queued',
        note: 'Until 12:01:00, while it can be undone.',
        practice: false,
      });
    }
  });

  it('no longer says until when once that has passed, though nothing has happened', async () => {
    const { tick, list, clock } = await setUp(await open());
    await tick();
    clock.advance(61);
    for (const one of (await list()).documents)
      expect(one.status).toMatchObject({ state: 'queued', note: '' });
  });

  it('lists a reply with whom it is from, and by nobody, until it is read', async () => {
    const database = await open();
    const { list, open: openDocument, contactIds } = await setUp(database);
    const replyId = await takeOne(database, { body: 'Thank you' });
    const reply = { id: replyId, name: 'Olive Ash', number: '07700 900101', unread: true };
    const { documents } = await list();
    expect(documents).toMatchObject([{ kind: 'reply', by: '', to: null, status: null, reply }]);
    expect(await openDocument(documents[0]?.id ?? '')).toMatchObject({
      value: { text: 'Thank you', reply, answerTo: contactIds[0], canCancel: false },
    });
  });

  it.each(['no client of the matter', 'sent no texts'])('offers no answer to who is %s', async (which) => {
    const database = await open();
    const { list, open: openDocument } = await setUp(database);
    await takeOne(database, which === 'sent no texts' ? { body: 'STOP' } : {});
    if (which !== 'sent no texts')
      await database.read.updateTable('parties').set({ role: 'estate_agent' }).execute();
    const reply = (await list()).documents.find(({ kind }) => kind === 'reply');
    expect(await openDocument(reply?.id ?? '')).toMatchObject({ value: { answerTo: null } });
  });

  it('gives a note no status', async () => {
    const database = await open();
    const { list, matterId, userId } = await setUp(database);
    await addNotes(database, matterId, userId, 1);
    expect((await list()).documents).toMatchObject([{ kind: 'file_note', to: null, status: null }]);
  });
});

eachEngine('opening a document', (open) => {
  it('shows the whole text, the number, and that it can be cancelled while it waits', async () => {
    const { sendSms, open: openDocument, matterId } = await setUp(await open());
    const text = `${'word '.repeat(30)}end`;
    const answer = await openDocument(await sendSms(text));
    expect(answer).toMatchObject({
      ok: true,
      value: { matterId, text, recipient: '07700 900101', segments: 1, attempts: [], canCancel: true },
    });
  });

  it('tells each attempt in words, and offers no cancelling once it may have gone', async () => {
    const database = await open();
    const { sendSms, open: openDocument } = await setUp(database);
    const documentId = await sendSms('Hello');
    const message = await database.read.selectFrom('messages').select('id').executeTakeFirstOrThrow();
    await bringTo(database, 'dispatching');
    const attempt = (number: number, outcome: 'later' | 'accepted' | null, code: string | null) => ({
      id: newId(),
      message_id: message.id,
      number,
      gateway: 'twilio' as const,
      started_by: 'runner',
      machine: 'desk',
      account: '',
      recipient: '+447700900101',
      started_at: `2026-03-02T12:0${number}:00.000Z`,
      finished_at: null,
      outcome,
      code,
    });
    await database.read
      .insertInto('message_attempts')
      .values([attempt(2, null, null), attempt(1, 'later', 'no_network')])
      .execute();
    expect(await openDocument(documentId)).toMatchObject({
      value: {
        canCancel: false,
        attempts: [
          {
            at: '2026-03-02T12:01:00.000Z',
            outcome: expect.stringMatching(/^Not taken over; it waits\. No connection could be made/),
          },
          { at: '2026-03-02T12:02:00.000Z', outcome: 'Being sent.' },
        ],
      },
    });
  });

  it('is refused when it is not there', async () => {
    const { open: openDocument } = await setUp(await open());
    expect(await openDocument('none')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
