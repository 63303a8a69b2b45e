import { expect, it } from 'vitest';
import { later, attentionFirm as setUp } from '../../test/support/attention-firm.ts';
import { eachEngine } from '../../test/support/databases.ts';

eachEngine('Needs attention', (open) => {
  it('lists what somebody has to look at, newest first, with what can be done about it', async () => {
    const database = await open();
    const { list, stands, matterId, contactIds } = await setUp(database);
    await stands({ state: 'delivered', attention: 0 });
    await stands({ state: 'failed', attention: 0, reason: 'number_not_valid' });
    const old = await stands({ state: 'failed', reason: 'number_not_valid' });
    const id = await stands({ state: 'undelivered', reason: 'handset_off', state_at: later });
    const { messages, next } = await list();
    expect(next).toBe(null);
    expect(messages.map(({ help }) => help.messageId)).toEqual([id, old]);
    expect(messages[0]).toEqual({
      documentId: expect.any(String),
      reference: expect.any(String),
      clients: expect.any(String),
      subject: expect.any(String),
      recipientName: 'Olive Ash',
      recipient: '07700 900101',
      emailSubject: null,
      text: 'Dear Olive, your searches are back.',
      by: 'SO',
      status: {
        state: 'undelivered',
        note: "The client's phone could not be reached: switched off or without signal. Send it again later, or ring.",
        practice: false,
      },
      concerns: 'contact',
      checkingUntil: null,
      help: {
        messageId: id,
        at: later,
        matterId,
        contactId: contactIds[0],
        contactName: 'Olive Ash',
        to: '07700 900101',
        channel: 'sms',
        inDoubt: false,
        canAsk: true,
        remedies: ['send_again', 'correct_contact', 'open_matter', 'dealt_with'],
      },
    });
    expect(messages[1]?.help.remedies).toEqual([
      'correct_contact',
      'send_again',
      'open_matter',
      'dealt_with',
    ]);
  });

  it.each([
    ['failed', 'account', ['sending_options', 'send_again', 'open_matter', 'dealt_with']],
    ['cancelled', 'contact', ['correct_contact', 'send_again', 'open_matter', 'dealt_with']],
  ] as const)(
    'sends nobody to the client for what the test number did: a text that was for it and is %s',
    async (state, concerns, remedies) => {
      const { list, stands } = await setUp(await open());
      await stands({ state, reason: 'number_not_valid', test_recipient: '+447700900199' });
      expect((await list()).messages).toMatchObject([{ concerns, help: { remedies } }]);
    },
  );

  it('is paged by key, whatever comes in between', async () => {
    const { list, stands } = await setUp(await open());
    const ids: string[] = [];
    for (const minute of ['10', '11', '12', '12', '13'])
      ids.push(
        await stands({ state: 'failed', reason: 'refused', state_at: `2026-03-02T12:${minute}:00.000Z` }),
      );
    const first = await list(2);
    await stands({ state: 'failed', reason: 'refused', state_at: later });
    const second = await list(2, first.next);
    const third = await list(2, second.next);
    const pages = [first, second, third].map((page) => page.messages.map(({ help }) => help.messageId));
    expect(pages.flat()).toHaveLength(5);
    expect(new Set(pages.flat())).toEqual(new Set(ids));
    expect(pages[0]?.[0]).toBe(ids[4]);
    expect(third.next).toBe(null);
  });

  it('says of what is being found out until when, before all that waits for a person, and once', async () => {
    const { list, stands } = await setUp(await open());
    const waiting = await stands({ state: 'failed', reason: 'refused', state_at: later });
    const id = await stands({
      state: 'not_known',
      attention: 0,
      reason: 'timed_out',
      check_at: '2026-03-02T12:05:00.000Z',
    });
    const first = await list(1);
    expect(first.messages.map(({ help }) => help.messageId)).toEqual([id, waiting]);
    expect(first.messages[0]).toMatchObject({
      concerns: null,
      checkingUntil: '2026-03-02T13:00:00.000Z',
      status: { note: expect.stringMatching(/^The provider did not answer in time\..* until 13:00\.$/) },
      help: { inDoubt: false, remedies: ['check_again'] },
    });
    expect((await list(1, first.next)).messages).toEqual([]);
  });

  it('says of an email in doubt that it is tried once more, and offers nothing meanwhile', async () => {
    const { list, stands } = await setUp(await open());
    await stands(
      { state: 'not_known', gateway: 'smtp', attention: 0, reason: 'connection_lost', check_at: later },
      { channel: 'email' },
    );
    expect((await list()).messages).toMatchObject([
      {
        status: { note: expect.stringContaining('It is tried once more at 12:30.') },
        help: { remedies: [] },
      },
    ]);
  });

  it('lists once what a person has asked about again', async () => {
    const { list, stands, checkAgain } = await setUp(await open());
    const id = await stands({ state: 'not_known', reason: 'timed_out', checks: 4 });
    await checkAgain(id);
    expect((await list()).messages).toMatchObject([
      { checkingUntil: null, help: { messageId: id, inDoubt: true } },
    ]);
  });

  it('gives three choices when nothing could be found out', async () => {
    const { list, stands } = await setUp(await open());
    await stands({ state: 'not_known', reason: 'timed_out', checks: 4 });
    await stands(
      { state: 'not_known', reason: 'timed_out', gateway: 'smtp', retried: 1 },
      { channel: 'email' },
    );
    const choices = ['check_again', 'mark_sent', 'send_again', 'open_matter'];
    expect((await list()).messages.map(({ help }) => help)).toMatchObject([
      { inDoubt: true, canAsk: false, remedies: choices, to: 'olive@example.com' },
      { inDoubt: true, canAsk: true, remedies: choices },
    ]);
  });

  it('offers no sending to a contact without a valid number', async () => {
    const { list, stands } = await setUp(await open(), { clients: [{ mobile: '020 7946 0958' }] });
    await stands({ state: 'cancelled', reason: 'number_gone' });
    expect((await list()).messages[0]?.help).toMatchObject({
      to: null,
      remedies: ['correct_contact', 'open_matter', 'dealt_with'],
    });
  });
});
