import { expect, it } from 'vitest';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import { newId } from '../../src-shared/ids.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { type SeedOptions, seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { tickTask } from '../tasks/tick-service.ts';
import { messageHandlers } from './message-service.ts';

/** What the page sends along: the number it shows, and the message's id. */
type Shown = { mobile?: string; messageId?: string; isAgain?: boolean };

async function setUp(database: Database, options?: SeedOptions) {
  const seeded = await seedMatter(database, options);
  const clock = fakeClock('2026-03-02T12:00:00.000Z');
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
  const handlers = messageHandlers({ database, clock, log: createLog(() => {}) });
  const [contactId = ''] = seeded.contactIds;
  return {
    ...seeded,
    clients: (matterId = seeded.matterId) => handlers['messages.smsClients']({ matterId }, { user }),
    send: (text: string, to = contactId, matterId = seeded.matterId, more: Shown = {}) =>
      handlers['messages.sendSms'](
        {
          matterId,
          contactId: to,
          mobile: '07700 900101',
          text,
          messageId: newId(),
          isAgain: false,
          ...more,
        },
        { user },
      ),
    cancel: (documentId: string) => handlers['messages.cancel']({ documentId }, { user }),
  };
}

const messages = (database: Database) => database.read.selectFrom('messages').selectAll().execute();

