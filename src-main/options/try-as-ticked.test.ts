import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { type ActionSketch, type TickFirm, tickFirm, toAction } from '../../test/support/tick-firm.ts';
import { tryHandlers } from './try-service.ts';

/** Any triggered action that asks nothing, on what a tick firm has; some cannot act, or only for one client. */
function anyAction(firm: TickFirm, templateIds: string[]): fc.Arbitrary<ActionSketch> {
  const condition = fc.constantFrom(
    undefined,
    group([tokenLine('matter.property', 'contains', 'elm')]),
    group([tokenLine('client.first_name', 'is', 'Rowan')]),
    group([tokenLine('field.gone', 'is_empty')]),
    group([tokenLine('matter.status', 'is', 'Open')]),
  );
  const body = fc.constantFrom(
    'Dear {{ client.first_name }}',
    'On {{ matter.exchange_date }}',
    'Plain ŵ',
    '{{ no.such }}',
    'x'.repeat(400),
  );
  const message = fc.record({
    kind: fc.constant('send_progress_message' as const),
    channel: fc.constantFrom('sms' as const, 'email' as const, 'preferred' as const),
    subject: fc.constant('News'),
    body,
  });
  const party = fc.record({
    kind: fc.constant('email_party' as const),
    role: fc.constantFrom('lender' as const, 'estate_agent' as const),
    subject: fc.constant('News'),
    body: fc.constantFrom('Of {{ matter.reference }}', 'Dear {{ client.first_name }}'),
  });
  const status = fc.record({
    kind: fc.constant('change_status' as const),
    statusTypeId: fc.constantFrom(...Object.values(firm.statuses), 'gone'),
  });
  const field = fc.record({
    kind: fc.constant('set_field' as const),
    token: fc.constantFrom('field.price', 'field.survey_date', 'matter.completion_date', 'field.gone'),
    value: fc.oneof(
      fc.record({ kind: fc.constant('fixed' as const), value: fc.constantFrom('100', '2026-05-01', 'x') }),
      fc.record({
        kind: fc.constant('day' as const),
        days: fc.integer({ min: -20, max: 20 }),
        unit: fc.constantFrom('days' as const, 'working_days' as const),
      }),
      fc.constant({ kind: 'empty' as const }),
    ),
  });
  const tasks = fc.record({
    kind: fc.constant('set_tasks' as const),
    templateIds: fc.subarray(templateIds, { minLength: 1 }),
    notRequired: fc.boolean(),
  });
  const page = fc.record({
    kind: fc.constant('open_web_page' as const),
    url: fc.constantFrom(
      'https://example.org/{{ matter.property }}',
      'http://example.org/',
      'https://example.org/{{ lender.name }}',
    ),
  });
  const reminder = fc.record({
    kind: fc.constant('create_reminder' as const),
    text: fc.constantFrom('Ring {{ fee_earner.name }}', 'Ring {{ field.surveyor }}'),
    days: fc.integer({ min: 0, max: 30 }),
    unit: fc.constantFrom('days' as const, 'working_days' as const),
  });
  return fc
    .tuple(fc.oneof(message, party, status, field, tasks, page, reminder), condition)
    .map(([action, on]) => ({ ...action, ...(on ? { condition: on } : {}) }) as ActionSketch);
}

eachEngine('what is tried and what is ticked', (open, engine) => {
  it('are one and the same, whatever the definition', async () => {
    const database = await open();
    const first = await tickFirm(database, [], { statusKind: 'quote', clients: [{}, { mobile: null }] });
    const templates = [
      await first.addTask({ name: 'One', preActivation: true }),
      await first.addTask({ name: 'Two' }, { not_required: 1 }),
    ];
    await first.addParty('estate_agent', { full_name: 'Ash Homes' });
    const templateIds = templates.map((one) => one.templateId);
    const rows = fc.array(anyAction(first, templateIds), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (actions) => {
        const definition = definitionOf(`Tried ${newId()}`, { actions: actions.map(toAction) });
        const { taskId, templateId } = await first.addTask(definition);
        const input = { matterId: first.matterId, templateId, definition };
        const answer = await tryHandlers(first.deps)['options.tryTask'](input, { user: first.user });
        if (!answer.ok) throw new Error(answer.error.message);
        const tried = answer.value;
        const ticked = await first.tick(null, taskId);
        if (!ticked.ok) throw new Error(ticked.error.message);
        const said = tried.actions.flatMap((one) =>
          one.messages.length > 0
            ? one.messages.map((message) => [
                one.kind,
                message.contactName,
                message.problem,
                message.text || null,
              ])
            : [[one.kind, '', one.problem, null]],
        );
        const { outcomes } = ticked.value;
        expect(
          outcomes.map((one) => [one.kind, one.contactName, one.skipped?.sentence ?? null, one.text]),
        ).toEqual(said);
        // What an effect did is what it was said it would do: the value, the day, the tasks, the address.
        for (const [index, one] of tried.actions.filter((each) => each.messages.length === 0).entries()) {
          const outcome = outcomes.filter((each) => each.contactName === '')[index];
          const did = outcome?.url ?? outcome?.result ?? '';
          const words = did.match(/“[^”]+”|£[\d.,]+|\d+ \w+ \d{4}|https:\S+/g) ?? [];
          if (!did.includes('was already')) for (const word of words) expect(one.sentence).toContain(word);
        }
        // As it was, for the next.
        expect(await first.untick(taskId)).toMatchObject({ ok: true, value: { stays: [] } });
      }),
      { numRuns: engine === 'sqlite' ? 60 : 10 },
    );
  });
});
