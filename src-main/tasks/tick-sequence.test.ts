import { expect, it } from 'vitest';
import { group, tokenLine } from '../../test/support/conditions.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { definitionOf } from '../../test/support/definitions.ts';
import { type ActionSketch, text, tickFirm, toAction } from '../../test/support/tick-firm.ts';

const set = (token: string, value: string): ActionSketch => ({
  kind: 'set_field',
  token,
  value: { kind: 'fixed', value },
});
const remind = (words: string, condition?: ReturnType<typeof group>): ActionSketch => ({
  kind: 'create_reminder',
  text: words,
  days: 1,
  unit: 'days',
  ...(condition ? { condition } : {}),
});
const reasons = (tick: { outcomes: { skipped: { reason: string } | null }[] }) =>
  tick.outcomes.map((one) => one.skipped?.reason ?? null);

eachEngine('each action of a tick', (open) => {
  it('writes what the actions before it set, into every kind of text, and only those before it', async () => {
    const on = '{{ matter.completion_date }}';
    const firm = await tickFirm(
      await open(),
      [
        text(`First ${on}`),
        set('matter.completion_date', '2026-03-30'),
        set('field.price', '100'),
        text(`Then ${on} at {{ field.price }}`),
        { kind: 'email_party', role: 'estate_agent', subject: `On ${on}`, body: `Body ${on}` },
        { kind: 'create_file_note', description: `Note ${on}`, body: `Text ${on}` },
        { kind: 'open_web_page', url: `https://example.org/{{ matter.completion_date | date: "yyyy" }}` },
        remind(`Ring on ${on}`),
      ],
      { clients: [{}], matter: { completion_date: '2026-02-01' } },
    );
    await firm.addParty('estate_agent', { full_name: 'Ash Homes', email: 'ash@example.net' });
    const asked = await firm.ask();
    const [note] = asked.ok ? asked.value.notes : [];
    expect(note).toMatchObject({ description: 'Note 30 March 2026', text: 'Text 30 March 2026' });
    const { actionId = '', description = '', text: words = '' } = note ?? {};
    const notes = [{ actionId, description, text: words }];
    const tick = await firm.mustTick({ notes, reviews: [], sendAgain: [] });
    expect((await firm.messages()).map((row) => [row.subject, row.body])).toEqual([
      [null, 'First 1 February 2026'],
      [null, 'Then 30 March 2026 at £1.00'],
      ['On 30 March 2026', 'Body 30 March 2026'],
    ]);
    expect(tick.outcomes[6]?.url).toBe('https://example.org/2026');
    expect(tick.outcomes[7]?.result).toBe('A reminder for Tuesday 3 March 2026: Ring on 30 March 2026');
  });

  it('meets the conditions that those before it made true or false', async () => {
    const firm = await tickFirm(
      await open(),
      [
        remind('a', group([tokenLine('matter.exchange_date', 'is_not_empty')])),
        set('matter.exchange_date', '2026-03-30'),
        remind('b', group([tokenLine('matter.exchange_date', 'is_not_empty')])),
        text('c', { condition: group([tokenLine('matter.exchange_date', 'is_empty')]) }),
        { kind: 'set_field', token: 'matter.exchange_date', value: { kind: 'empty' } },
        remind('d', group([tokenLine('matter.exchange_date', 'is_empty')])),
        set('field.tenure', 'Leasehold'),
        remind('e', group([tokenLine('field.tenure', 'is', 'Leasehold')])),
      ],
      { clients: [{}] },
    );
    const no = 'condition_not_met';
    expect(reasons(await firm.mustTick())).toEqual([no, null, null, no, null, null, null, null]);
    expect((await firm.matter()).exchange_date).toBeNull();
  });

  it('sees the status that one before it gave, with the day it became Active', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote', clients: [{}] });
    const { taskId } = await firm.addTask({
      name: 'Activate',
      actions: [
        { kind: 'change_status', statusTypeId: firm.statuses.active } as ActionSketch,
        text('{{ matter.status }} since {{ matter.activated_on }}', {
          condition: group([{ kind: 'status_kind', comparison: 'is', kinds: ['active'] }]),
        }),
        remind('x', group([{ kind: 'status', comparison: 'is', statusTypeIds: [firm.statuses.open] }])),
      ].map(toAction),
    });
    const ticked = await firm.tick(null, taskId);
    expect(ticked.ok && reasons(ticked.value)).toEqual([null, null, 'condition_not_met']);
    expect((await firm.messages())[0]?.body).toBe('In progress since 2 March 2026');
  });

  it('sends what follows the closing of the matter, and what follows its opening again', async () => {
    const database = await open();
    const firm = await tickFirm(database, [], { clients: [{}] });
    const to = (statusTypeId: string): ActionSketch => ({ kind: 'change_status', statusTypeId });
    const { archived, cancelled, active } = firm.statuses;
    const close = await firm.addTask({
      name: 'Close',
      actions: [text('Closing'), to(archived), text('Closed')].map(toAction),
    });
    const closed = await firm.tick(null, close.taskId);
    expect(closed.ok && reasons(closed.value)).toEqual([null, null, null]);
    const reopen = await firm.addTask({
      name: 'Open again',
      actions: [text('Before'), to(active), text('After'), to(cancelled), text('Last')].map(toAction),
    });
    const reopened = await firm.tick(null, reopen.taskId);
    expect(reopened.ok && reasons(reopened.value)).toEqual(['matter_closed', null, null, null, null]);
    const bodies = (await firm.messages()).map((row) => row.body);
    expect(bodies).toEqual(['Closing', 'Closed', 'After', 'Last']);
  });

  it('finds its own task completed, and other tasks as those before it marked them', async () => {
    const firm = await tickFirm(await open());
    const other = await firm.addTask({ name: 'Other' });
    const of = (templateId: string, state: 'completed' | 'outstanding' | 'not_required') =>
      group([{ kind: 'task', templateId, state }]);
    const self = await firm.addTask({ name: 'Self' });
    const actions = [
      remind('outstanding before', of(other.templateId, 'outstanding')),
      { kind: 'set_tasks', templateIds: [other.templateId], notRequired: true } satisfies ActionSketch,
      remind('outstanding', of(other.templateId, 'outstanding')),
      remind('not required', of(other.templateId, 'not_required')),
      remind('self', of(self.templateId, 'completed')),
    ].map(toAction);
    await firm.database.read
      .updateTable('task_template_versions')
      .set({
        definition: JSON.stringify(definitionOf('Self', { actions })),
      })
      .where('id', '=', self.versionId)
      .execute();
    const ticked = await firm.tick(null, self.taskId);
    expect(ticked.ok && reasons(ticked.value)).toEqual([null, null, 'condition_not_met', null, null]);
  });

  it('holds up the activation of what never was Active, also through Cancelled', async () => {
    const firm = await tickFirm(await open(), [], { statusKind: 'quote' });
    await firm.addTask({ name: 'Identity', preActivation: true });
    const { cancelled, active } = firm.statuses;
    const to = (statusTypeId: string) => toAction({ kind: 'change_status', statusTypeId });
    const { taskId } = await firm.addTask({ name: 'Round', actions: [to(cancelled), to(active)] });
    const ticked = await firm.tick(null, taskId);
    expect(ticked.ok && reasons(ticked.value)).toEqual([null, 'pre_activation']);
    expect((await firm.matter()).status_type_id).toBe(cancelled);
  });
});