eachEngine('New SMS', (open) => {
  it('offers each client with the number as understood, or why they cannot be texted', async () => {
    const { clients, contactIds } = await setUp(await open(), {
      clients: [
        { full_name: 'A', mobile: '+44 (0)7700 900101' },
        { full_name: 'B', mobile: null },
        { full_name: 'C', mobile: '020 7946 0958' },
        { full_name: 'D', sms_opted_out_at: '2026-01-01T00:00:00.000Z' },
        { full_name: 'E', send_texts: 0 },
      ],
    });
    const answer = await clients();
    expect(answer.ok && answer.value.clients).toEqual([
      { contactId: contactIds[0], name: 'A', mobile: '07700 900101', problem: null },
      { contactId: contactIds[1], name: 'B', mobile: null, problem: 'B has no mobile number.' },
      {
        contactId: contactIds[2],
        name: 'C',
        mobile: '020 7946 0958',
        problem: 'The mobile number of C is not a valid mobile: it is not a mobile number.',
      },
      {
        contactId: contactIds[3],
        name: 'D',
        mobile: expect.any(String),
        problem: 'D has asked for no more texts.',
      },
      {
        contactId: contactIds[4],
        name: 'E',
        mobile: expect.any(String),
        problem: 'E is not flagged to be sent texts.',
      },
    ]);
  });

  it('puts one straightened text on the file and in the outbox, due at once', async () => {
    const database = await open();
    const { send, contactIds, matterId } = await setUp(database);
    const told: unknown[] = [];
    database.onChanged((changes) => told.push(...changes));
    const sent = await send('  It’s “done” – Olive…  ');
    const [message, ...more] = await messages(database);
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      body: `It's "done" - Olive...`,
      contact_id: contactIds[0],
      recipient: '+447700900101',
      recipient_shown: '07700 900101',
      state: 'queued',
      due_at: '2026-03-02T12:00:00.000Z',
      reason: null,
      tick_id: null,
      segments: 1,
    });
    expect(sent).toEqual({ ok: true, value: { documentId: message?.document_id, heldUntil: null } });
    expect(told).toEqual([
      { area: 'documents', matterId },
      { area: 'session', matterId: null },
    ]);
  });

  it.each([
    ['160 letters', 'a'.repeat(160)],
    ['80 euro signs, which count two', '€'.repeat(80)],
    ['70 characters with one outside GSM-7', `ê${'a'.repeat(69)}`],
    ['an ellipsis that makes 160', `${'a'.repeat(157)}…`],
  ])('takes what is one SMS: %s', async (_what, text) => {
    const database = await open();
    const { send } = await setUp(database);
    expect(await send(text)).toMatchObject({ ok: true });
    expect((await messages(database))[0]?.segments).toBe(1);
  });

  it.each([
    ['161 letters', 'a'.repeat(161), '160 at most, and this one is 161'],
    ['79 euro signs and three letters', `${'€'.repeat(79)}abc`, '160 at most, and this one is 161'],
    ['71 characters with one outside GSM-7', `ê${'a'.repeat(70)}`, '70 at most, and this one is 71'],
    ['an ellipsis that makes 161', `${'a'.repeat(158)}…`, '160 at most, and this one is 161'],
  ])('refuses what is more than one SMS: %s', async (_what, text, sentence) => {
    const database = await open();
    const { send } = await setUp(database);
    const message = expect.stringContaining(sentence);
    expect(await send(text)).toMatchObject({ ok: false, error: { code: 'text_too_long', message } });
    expect(await messages(database)).toEqual([]);
  });

  it.each(['', '   \n\t ', '\u200b', '\u00a0'])('refuses a text with nothing in it: %j', async (text) => {
    const { send } = await setUp(await open());
    expect(await send(text)).toMatchObject({ ok: false, error: { code: 'text_empty' } });
  });

  it.each<[string, SeedOptions]>([
    ['Olive Ash has no mobile number.', { clients: [{ mobile: null }] }],
    [
      'Olive Ash has asked for no more texts.',
      { clients: [{ sms_opted_out_at: '2026-01-01T00:00:00.000Z' }] },
    ],
    ['Olive Ash is not flagged to be sent texts.', { clients: [{ send_texts: 0 }] }],
    ['Messages are switched off for this matter.', { matter: { messages_off: 1 } }],
    ['The matter is cancelled or archived, and such matters send nothing.', { statusKind: 'archived' }],
  ])('refuses to send, whatever the screen showed before: %s', async (message, options) => {
    const database = await open();
    const { send } = await setUp(database, options);
    expect(await send('Hello')).toEqual({ ok: false, error: { code: 'cannot_text', message } });
    expect(await messages(database)).toEqual([]);
  });

  it('refuses a number that is not the one the user saw, and says which it is now', async () => {
    const database = await open();
    const { send, clients, contactIds, matterId } = await setUp(database);
    const [contactId = ''] = contactIds;
    await database.read
      .updateTable('contacts')
      .set({ mobile: '+447700900999' })
      .where('id', '=', contactId)
      .execute();
    expect(await send('Hello')).toEqual({
      ok: false,
      error: {
        code: 'changed_meanwhile',
        message: 'The number of Olive Ash has changed to 07700 900999: look at it and send again.',
      },
    });
    expect(await messages(database)).toEqual([]);
    const listed = await clients();
    const mobile = (listed.ok && listed.value.clients[0]?.mobile) || '';
    expect(await send('Hello', contactId, matterId, { mobile })).toMatchObject({ ok: true });
    expect(await messages(database)).toMatchObject([{ recipient: '+447700900999' }]);
  });

  it('sends once what is asked for again with the same id: after another, at once, and when it could not be sent now', async () => {
    const database = await open();
    const { send, contactIds, matterId } = await setUp(database);
    const [contactId = ''] = contactIds;
    const again = () => send(' It’s done ', contactId, matterId, { messageId: 'the-one' });
    const answers = await Promise.all([again(), again()]);
    answers.push(await again());
    await database.read.updateTable('contacts').set({ send_texts: 0 }).execute();
    answers.push(await again());
    const [message, ...more] = await messages(database);
    expect(more).toEqual([]);
    expect(message?.id).toBe('the-one');
    for (const answer of answers)
      expect(answer).toEqual({ ok: true, value: { documentId: message?.document_id, heldUntil: null } });
    expect(await database.read.selectFrom('documents').selectAll().execute()).toHaveLength(1);
    expect(await database.read.selectFrom('audit').selectAll().execute()).toHaveLength(1);
  });

  it('refuses the id of another message rather than to say that this one was sent', async () => {
    const database = await open();
    const { send, contactIds, matterId } = await setUp(database);
    const [olive = '', rowan = ''] = contactIds;
    const messageId = 'the-one';
    await send('Hello', olive, matterId, { messageId });
    const refused = { ok: false, error: { code: 'changed_meanwhile' } };
    expect(await send('Goodbye', olive, matterId, { messageId })).toMatchObject(refused);
    const toRowan = { messageId, mobile: '07700 900102' };
    expect(await send('Hello', rowan, matterId, toRowan)).toMatchObject(refused);
    expect(await messages(database)).toHaveLength(1);
  });

  it('refuses a client of another matter, and one who is on this one as something else', async () => {
    const database = await open();
    const other = await seedMatter(database);
    const { send, matterId, contactIds } = await setUp(database);
    const refused = { ok: false, error: { code: 'not_found' } };
    expect(await send('Hello', other.contactIds[0])).toMatchObject(refused);
    expect(await send('Hello', 'none')).toMatchObject(refused);
    expect(await send('Hello', contactIds[0], 'none')).toMatchObject(refused);
    await database.read
      .updateTable('parties')
      .set({ role: 'lender' })
      .where('matter_id', '=', matterId)
      .execute();
    expect(await send('Hello')).toMatchObject(refused);
    expect(await messages(database)).toEqual([]);
  });

  it('says that the matter is not there when its clients are asked for', async () => {
    const { clients } = await setUp(await open());
    expect(await clients('none')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('leaves neither the text nor the number in the audit', async () => {
    const database = await open();
    const { send } = await setUp(database);
    await send('A private word');
    const lines = await database.read.selectFrom('audit').selectAll().execute();
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/private|7700/);
  });
});

