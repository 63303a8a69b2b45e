import { expect, it } from 'vitest';
import { messageStates } from '../../src-shared/domain/message-states.ts';
import { newId } from '../../src-shared/ids.ts';
import { later, noon, attentionFirm as setUp } from '../../test/support/attention-firm.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { enqueueOne, messageNow } from '../../test/support/outbox.ts';
import { updateFirmSettings } from '../options/firm-queries.ts';

eachEngine('Send again', (open) => {
  it.each(['failed', 'undelivered', 'expired', 'blocked', 'cancelled', 'not_known'] as const)(
    'puts what is %s back in the outbox, as new, to the number of now',
    async (state) => {
      const database = await open();
      const firm = await setUp(database, { firm: { sms_gateway: 'twilio' } });
      const inDoubt = state === 'not_known';
      const reason = inDoubt ? 'timed_out' : 'number_changed';
      const left = {
        provider_id: 'SM1',
        poll_at: later,
        polls: 3,
        check_at: later,
        checks: 4,
        missed_at: later,
        // What certainly did not go may have been a test; what may have gone is not sent again to another.
        test_recipient: inDoubt ? null : '+447700900999',
        reason_detail: '1',
      };
      const id = await firm.stands({ state, reason, ...left });
      await database.read
        .updateTable('contacts')
        .set({ mobile: '+447700900119', full_name: 'Mrs Olive Elm' })
        .where('id', '=', firm.contactIds[0] ?? '')
        .execute();
      const before = await messageNow(database, id);
      firm.told.length = 0;
      expect(await firm.sendAgain(id, { to: '07700 900119' })).toEqual({
        ok: true,
        value: { sentence: 'It waits to be sent to Mrs Olive Elm, 07700 900119.' },
      });
      const now = firm.clock.now();
      expect(await messageNow(database, id)).toEqual({
        ...before,
        state: 'queued',
        state_at: now,
        due_at: now,
        ordered_at: now,
        not_after: '2026-03-03T12:30:00.000Z',
        recipient: '+447700900119',
        recipient_shown: '07700 900119',
        recipient_name: 'Mrs Olive Elm',
        reason: null,
        reason_detail: null,
        attention: 0,
        provider_id: null,
        poll_at: null,
        polls: 0,
        check_at: null,
        checks: 0,
        missed_at: null,
        gateway: inDoubt ? 'twilio' : null,
        test_recipient: null,
        sends_again: before.sends_again + 1,
      });
      expect(await firm.audit()).toEqual([
        { action: 'message.send_again', by: firm.userId, before: JSON.stringify({ state, reason }) },
      ]);
      expect(firm.told).toEqual([
        { area: 'documents', matterId: firm.matterId },
        { area: 'session', matterId: null },
      ]);
    },
  );

  it('waits for the firm’s hours outside the sending hours, and says when it goes', async () => {
    const database = await open();
    const { sendAgain, stands } = await setUp(database);
    await updateFirmSettings(database.read, { sending_from: '08:00', sending_until: '12:00' });
    const id = await stands({ state: 'failed', reason: 'refused' });
    expect(await sendAgain(id)).toEqual({
      ok: true,
      value: {
        sentence:
          'It waits to be sent to Olive Ash, 07700 900101. It goes Tue 3 Mar 08:00, within the sending hours.',
      },
    });
    expect(await messageNow(database, id)).toMatchObject({
      due_at: '2026-03-03T08:00:00.000Z',
      ordered_at: '2026-03-03T08:00:00.000Z',
      not_after: '2026-03-04T08:00:00.000Z',
      reason: 'outside_hours',
    });
  });

  it('remembers in test mode that an earlier try may have gone to the test number', async () => {
    const database = await open();
    const { sendAgain, stands } = await setUp(database, { firm: { sms_gateway: 'twilio', test_mode: 1 } });
    const id = await stands({ state: 'not_known', reason: 'timed_out', test_recipient: '+447700900999' });
    await sendAgain(id);
    expect(await messageNow(database, id)).toMatchObject({ test_recipient: '+447700900999' });
  });

  it.each([
    ['clients', 'test', /may have gone to the client, and a test would not show whether it did/],
    ['clients', 'practice', /may have gone to the client, and practice would not show/],
    ['test', 'clients', /went in test mode, to the firm itself\. Write a new message instead/],
    ['practice', 'clients', /went in practice\. Write a new message instead/],
  ] as const)('does not send what is in doubt for %s to %s', async (tried, now, sentence) => {
    const database = await open();
    const { sendAgain, stands } = await setUp(database, {
      firm: { sms_gateway: now === 'practice' ? 'practice' : 'twilio', test_mode: now === 'test' ? 1 : 0 },
    });
    const id = await stands({
      state: 'not_known',
      reason: 'timed_out',
      gateway: tried === 'practice' ? 'practice' : 'twilio',
      test_recipient: tried === 'test' ? '+447700900999' : null,
    });
    const before = await messageNow(database, id);
    expect(await sendAgain(id)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(sentence) },
    });
    expect(await messageNow(database, id)).toEqual(before);
  });

  it('sends once for one press, however often it is pressed', async () => {
    const database = await open();
    const { sendAgain, stands, audit } = await setUp(database);
    const id = await stands({ state: 'failed', reason: 'refused' });
    const { state_at: at, sends_again } = await messageNow(database, id);
    const answers = await Promise.all([sendAgain(id, { at }), sendAgain(id, { at }), sendAgain(id, { at })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.error.code === 'changed_meanwhile')).toHaveLength(
      2,
    );
    expect((await messageNow(database, id)).sends_again).toBe(sends_again + 1);
    expect(await audit()).toHaveLength(1);
  });

  it('keeps that it may have gone, so that it can never be said not to have', async () => {
    const database = await open();
    const { sendAgain, stands } = await setUp(database, { firm: { sms_gateway: 'twilio' } });
    const id = await stands({ state: 'not_known', reason: 'timed_out' });
    await sendAgain(id);
    expect(await messageNow(database, id)).toMatchObject({ state: 'queued', may_have_gone: 1 });
  });

  it('does not mind the daily limit when the person who presses does not', async () => {
    const database = await open();
    const { sendAgain, stands, audit } = await setUp(database);
    const id = await stands({ state: 'blocked' });
    await sendAgain(id, { despiteLimit: true });
    expect(await messageNow(database, id)).toMatchObject({ state: 'queued', limit_waived: 1 });
    expect(await audit()).toMatchObject([{ action: 'message.send_anyway' }]);
  });

  it.each([
    ['+447700900119', 'The number of Olive Ash is 07700 900119 now: look at it and send again.'],
    [null, 'Olive Ash has no valid mobile number any more. Correct it in their details first.'],
  ])('goes to no number that was not seen: %s', async (mobile, message) => {
    const database = await open();
    const { sendAgain, stands } = await setUp(database);
    const id = await stands({ state: 'failed', reason: 'refused' });
    await database.read.updateTable('contacts').set({ mobile }).execute();
    const before = await messageNow(database, id);
    expect(await sendAgain(id)).toEqual({ ok: false, error: { code: 'changed_meanwhile', message } });
    expect(await messageNow(database, id)).toEqual(before);
  });

  it.each(['queued', 'claimed', 'dispatching', 'accepted', 'delivered'] as const)(
    'is refused for what is %s',
    async (state) => {
      const database = await open();
      const { sendAgain, stands, audit } = await setUp(database);
      const id = await stands({ state });
      expect(await sendAgain(id)).toMatchObject({ ok: false, error: { code: 'changed_meanwhile' } });
      expect(await audit()).toEqual([]);
    },
  );

  it('is refused for what has moved on since it was shown, though it failed again', async () => {
    const { sendAgain, stands } = await setUp(await open());
    const id = await stands({ state: 'failed', reason: 'refused', state_at: later });
    expect(await sendAgain(id, { at: noon })).toMatchObject({
      ok: false,
      error: { code: 'changed_meanwhile' },
    });
  });

  it('takes the address of an email', async () => {
    const database = await open();
    const { sendAgain, stands } = await setUp(database);
    const id = await stands(
      { state: 'failed', gateway: 'smtp', reason: 'address_refused' },
      { channel: 'email' },
    );
    await database.read.updateTable('contacts').set({ email: 'olive.ash@example.net' }).execute();
    expect(await sendAgain(id, { to: 'olive@example.com' })).toMatchObject({ ok: false });
    expect(await sendAgain(id, { to: 'olive.ash@example.net' })).toMatchObject({ ok: true });
    expect((await messageNow(database, id)).recipient).toBe('olive.ash@example.net');
  });
});

