import { expect, it } from 'vitest';
import type { TickAnswers } from '../../src-shared/contract/progress.ts';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { type ActionSketch, noAnswers, type TickFirm, tickFirm } from '../../test/support/tick-firm.ts';

const review = (channel: 'sms' | 'email', more: Partial<ActionSketch> = {}) =>
  ({
    kind: 'send_progress_message',
    channel,
    subject: channel === 'email' ? 'Searches' : '',
    body: 'Dear {{ client.first_name }}',
    reviewFirst: true,
    ...more,
  }) as ActionSketch;
const note: ActionSketch = {
  kind: 'create_file_note',
  description: 'Call about {{ matter.property }}',
  body: '{{ client.first_name }} completes on {{ matter.completion_date }}.',
};

/** An answer to every review a firm's task asks for, with the texts as they were shown. */
async function asShown(firm: TickFirm): Promise<TickAnswers> {
  const asked = await firm.ask();
  if (!asked.ok) throw new Error(asked.error.message);
  const reviews = asked.value.reviews.map(({ actionId, contactId, to, subject, text }) => {
    return { actionId, contactId, to, subject, text };
  });
  return { ...noAnswers, reviews };
}

/** That nothing was done. */
async function expectUntouched(firm: TickFirm) {
  expect((await firm.task(firm.taskId))?.completed_at).toBeNull();
  for (const table of ['ticks', 'tick_outcomes', 'messages', 'documents', 'audit'] as const)
    expect(await firm.database.read.selectFrom(table).select('id').execute()).toEqual([]);
}

eachEngine('a tick that asks', (open) => {
  it('opens each note prefilled, with what is empty in brackets, and each text to review as it would go', async () => {
    const firm = await tickFirm(await open(), [note, review('sms'), review('email')], { clients: [{}] });
    const [noteId, smsId, emailId] = firm.actionIds;
    const [contactId] = firm.contactIds;
    const asked = await firm.ask();
    const who = { contactId, contactName: 'Olive Ash', text: 'Dear Olive' };
    expect(asked).toEqual({
      ok: true,
      value: {
        duplicates: [],
        taskName: 'Searches received',
        notes: [
          {
            actionId: noteId,
            description: 'Call about 1 Elm Road',
            text: 'Olive completes on [Completion date].',
          },
        ],
        reviews: [
          { actionId: smsId, ...who, channel: 'sms', to: '07700 900101', subject: null },
          { actionId: emailId, ...who, channel: 'email', to: 'olive@example.com', subject: 'Searches' },
        ],
        told: [],
      },
    });
    await expectUntouched(firm);
  });

  it('asks nothing for what its condition, or the client, keeps from acting', async () => {
    const condition = group([tokenLine('matter.property', 'is', 'elsewhere')]);
    const firm = await tickFirm(
      await open(),
      [{ ...note, condition }, review('sms'), review('email', { condition })],
      { clients: [{ mobile: null }] },
    );
    const asked = await firm.ask();
    expect(asked.ok && asked.value).toMatchObject({ notes: [], reviews: [], told: [] });
    const tick = await firm.mustTick();
    expect(tick.outcomes.map((one) => one.skipped?.reason)).toEqual([
      'condition_not_met',
      'no_mobile',
      'condition_not_met',
    ]);
  });

  it.each([
    ['no answers', [note], null],
    ['no note', [note], noAnswers],
    ['no review', [review('sms')], null],
    ['no review in its answers', [review('sms')], noAnswers],
  ] as const)('writes nothing when it is given %s', async (_, actions, answers) => {
    const firm = await tickFirm(await open(), [...actions], { clients: [{}] });
    expect(await firm.tick(answers)).toMatchObject({ ok: false, error: { code: 'answer_needed' } });
    await expectUntouched(firm);
  });

  it('wants a review for every client', async () => {
    const firm = await tickFirm(await open(), [review('sms')]);
    const { reviews } = await asShown(firm);
    expect(reviews).toHaveLength(2);
    expect(await firm.tick({ ...noAnswers, reviews: reviews.slice(0, 1) })).toMatchObject({
      error: { code: 'answer_needed' },
    });
    await expectUntouched(firm);
  });

  it('sends the texts as the user made them, straightened for SMS and counted again', async () => {
    const firm = await tickFirm(await open(), [review('sms'), review('email')], { clients: [{}] });
    const answers = await asShown(firm);
    const texts = [`“Olive” ${'x'.repeat(160)} `, 'Olive’s own words'];
    const reviews = answers.reviews.map((one, index) => ({
      ...one,
      text: texts[index] ?? '',
      subject: one.subject === null ? null : 'Another subject',
    }));
    await firm.mustTick({ ...answers, reviews });
    expect((await firm.messages()).map((row) => [row.channel, row.subject, row.body, row.segments])).toEqual([
      ['sms', null, `"Olive" ${'x'.repeat(160)}`, 2],
      ['email', 'Another subject', 'Olive’s own words', 0],
    ]);
  });

  it('is refused when the address is another than was shown, and sends nothing', async () => {
    const firm = await tickFirm(await open(), [review('sms')], { clients: [{}] });
    const answers = await asShown(firm);
    await firm.database.read.updateTable('contacts').set({ mobile: '07700 900199' }).execute();
    const refused = await firm.tick(answers);
    expect(refused).toMatchObject({ ok: false, error: { code: 'changed_meanwhile' } });
    expect(!refused.ok && refused.error.message).toContain('07700 900199');
    await expectUntouched(firm);
  });

  it.each([
    ['text_empty', ' \u200b '],
    ['text_too_long', 'x'.repeat(1601)],
  ])('is refused with %s for a text that cannot go', async (code, text) => {
    const firm = await tickFirm(await open(), [review('sms')], { clients: [{}] });
    const answers = await asShown(firm);
    const reviews = answers.reviews.map((one) => ({ ...one, text }));
    expect(await firm.tick({ ...answers, reviews })).toMatchObject({ ok: false, error: { code } });
    await expectUntouched(firm);
  });

  it('is refused for an email whose subject was taken away', async () => {
    const firm = await tickFirm(await open(), [review('email')], { clients: [{}] });
    const answers = await asShown(firm);
    const reviews = answers.reviews.map((one) => ({ ...one, subject: '  ' }));
    expect(await firm.tick({ ...answers, reviews })).toMatchObject({
      error: { code: 'text_empty', message: 'Type a subject for the email to Olive Ash.' },
    });
    await expectUntouched(firm);
  });

  it('asks as it would be refused: not there, ticked already, not required', async () => {
    const firm = await tickFirm(await open());
    expect(await firm.ask('none')).toMatchObject({ error: { code: 'not_found' } });
    const off = await firm.addTask({ name: 'Off' }, { not_required: 1 });
    expect(await firm.ask(off.taskId)).toMatchObject({ error: { code: 'not_ticked' } });
    await firm.tick();
    expect(await firm.ask()).toMatchObject({ error: { code: 'already_ticked' } });
  });
});