eachEngine('cancelling a message', (open) => {
  const sendOne = async (database: Database, state: MessageState) => {
    const { send, cancel } = await setUp(database);
    const sent = await send('Hello');
    await bringTo(database, state);
    return { cancel, documentId: sent.ok ? sent.value.documentId : '' };
  };

  it.each(['queued', 'claimed'] as const)(
    'withdraws one that is %s, and keeps it on the file',
    async (state) => {
      const database = await open();
      const { cancel, documentId } = await sendOne(database, state);
      expect(await cancel(documentId)).toEqual({ ok: true, value: {} });
      expect(await messages(database)).toMatchObject([
        { state: 'cancelled', reason: 'withdrawn', claimed_by: null, document_id: documentId },
      ]);
      expect(await cancel(documentId)).toMatchObject({ ok: false, error: { code: 'too_late' } });
    },
  );

  it.each([
    'dispatching',
    'accepted',
    'delivered',
    'undelivered',
    'failed',
    'not_known',
    'expired',
    'blocked',
  ] as const)('comes too late for one that is %s, and changes nothing', async (state) => {
    const database = await open();
    const { cancel, documentId } = await sendOne(database, state);
    const before = await messages(database);
    expect(await cancel(documentId)).toMatchObject({ ok: false, error: { code: 'too_late' } });
    expect(await messages(database)).toEqual(before);
  });

  it('is refused for a document that is not there', async () => {
    const { cancel } = await setUp(await open());
    expect(await cancel('none')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

eachEngine('a limit of texts by hand', (open) => {
  it('counts what went, may have gone or waits on that matter; not what a tick sent, nor what did not go', async () => {
    const database = await open();
    const { send, clients, matterTypeId, contactIds, matterId } = await setUp(database);
    const limit = (sms_limit: number | null) =>
      database.read.updateTable('matter_types').set({ sms_limit }).where('id', '=', matterTypeId).execute();
    const become = (state: MessageState) => bringTo(database, state);
    await limit(0);
    expect(await send('One')).toMatchObject({ ok: false, error: { code: 'limit_reached' } });
    await limit(1);
    expect(await send('One')).toMatchObject({ ok: true });
    for (const state of ['queued', 'not_known', 'accepted', 'undelivered'] as const) {
      await become(state);
      expect(await send('Two')).toMatchObject({
        ok: false,
        error: { code: 'limit_reached', message: expect.stringContaining('the 1 text by hand') },
      });
    }
    expect(await messages(database)).toHaveLength(1);
    await become('cancelled');
    expect(await send('Two')).toMatchObject({ ok: true });
    const elsewhere = await seedMatter(database);
    await database.read.updateTable('matter_types').set({ sms_limit: 1 }).execute();
    expect(await send('Three', elsewhere.contactIds[0], elsewhere.matterId)).toMatchObject({ ok: true });
    await limit(null);
    expect(await send('Four', contactIds[0], matterId)).toMatchObject({ ok: true });
    expect(await clients()).toMatchObject({ ok: true });
  });

  it('leaves what a tick sends alone', async () => {
    const database = await open();
    const { send, taskId, userId } = await setUp(database);
    await database.read.updateTable('matter_types').set({ sms_limit: 1 }).execute();
    const user: User = { id: userId, name: 'Sam Oak', initials: 'SO', role: 'standard' };
    const deps = { database, clock: fakeClock(), log: createLog(() => {}) };
    expect(await tickTask(deps, taskId, user)).toMatchObject({ ok: true });
    expect(await send('One')).toMatchObject({ ok: true });
    expect(await send('Two')).toMatchObject({ ok: false, error: { code: 'limit_reached' } });
  });
});