eachEngine('a message that is not known', (open) => {
  it('is asked about at once, and stays a person’s to decide', async () => {
    const database = await open();
    const { checkAgain, stands, audit, clock, told } = await setUp(database);
    const id = await stands({ state: 'not_known', reason: 'timed_out', checks: 4 });
    const before = await messageNow(database, id);
    told.length = 0;
    expect(await checkAgain(id)).toMatchObject({ ok: true });
    expect(await messageNow(database, id)).toEqual({ ...before, check_at: clock.now() });
    expect(await audit()).toMatchObject([{ action: 'message.check_again' }]);
    expect(told).not.toEqual([]);
  });

  it('cannot be asked about at a mail server, nor once it is known', async () => {
    const { checkAgain, stands } = await setUp(await open());
    const email = await stands({ state: 'not_known', gateway: 'smtp' }, { channel: 'email' });
    expect(await checkAgain(email)).toMatchObject({ ok: false, error: { code: 'too_late' } });
    const known = await stands({ state: 'accepted' });
    expect(await checkAgain(known)).toMatchObject({ ok: false, error: { code: 'too_late' } });
    expect(await checkAgain('none')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it.each([
    ['+447700900101', 'AC123', true],
    ['+447700900177', 'AC123', false],
    ['+447700900101', 'AC999', false],
  ])('asks only where it went and by what: %s, %s', async (recipient, account, ok) => {
    const database = await open();
    const { checkAgain, stands } = await setUp(database, {
      firm: { sms_gateway: 'twilio', sms_account_sid: 'AC123' },
    });
    const message_id = await stands({ state: 'not_known', reason: 'timed_out' });
    const attempt = {
      number: 1,
      gateway: 'twilio',
      started_by: 'x',
      machine: 'x',
      started_at: noon,
    } as const;
    await database.read
      .insertInto('message_attempts')
      .values({ id: newId(), message_id, ...attempt, recipient, account })
      .execute();
    expect((await checkAgain(message_id)).ok).toBe(ok);
  });

  it('is sent by a user’s word, which stands in its status with their initials, and is not asked about', async () => {
    const database = await open();
    const { markSent, stands, audit, clock } = await setUp(database);
    const id = await stands({ state: 'not_known', reason: 'timed_out', check_at: later, provider_id: null });
    expect(await markSent(id)).toMatchObject({ ok: true });
    expect(await messageNow(database, id)).toMatchObject({
      state: 'accepted',
      state_at: clock.now(),
      reason: 'marked_sent',
      reason_detail: 'SO on 2 Mar 2026 at 12:30',
      attention: 0,
      poll_at: null,
      check_at: null,
      sends_again: 0,
    });
    expect(await audit()).toMatchObject([{ action: 'message.mark_sent' }]);
  });

  it.each(messageStates.filter((state) => state !== 'not_known'))(
    'is the only one that can be marked: not one that is %s',
    async (state) => {
      const database = await open();
      const { markSent, stands } = await setUp(database);
      const id = await stands({ state });
      expect(await markSent(id)).toMatchObject({ ok: false, error: { code: 'changed_meanwhile' } });
      expect((await messageNow(database, id)).state).toBe(state);
    },
  );
});

eachEngine('Mark as dealt with', (open) => {
  it('takes a message off the list and leaves it what it is', async () => {
    const database = await open();
    const { dealWith, stands, list, audit } = await setUp(database);
    const id = await stands({ state: 'failed', reason: 'refused' });
    const before = await messageNow(database, id);
    expect(await dealWith(id)).toMatchObject({ ok: true });
    expect(await messageNow(database, id)).toEqual({ ...before, attention: 0 });
    expect((await list()).messages).toEqual([]);
    expect(await dealWith(id)).toMatchObject({ ok: false, error: { code: 'changed_meanwhile' } });
    expect(await audit()).toMatchObject([{ action: 'message.deal_with' }]);
  });

  it('can be taken back, once', async () => {
    const database = await open();
    const { dealWith, putBack, stands, list, audit } = await setUp(database);
    const id = await stands({ state: 'failed', reason: 'refused' });
    const before = await messageNow(database, id);
    expect(await putBack(id)).toMatchObject({ ok: false, error: { code: 'changed_meanwhile' } });
    await dealWith(id);
    expect(await putBack(id)).toMatchObject({ ok: true });
    expect(await messageNow(database, id)).toEqual(before);
    expect((await list()).messages).toHaveLength(1);
    expect((await audit()).map(({ action }) => action)).toEqual(['message.deal_with', 'message.put_back']);
  });

  it.each([
    ['cancelled', 'withdrawn'],
    ['delivered', undefined],
    ['not_known', 'timed_out'],
  ] as const)('puts nothing on the list that was not taken off it: %s, %s', async (state, reason) => {
    const { putBack, stands } = await setUp(await open());
    const id = await stands({ state, attention: 0, ...(reason ? { reason } : {}) });
    expect(await putBack(id)).toMatchObject({ ok: false, error: { code: 'changed_meanwhile' } });
  });

  it('is no choice for what is not known', async () => {
    const { dealWith, stands } = await setUp(await open());
    const id = await stands({ state: 'not_known', reason: 'timed_out' });
    expect(await dealWith(id)).toMatchObject({ ok: false, error: { code: 'changed_meanwhile' } });
  });
});

eachEngine('Retry now', (open) => {
  it('ends every pause, and makes due what a failed try held back, but no undo window', async () => {
    const database = await open();
    const { retryNow, clock, stands, audit, told, ...seeded } = await setUp(database);
    const tried = await stands({ state: 'queued', due_at: '2026-03-02T14:00:00.000Z', reason: 'no_network' });
    const held = await enqueueOne(database, seeded, clock.now(), {
      dueAt: '2026-03-02T14:00:00.000Z',
      id: newId(),
    });
    for (const channel of ['sms', 'email'] as const) {
      const row = { channel, reason: 'no_network', paused_until: '2026-03-02T15:00:00.000Z' };
      await database.read.insertInto('channel_pauses').values(row).execute();
    }
    told.length = 0;
    expect(await retryNow()).toEqual({ ok: true, value: {} });
    expect(await database.read.selectFrom('channel_pauses').selectAll().execute()).toEqual([]);
    expect((await messageNow(database, tried)).due_at).toBe(clock.now());
    expect((await messageNow(database, held)).due_at).toBe('2026-03-02T14:00:00.000Z');
    expect(await audit()).toMatchObject([{ action: 'sending.retry_now' }]);
    expect(told).toContainEqual({ area: 'session', matterId: null });
  });
});