eachEngine('a client who was told before', (open) => {
  /** A task ticked and un-ticked, the text to the first of two clients delivered. */
  async function toldBefore(more: Partial<ActionSketch> = {}) {
    const firm = await tickFirm(await open(), [review('sms', { reviewFirst: false, ...more })]);
    await firm.mustTick(more.reviewFirst ? await asShown(firm) : null);
    const [first = ''] = firm.contactIds;
    await bringTo(firm.database, 'delivered', ({ contact_id }) => contact_id === first);
    await firm.untick();
    const [actionId = ''] = firm.actionIds;
    return { firm, told: { actionId, contactId: first } };
  }

  it('is asked about, and by default is not told again', async () => {
    const { firm, told } = await toldBefore();
    const asked = await firm.ask();
    expect(asked.ok && asked.value.told).toEqual([
      { ...told, contactName: 'Olive Ash', channel: 'sms', on: '2026-03-02', certainty: 'told' },
    ]);
    const { outcomes } = await firm.mustTick(noAnswers);
    expect(outcomes.map((one) => one.skipped?.sentence)).toEqual([
      'Olive Ash was told this on 2 Mar 2026, so it was not sent again.',
      undefined,
    ]);
    expect(await firm.messages()).toHaveLength(3);
  });

  it('is told again when that is the answer, and the other once', async () => {
    const { firm, told } = await toldBefore();
    const { outcomes } = await firm.mustTick({ ...noAnswers, sendAgain: [told] });
    expect(outcomes.map((one) => one.skipped)).toEqual([null, null]);
    expect((await firm.messages()).filter((row) => row.state === 'queued')).toHaveLength(2);
  });

  it('is reviewed only when they are told again', async () => {
    const { firm, told } = await toldBefore({ reviewFirst: true });
    const { reviews } = await asShown(firm);
    const others = reviews.filter((one) => one.contactId !== told.contactId);
    expect(others).toHaveLength(1);
    expect(await firm.tick({ ...noAnswers, reviews: others, sendAgain: [told] })).toMatchObject({
      error: { code: 'answer_needed' },
    });
    const { outcomes } = await firm.mustTick({ ...noAnswers, reviews: others });
    expect(outcomes.map((one) => one.skipped?.reason)).toEqual(['already_told', undefined]);
  });

  it('is not asked about when nothing could be sent to them anyway', async () => {
    const { firm } = await toldBefore();
    await firm.database.read.updateTable('contacts').set({ mobile: null }).execute();
    const asked = await firm.ask();
    expect(asked.ok && asked.value.told).toEqual([]);
    const { outcomes } = await firm.mustTick();
    expect(outcomes.map((one) => one.skipped?.reason)).toEqual(['no_mobile', 'no_mobile']);
  });
});
