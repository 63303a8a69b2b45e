import { expect, it } from 'vitest';
import { type CallName, contract } from '../../src-shared/contract/contract.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { bringTo } from '../../test/support/outbox.ts';
import { noAnswers, tickFirm } from '../../test/support/tick-firm.ts';
import { tryHandlers } from '../options/try-service.ts';

/** That an answer has the fields of its schema, and no field more. */
function expectAsDeclared(name: CallName, answer: { ok: boolean; value?: unknown }) {
  expect([name, answer.ok]).toEqual([name, true]);
  expect([name, contract[name].output.parse(answer.value)]).toEqual([name, answer.value]);
}

eachEngine('every answer about ticking', (open) => {
  it('is what the contract declares', async () => {
    const firm = await tickFirm(
      await open(),
      [
        { kind: 'send_progress_message', channel: 'sms', subject: '', body: 'Dear {{ client.first_name }}' },
        { kind: 'send_progress_message', channel: 'email', subject: 's', body: 'x', reviewFirst: true },
        { kind: 'create_file_note', description: 'Call', body: 'x' },
        { kind: 'open_web_page', url: 'https://example.org/' },
        { kind: 'create_reminder', text: 'x', days: 1, unit: 'days' },
      ],
      { clients: [{}, { mobile: null }] },
    );
    const asked = await firm.ask();
    if (!asked.ok) throw new Error(asked.error.message);
    expectAsDeclared('progress.questions', asked);
    const answers = {
      ...noAnswers,
      notes: asked.value.notes,
      reviews: asked.value.reviews.map(({ contactName: _, channel: __, ...answer }) => answer),
    };
    const ticked = await firm.tick(answers);
    expectAsDeclared('progress.tick', ticked);
    const skipped = ticked.ok ? ticked.value.outcomes.find((one) => one.canSendNow) : undefined;
    expectAsDeclared('progress.sendSkipped', await firm.sendSkipped(skipped?.id ?? ''));
    expectAsDeclared('progress.outcome', await firm.outcome(ticked.ok ? ticked.value.tickId : ''));
    expectAsDeclared('progress.open', await firm.openWhole());
    await bringTo(firm.database, 'delivered');
    expectAsDeclared('progress.untick', await firm.untick());
    const again = await firm.ask();
    expectAsDeclared('progress.questions', again);
    expect(again.ok && again.value.told).toHaveLength(3);
    expectAsDeclared('matters.setStatus', await firm.setStatus(firm.statuses.archived));
  });

  it('is what the contract declares of a try, too', async () => {
    const firm = await tickFirm(await open(), [
      { kind: 'send_progress_message', channel: 'sms', subject: '', body: 'ŵ' },
      { kind: 'open_web_page', url: 'https://example.org/' },
    ]);
    const { matterId, matterTypeId, actions, user } = firm;
    const definition = definitionOf('x', { actions });
    const handlers = tryHandlers(firm.deps);
    expectAsDeclared(
      'options.tryTask',
      await handlers['options.tryTask']({ matterId, templateId: null, definition }, { user }),
    );
    const tokens = await handlers['options.tokens']({ matterTypeId, matterId }, { user });
    expectAsDeclared('options.tokens', tokens);
  });
});
