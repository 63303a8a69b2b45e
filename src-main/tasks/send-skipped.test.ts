import { expect, it } from 'vitest';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import type { SeedOptions } from '../../test/support/seed.ts';
import { type ActionSketch, noAnswers, text, tickFirm, toAction } from '../../test/support/tick-firm.ts';
import type { Database } from '../database/database.ts';

/** A ticked task that skipped its text to the first client. */
async function skipped(database: Database, action = text(), options: SeedOptions = {}) {
  const firm = await tickFirm(database, [action], { clients: [{ mobile: null }, {}], ...options });
  const tick = await firm.mustTick();
  const [outcome] = tick.outcomes;
  if (!outcome?.skipped) throw new Error('It was sent');
  const mend = (contact: object) =>
    database.read
      .updateTable('contacts')
      .set(contact)
      .where('id', '=', outcome.contactId ?? '')
      .execute();
  return { firm, tick, outcome, mend };
}

eachEngine('a message that a tick skipped', (open) => {
  it('is sent once its cause is mended, and its outcome then tells of the message', async () => {
    const { firm, tick, outcome, mend } = await skipped(await open());
    expect(outcome).toMatchObject({ canSendNow: true, skipped: { reason: 'no_mobile' } });
    expect(tick.outcomes[1]).toMatchObject({ canSendNow: false, skipped: null });
    await mend({ mobile: '07700 900188' });
    firm.clock.advance(600);
    const sent = await firm.sendSkipped(outcome.id);
    expect(sent).toMatchObject({
      ok: true,
      value: {
        tickId: tick.tickId,
        outcomes: [
          {
            id: outcome.id,
            skipped: null,
            canSendNow: false,
            recipient: '07700 900188',
            text: 'Dear Olive',
            message: { status: { state: 'queued' } },
          },
          {},
        ],
      },
    });
    const made = (await firm.messages()).find((row) => row.contact_id === outcome.contactId);
    expect(made).toMatchObject({
      tick_id: tick.tickId,
      action_id: firm.actionIds[0],
      due_at: '2026-03-02T12:11:00.000Z',
    });
    const audit = await firm.database.read.selectFrom('audit').select(['action', 'subject_id']).execute();
    expect(audit).toContainEqual({ action: 'tick.send_skipped', subject_id: made?.id });
  });

  it('is never sent twice, not even by two who ask at once', async () => {
    const { firm, outcome, mend } = await skipped(await open());
    await mend({ mobile: '07700 900188' });
    const both = await Promise.all([firm.sendSkipped(outcome.id), firm.sendSkipped(outcome.id)]);
    expect(both.map((one) => (one.ok ? 'ok' : one.error.code)).sort()).toEqual(['ok', 'too_late']);
    expect(await firm.sendSkipped(outcome.id)).toMatchObject({ error: { code: 'too_late' } });
    expect(await firm.messages()).toHaveLength(2);
  });

  it('stays skipped, for the reason there is now, while something is in the way', async () => {
    const { firm, outcome, mend } = await skipped(await open());
    await mend({ mobile: '020 7946 0958' });
    const tried = await firm.sendSkipped(outcome.id);
    expect(tried).toMatchObject({
      value: { outcomes: [{ skipped: { reason: 'mobile_not_valid' }, canSendNow: true, message: null }, {}] },
    });
    expect(await firm.messages()).toHaveLength(1);
    await mend({ mobile: '07700 900188' });
    expect(await firm.sendSkipped(outcome.id)).toMatchObject({
      value: { outcomes: [{ skipped: null }, {}] },
    });
  });

  it.each<[reason: string, ActionSketch, SeedOptions, mend: (database: Database) => Promise<unknown>]>([
    [
      'messages_off',
      text(),
      { matter: { messages_off: 1 } },
      (database) => database.read.updateTable('matters').set({ messages_off: 0 }).execute(),
    ],
    [
      'not_flagged_for_texts',
      text(),
      { clients: [{ send_texts: 0 }] },
      (database) => database.read.updateTable('contacts').set({ send_texts: 1 }).execute(),
    ],
    [
      'empty_token',
      text('On {{ matter.completion_date }}'),
      {},
      (database) => database.read.updateTable('matters').set({ completion_date: '2026-06-01' }).execute(),
    ],
    [
      'no_channel',
      text('x', { channel: 'preferred', subject: 'News' }),
      { clients: [{ mobile: null, email: null }] },
      (database) => database.read.updateTable('contacts').set({ email: 'o@example.com' }).execute(),
    ],
  ])('can be mended where it was %s', async (reason, action, options, mend) => {
    const database = await open();
    const { firm, outcome } = await skipped(database, action, { clients: [{}], ...options });
    expect(outcome).toMatchObject({ canSendNow: true, skipped: { reason } });
    await mend(database);
    expect(await firm.sendSkipped(outcome.id)).toMatchObject({ value: { outcomes: [{ skipped: null }] } });
    expect(await firm.messages()).toHaveLength(1);
  });

  it.each<[string, ActionSketch, SeedOptions?]>([
    ['condition_not_met', text('x', { condition: group([tokenLine('matter.property', 'is', 'no')]) })],
    ['template_faulty', text('{{ no.such }}'), { clients: [{}] }],
    ['no_clients', text(), { clients: [] }],
    ['no_mobile', text('x', { reviewFirst: true })],
  ])(
    'cannot be sent from here where it was %s and nothing mends it, or its text is to be reviewed',
    async (reason, action, options) => {
      const { firm, outcome } = await skipped(await open(), action, {
        clients: [{ mobile: null }],
        ...options,
      });
      expect(outcome).toMatchObject({ canSendNow: false, skipped: { reason } });
      await firm.database.read.updateTable('contacts').set({ mobile: '07700 900188' }).execute();
      expect(await firm.sendSkipped(outcome.id)).toMatchObject({ ok: false, error: { code: 'too_late' } });
      expect(await firm.messages()).toEqual([]);
    },
  );

  it('cannot be sent once the task was un-ticked, also when it was ticked again', async () => {
    const { firm, tick, outcome, mend } = await skipped(await open());
    await firm.untick();
    await mend({ mobile: '07700 900188' });
    const undone = await firm.outcome(tick.tickId);
    expect(undone.ok && undone.value.outcomes.map((one) => one.canSendNow)).toEqual([false, false]);
    expect(await firm.sendSkipped(outcome.id)).toMatchObject({ error: { code: 'too_late' } });
    await firm.mustTick(noAnswers);
    expect(await firm.sendSkipped(outcome.id)).toMatchObject({ error: { code: 'too_late' } });
    expect((await firm.messages()).filter((row) => row.state === 'queued')).toHaveLength(2);
  });

  it('is refused for a client who left the matter, and for an outcome that is not there', async () => {
    const { firm, outcome, mend } = await skipped(await open());
    await mend({ mobile: '07700 900188' });
    await firm.database.read
      .deleteFrom('parties')
      .where('contact_id', '=', outcome.contactId ?? '')
      .execute();
    expect(await firm.sendSkipped(outcome.id)).toMatchObject({ error: { code: 'changed_meanwhile' } });
    expect(await firm.sendSkipped('none')).toMatchObject({ error: { code: 'not_found' } });
    const after = await firm.database.read
      .selectFrom('tick_outcomes')
      .select('skip_reason')
      .where('id', '=', outcome.id)
      .execute();
    expect(after).toEqual([{ skip_reason: 'no_mobile' }]);
  });

  it('is withdrawn with the tick when that is taken back', async () => {
    const { firm, outcome, mend } = await skipped(await open());
    await mend({ mobile: '07700 900188' });
    firm.clock.advance(600);
    await firm.sendSkipped(outcome.id);
    expect(await firm.untick()).toMatchObject({ value: { withdrawn: 2 } });
  });

  it('is sent although its own tick closed the matter, and not when that was closed otherwise', async () => {
    const firm = await tickFirm(await open(), [], { clients: [{ mobile: null }] });
    const { taskId } = await firm.addTask({
      name: 'Close',
      actions: [
        toAction({ kind: 'change_status', statusTypeId: firm.statuses.archived }),
        toAction(text('Closed')),
      ],
    });
    const ticked = await firm.tick(null, taskId);
    const id = (ticked.ok && ticked.value.outcomes[1]?.id) || '';
    await firm.database.read.updateTable('contacts').set({ mobile: '07700 900188' }).execute();
    await firm.setStatus(firm.statuses.cancelled);
    expect(await firm.sendSkipped(id)).toMatchObject({
      value: { outcomes: [{}, { skipped: { reason: 'matter_closed' }, canSendNow: true }] },
    });
    await firm.setStatus(firm.statuses.archived);
    expect(await firm.sendSkipped(id)).toMatchObject({ value: { outcomes: [{}, { skipped: null }] } });
    expect((await firm.messages()).map((row) => row.body)).toEqual(['Closed']);
  });
});
