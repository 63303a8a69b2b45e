import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { noAnswers, text, tickFirm } from '../../test/support/tick-firm.ts';

const bankDetails = text('Please pay to 20-11-22 12345674.');

eachEngine('a tick and the rules of sending', (open) => {
  it('records what is blocked, with the reason, and sends the rest', async () => {
    const firm = await tickFirm(await open(), [bankDetails, text('Hello')], { clients: [{}] });
    const { outcomes } = await firm.mustTick();
    expect(outcomes.map((one) => one.message?.status.state)).toEqual(['blocked', 'queued']);
    expect(outcomes[0]?.message?.status.note).toMatch(/bank details .*20-11-22 12345674.*by telephone/);
    expect(await firm.messages()).toMatchObject([
      { state: 'blocked', attention: 1, reason: 'bank_details' },
      { state: 'queued', attention: 0 },
    ]);
  });

  it('counts the messages of one tick against the daily limit of each client', async () => {
    const firm = await tickFirm(await open(), [text('One'), text('Two')], { firm: { daily_limit: 1 } });
    await firm.mustTick();
    const rows = await firm.messages();
    expect(rows.map(({ recipient_name, body, state }) => [recipient_name, body, state])).toEqual([
      ['Olive Ash', 'One', 'queued'],
      ['Rowan Ash', 'One', 'queued'],
      ['Olive Ash', 'Two', 'blocked'],
      ['Rowan Ash', 'Two', 'blocked'],
    ]);
  });

  it('holds for the hours and says until when; un-ticking withdraws it long after the undo window', async () => {
    const firm = await tickFirm(await open(), [text('Hello')], {
      clients: [{}],
      firm: { sending_days: '1,2,3,4,5,6', sending_from: '08:00', sending_until: '20:00' },
    });
    firm.clock.set('2026-03-07T21:00:00.000Z');
    const { outcomes, undoUntil } = await firm.mustTick();
    expect(undoUntil).toBe('2026-03-07T21:01:00.000Z');
    expect(outcomes[0]?.message?.status).toMatchObject({
      state: 'queued',
      note: "Until Mon 9 Mar 08:00. Messages go within the firm's sending hours only. It goes by itself.",
    });
    firm.clock.set('2026-03-08T12:00:00.000Z');
    expect(await firm.untick()).toMatchObject({ ok: true, value: { withdrawn: 1 } });
    expect(await firm.messages()).toMatchObject([{ state: 'cancelled', reason: 'withdrawn', attention: 0 }]);
  });

  it('leaves nothing blocked to look at once it is taken back', async () => {
    const firm = await tickFirm(await open(), [bankDetails], { clients: [{}] });
    await firm.mustTick();
    await firm.untick();
    expect(await firm.messages()).toMatchObject([{ state: 'blocked', attention: 0 }]);
  });
});

eachEngine('a tick that would send a client the same text within ten minutes', (open) => {
  it('asks as it asks of who was told before, and sends nothing unless the user says so', async () => {
    const firm = await tickFirm(await open(), [text('Hello')], { clients: [{}] });
    await firm.mustTick();
    const again = await firm.addTask({
      name: 'Again',
      actions: firm.actions.map((one) => ({ ...one, id: 'again' })),
    });
    const asked = await firm.ask(again.taskId);
    const who = { actionId: 'again', contactId: firm.contactIds[0] ?? '' };
    expect(asked.ok && asked.value).toMatchObject({
      told: [],
      duplicates: [{ ...who, contactName: 'Olive Ash', channel: 'sms', at: null }],
    });
    expect(await firm.tick(null, again.taskId)).toMatchObject({ error: { code: 'answer_needed' } });
    const ticked = await firm.tick(noAnswers, again.taskId);
    expect(ticked.ok && ticked.value.outcomes).toMatchObject([
      {
        skipped: {
          reason: 'duplicate',
          sentence: 'The same text to Olive Ash already waits to go, so it was not sent again.',
        },
        message: null,
        canSendNow: false,
      },
    ]);
    await firm.untick(again.taskId);
    await bringTo(firm.database, 'not_known');
    const perhaps = await firm.tick(noAnswers, again.taskId);
    expect(perhaps.ok && perhaps.value.outcomes).toMatchObject([
      {
        skipped: {
          reason: 'perhaps_duplicate',
          sentence:
            'The same text may have been sent to Olive Ash at 12:01, so it was not sent again: see the message on Documents.',
        },
      },
    ]);
    await firm.untick(again.taskId);
    await bringTo(firm.database, 'delivered');
    const later = await firm.ask(again.taskId);
    expect(later.ok && later.value.duplicates).toMatchObject([{ at: '2026-03-02T12:01:00.000Z' }]);
    expect(await firm.tick({ ...noAnswers, sendAgain: [who] }, again.taskId)).toMatchObject({ ok: true });
    expect(await firm.messages()).toHaveLength(2);
  });

  it('does not ask of two messages of its own, nor of another channel or client', async () => {
    const firm = await tickFirm(await open(), [text('Hello'), text('Hello')], { clients: [{}] });
    await firm.mustTick();
    const email = { kind: 'send_progress_message', channel: 'email', subject: 'x', body: 'Hello' } as const;
    const { taskId } = await firm.addTask({
      name: 'By email',
      actions: [{ ...email, id: 'e', condition: null, reviewFirst: false }],
    });
    expect(await firm.tick(null, taskId)).toMatchObject({ ok: true });
    expect(await firm.messages()).toHaveLength(3);
  });
});

eachEngine('who was told in test mode', (open) => {
  it('was told for as long as it is on, and is still to be told once it is off', async () => {
    const firm = await tickFirm(await open(), [text('Hello')], {
      clients: [{}],
      firm: { sms_gateway: 'twilio', test_mode: 1, test_mobile: '07700 900555' },
    });
    const { tickId } = await firm.mustTick();
    const went = { gateway: 'twilio', test_recipient: '+447700900555' } as const;
    await bringTo(firm.database, 'delivered', () => true, went);
    const outcome = await firm.outcome(tickId);
    expect(outcome.ok && outcome.value.outcomes[0]?.message?.status.note).toBe(
      'Test mode: it went to 07700 900555, not to the client.',
    );
    await firm.untick();
    const told = async () => {
      const asked = await firm.ask();
      return asked.ok ? asked.value.told.length + asked.value.duplicates.length : null;
    };
    expect(await told()).toBe(1);
    await firm.database.read.updateTable('firm_settings').set({ test_mode: 0 }).execute();
    expect(await told()).toBe(0);
  });
});
